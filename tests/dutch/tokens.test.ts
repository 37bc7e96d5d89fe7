import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitHyphens, tokenize } from "../../src/dutch/tokens.ts";

const normals = (text: string) => tokenize(text).map(({ normal, kind }) => `${kind}:${normal}`);

describe("tokenize", () => {
  it("keeps apostrophes and hyphens inside a word", () => {
    expect(normals("'e-mail' foto’s ICT-organisatie zorg-")).toEqual([
      "word:e-mail",
      "word:foto's",
      "word:ict-organisatie",
      "word:zorg",
    ]);
  });
  it("makes numbers, percentages, dates and section numbers one token each", () => {
    expect(normals("2,5 miljoen op 4 november 2022: 20 % bij 4.3.4 en 1,5 in 2025")).toEqual([
      "number:2500000",
      "word:op",
      "date:2022-11-04",
      "number:20%",
      "word:bij",
      "id:4.3.4",
      "word:en",
      "number:1,5",
      "word:in",
      "number:2025",
    ]);
  });
  it("keeps a counting word a word with its figures, and een an article", () => {
    expect(normals("één van twee, een van drie")).toEqual([
      "word:1",
      "word:van",
      "word:2",
      "word:een",
      "word:van",
      "word:3",
    ]);
  });
  it("reads dotted abbreviations without their dots and names with figures whole", () => {
    expect(normals("o.a. m.b.t. COVID-19 t/m 5G")).toEqual([
      "word:oa",
      "word:mbt",
      "word:covid-19",
      "word:t/m",
      "word:5g",
    ]);
  });
  it("never loses all of a word, also when its only letter is a mark by another name", () => {
    expect(tokenize("\ufc5e").map(({ normal }) => normal)).toEqual(["\ufc5e"]);
  });

  it("gives tokens in order, inside the text and with their literal text", () => {
    const piece = fc.constantFrom(
      "é",
      "-",
      "'",
      "´",
      ".",
      "4.3.4",
      "20%",
      " ",
      "één",
      "mei",
      "2022",
      "2,5",
      "miljoen",
      "a",
      "€",
      "\n",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(piece).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(from);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.normal).not.toBe("");
          from = token.end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("splitHyphens", () => {
  it("gives the parts of a hyphenated word their own places", () => {
    const text = "De ICT-organisatie";
    const parts = tokenize(text).flatMap(splitHyphens);
    expect(parts.map(({ normal }) => normal)).toEqual(["de", "ict", "organisatie"]);
    for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text);
  });
  it("leaves dates with hyphens whole", () => {
    expect(tokenize("2022-11-04").flatMap(splitHyphens)).toHaveLength(1);
  });
});
