import { describe, expect, it } from "vitest";
import { joinPieces, toLine } from "../../../../src/documents/readers/pdf/lines.ts";
import type { Glyphs } from "../../../../src/documents/readers/pdf/page-content.ts";
import { glyphs, upright } from "./made-up-page.ts";

const read = (parts: readonly Glyphs[]) => toLine(joinPieces(parts, []));

describe("joining glyphs into lines", () => {
  it("puts one space at a gap and none where letters touch", () => {
    const line = read([glyphs("wel", 13, 50), glyphs("Goed", 30.5, 50), glyphs("zo", 50.5, 50)]);
    expect(line.text).toBe("wel Goedzo");
  });

  it("keeps a raised number out of the text as a note at its place", () => {
    const line = read([
      glyphs("formulieren.", 0, 50),
      glyphs("12", 60, 46, { size: 6 }),
      glyphs("Voor hen", 70, 50),
    ]);
    expect(line.text).toBe("formulieren. Voor hen");
    expect(line.notes).toEqual([{ start: 12, end: 12, note: 12 }]);
  });

  it("keeps the power of a unit, an ordinal and a lowered number as text", () => {
    const raised = { size: 6 };
    const unit = [glyphs("40 m", 0, 50), glyphs("2", 20, 46, raised)];
    const ordinal = [glyphs("de 21", 0, 50), glyphs("e", 25, 46, raised), glyphs("eeuw", 31, 50)];
    const lowered = [glyphs("CO", 0, 50), glyphs("2", 10, 52, raised)];
    expect([unit, ordinal, lowered].map((one) => read(one).text)).toEqual([
      "40 m2",
      "de 21e eeuw",
      "CO2",
    ]);
    expect(read(unit).notes).toEqual([]);
  });

  it("gives the raised number a footnote starts with as its label", () => {
    const line = read([
      glyphs("3", 0, 47, { size: 5 }),
      glyphs("Zie artikel 12.", 3, 50, { size: 8 }),
    ]);
    expect([line.label, line.text, line.notes]).toEqual([3, "Zie artikel 12.", []]);
  });

  it.each(["•", "–", "\uf0b7", "▪", "-"])(
    "leaves the bullet %s out and tells where its text starts",
    (bullet) => {
      const line = read([glyphs(bullet, 20, 50), glyphs("een besluit", 32, 50)]);
      expect([line.text, line.bulletTo]).toEqual(["een besluit", 32]);
    },
  );

  it("takes a dash inside a sentence for no bullet", () => {
    expect(read([glyphs("-achtig is geen punt", 0, 50)]).bulletTo).toBeUndefined();
  });

  it("puts accents that were printed apart on their letters", () => {
    expect(read([glyphs("ge¨ınformeerd is ´e´en van hen", 0, 50)]).text).toBe(
      "geïnformeerd is één van hen",
    );
  });
});

describe("joining glyphs into pieces", () => {
  const texts = (parts: readonly Glyphs[], rules: Parameters<typeof joinPieces>[1]) =>
    joinPieces(parts, rules).map((piece) => piece.glyphs.map(({ text }) => text).join(" "));

  it("parts them at a wide gap", () => {
    const parts = [glyphs("Datum", 0, 50), glyphs("12 maart", 40, 50)];
    expect(texts(parts, [])).toEqual(["Datum", "12 maart"]);
  });

  it("never joins over the line between two cells, nor inside one run of letters", () => {
    const rule = upright(16, 0, 100);
    expect(texts([glyphs("Nr.", 0, 50), glyphs("Actie", 18, 50)], [rule])).toEqual([
      "Nr.",
      "Actie",
    ]);
    expect(texts([glyphs("Nr. Actie", 0, 50)], [rule])).toEqual(["Nr.", "Actie"]);
    expect(texts([glyphs("Nr. Actie", 0, 150)], [rule])).toEqual(["Nr. Actie"]);
  });
});
