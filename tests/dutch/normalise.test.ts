import { describe, expect, it } from "vitest";
import { foldAccents, normalise } from "../../src/dutch/normalise.ts";

describe("foldAccents", () => {
  it("takes accents away and keeps the case", () => {
    expect(foldAccents("Coördinatie én Financiën")).toBe("Coordinatie en Financien");
  });
  it("reads ligatures and combining marks as their letters", () => {
    expect(foldAccents("e\u0301e\u0301n oﬃcieel")).toBe("een officieel");
  });
  it("makes a free-standing acute an apostrophe instead of a space", () => {
    expect(foldAccents("risico´s")).toBe("risico's");
  });
});

describe("normalise", () => {
  it("gives one form to quotes, dashes, case and white space", () => {
    expect(normalise(" ‘Foto’s’  –\n“ICT” ")).toBe("'foto's' - \"ict\"");
  });
  it("changes nothing when it is done twice", () => {
    const once = normalise("Één ´nieuw normaal´ — 2021–2025…");
    expect(normalise(once)).toBe(once);
  });
});
