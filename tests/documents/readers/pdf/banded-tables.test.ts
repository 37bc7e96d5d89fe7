import { describe, expect, it } from "vitest";
import { composeDocument } from "../../../../src/documents/readers/pdf/compose-document.ts";
import type { Glyphs, Rule } from "../../../../src/documents/readers/pdf/page-content.ts";
import { flat, glyphs, page, prose, upright } from "./made-up-page.ts";

/** The sides of cells of 30 points high from 60 to 120, 360 and 480, as colour behind them has. */
const band = (y: number): Rule[] => [
  flat(60, 480, y),
  flat(60, 480, y + 30),
  ...[60, 120, 360, 480].map((x) => upright(x, y, y + 30)),
];

const row = (y: number, ...[key = "", text = "", owner = ""]: string[]): Glyphs[] => [
  glyphs(key, 65, y + 12),
  glyphs(text, 125, y + 12),
  glyphs(owner, 365, y + 12),
];

function tablesOf(parts: readonly Glyphs[], rules: Rule[]) {
  const { blocks } = composeDocument([[page(1, parts, rules)]]);
  return blocks.flatMap((one) =>
    one.kind === "table"
      ? [[one.header, ...one.rows].map((cells) => cells.map((cell) => cell[0]?.text))]
      : [],
  );
}

describe("a table with colour behind every other row", () => {
  const cells = [
    ["Nr", "Actie", "Eigenaar"],
    ["1.1", "Register bijhouden", "Team Data"],
    // The text reaches the owner's column, so that only its edge parts them.
    ["1.2", "Inwoners helpen met formulieren en aanvragen om", "Bibliotheek"],
    ["1.3", "Medewerkers opleiden", "CISO"],
    ["1.4", "Websites toetsen", "Communicatie"],
    ["1.5", "Broncode openbaar maken", "Team Web"],
  ];
  const rows = cells.flatMap((texts, index) => row(200 + index * 30, ...texts));

  it("is one table, its white rows and the white row below the last too", () => {
    const rules = [200, 260, 320].flatMap(band);
    expect(tablesOf(rows, rules)).toEqual([cells]);
  });

  it("is not two tables with text between them", () => {
    const between = [
      ...row(200, "Nr", "Actie", "Eigenaar"),
      ...row(230, "1.1", "Register bijhouden", "Team Data"),
      ...prose(5, 80).map((text, index) => glyphs(text, 60, 275 + index * 12)),
      ...row(350, "Nr", "Doel", "Trekker"),
      ...row(380, "1", "Iedereen doet mee", "Bibliotheek"),
    ];
    const rules = [200, 230, 350, 380].flatMap(band);
    expect(tablesOf(between, rules).map(([head]) => head)).toEqual([
      ["Nr", "Actie", "Eigenaar"],
      ["Nr", "Doel", "Trekker"],
    ]);
  });
});
