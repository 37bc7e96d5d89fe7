import { describe, expect, it } from "vitest";
import { joinPieces } from "../../../../src/documents/readers/pdf/lines.ts";
import type { Glyphs } from "../../../../src/documents/readers/pdf/page-content.ts";
import { glyphs } from "./made-up-page.ts";

/** Words with the same white between them that together fill the width, as justified lines have. */
function stretch(text: string, x: number, width: number, y: number): Glyphs[] {
  const words = text.split(" ");
  const letters = words.reduce((sum, word) => sum + word.length * 5, 0);
  const gap = (width - letters) / (words.length - 1);
  let at = x;
  return words.map((word) => {
    const one = glyphs(word, at, y);
    at += one.width + gap;
    return one;
  });
}

const textsOf = (parts: readonly Glyphs[]) =>
  joinPieces(parts, []).map((piece) => piece.glyphs.map(({ text }) => text).join(" "));

describe("a justified line that is stretched", () => {
  it("is one line however wide its gaps are", () => {
    const parts = [
      glyphs("portefeuillehouder informatieveiligheid", 60, 100),
      ...stretch("verwerkt wanneer daarvoor een", 60, 195, 112),
      ...stretch("betrokkene daarover is", 60, 195, 124),
    ];
    expect(textsOf(parts)).toEqual([
      "portefeuillehouder informatieveiligheid",
      "verwerkt wanneer daarvoor een",
      "betrokkene daarover is",
    ]);
  });

  it("is not a row of cells, which ends nowhere in particular", () => {
    const parts = [
      ...stretch("Nr Actie Trekker", 60, 195, 100),
      ...stretch("1 Register Gemeentesecretaris", 60, 240, 112),
    ];
    expect(textsOf(parts)).toHaveLength(6);
  });

  it("is not a line of three columns of text", () => {
    const line = "de raad stelt de nota vast";
    const parts = [100, 112].flatMap((y) =>
      [60, 210, 360].map((x) => glyphs(line, x, y, { width: 130 })),
    );
    expect(textsOf(parts)).toEqual(Array.from({ length: 6 }, () => line));
  });
});
