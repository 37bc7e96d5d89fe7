import { describe, expect, it } from "vitest";
import { readRegions } from "../../../../src/documents/readers/pdf/compose-document.ts";
import type { Glyphs, Rule } from "../../../../src/documents/readers/pdf/page-content.ts";
import type { Region } from "../../../../src/documents/readers/pdf/regions.ts";
import { column, flat, glyphs, prose, upright } from "./made-up-page.ts";

function textsOf(region: Region): string[] {
  if (region.kind === "text") return region.lines.map(({ text }) => text);
  throw new Error("This is a table.");
}

const order = (parts: readonly Glyphs[]) =>
  readRegions({ glyphs: [...parts], rules: [] }).flatMap(textsOf);

function tableOf(parts: readonly Glyphs[], rules: Rule[] = []) {
  const tables = readRegions({ glyphs: [...parts], rules }).flatMap((one) =>
    one.kind === "table" ? [one.table] : [],
  );
  expect(tables).toHaveLength(1);
  const texts = (cells: { text: string }[][]) =>
    cells.map((cell) => cell.map(({ text }) => text).join(" "));
  return { header: texts(tables[0]?.header ?? []), rows: (tables[0]?.rows ?? []).map(texts) };
}

describe("the reading order of columns", () => {
  const left = prose(10, 44);
  const right = prose(10, 44, 3);

  it("is one column after the other, also when their lines are at different heights", () => {
    const parts = [...column(left, 60, 100), ...column(right, 320, 105)];
    expect(order(parts)).toEqual([...left, ...right]);
  });

  it("is told by white that is hardly wider than a space, from top to bottom", () => {
    const parts = [...column(left, 60, 100), ...column(right, 60 + 44 * 5 + 7, 105)];
    expect(order(parts)).toEqual([...left, ...right]);
  });

  it("goes on in the left column where the right one ends early", () => {
    const parts = [...column(left, 60, 100), ...column(right.slice(0, 4), 320, 100)];
    expect(order(parts)).toEqual([...left, ...right.slice(0, 4)]);
  });

  it("keeps a heading over both columns above what stands under it", () => {
    const parts = [
      ...column(left.slice(0, 5), 60, 100),
      ...column(right.slice(0, 5), 320, 100),
      glyphs("Beleid", 60, 185, { size: 15 }),
      ...column(left.slice(5), 60, 205),
      ...column(right.slice(5), 320, 205),
    ];
    const [a, b] = [left.slice(0, 5), right.slice(0, 5)];
    expect(order(parts)).toEqual([...a, ...b, "Beleid", ...left.slice(5), ...right.slice(5)]);
  });

  it("keeps text over the full width above and below the columns", () => {
    const wide = prose(2, 96);
    const parts = [
      ...column(wide, 60, 70),
      ...column(left, 60, 110),
      ...column(right, 320, 110),
      ...column(wide, 60, 245),
    ];
    expect(order(parts)).toEqual([...wide, ...left, ...right, ...wide]);
  });

  it("reads three columns from left to right", () => {
    const texts = [0, 3, 6].map((start) => prose(8, 30, start));
    const parts = texts.flatMap((lines, index) => column(lines, 40 + index * 180, 100));
    expect(order(parts)).toEqual(texts.flat());
  });

  it("takes the numbers of a list and wide spaces in one line for no column", () => {
    const numbers = ["1.", "2.", "3."].map((text, index) => glyphs(text, 60, 100 + index * 12));
    const items = prose(3, 60);
    const spaced = ["met", "heel", "veel", "wit"].map((text, index) =>
      glyphs(text, 60 + index * 60, 148),
    );
    expect(
      order([...numbers, ...column(items, 85, 100), ...column(prose(1, 70), 60, 136), ...spaced]),
    ).toEqual([
      ...items.map((text, index) => `${index + 1}. ${text}`),
      ...prose(1, 70),
      "met heel veel wit",
    ]);
  });
});

describe("a table with lines", () => {
  const grid = [
    ...[100, 120, 150, 170].map((y) => flat(50, 450, y)),
    ...[50, 150, 300, 450].map((x) => upright(x, 100, 170)),
  ];
  const header = [glyphs("Nr", 55, 114), glyphs("Actie", 155, 114), glyphs("Uitvoerder", 305, 114)];

  it("keeps cells of more lines together and apart from their neighbours", () => {
    const parts = [
      ...header,
      glyphs("1", 55, 132),
      ...column(["Informatiepunten openen", "in alle wijken"], 155, 132),
      ...column(["Bibliotheek,", "gemeente"], 305, 132),
      glyphs("2", 55, 164),
      glyphs("VNG", 305, 164),
    ];
    expect(tableOf(parts, grid)).toEqual({
      header: ["Nr", "Actie", "Uitvoerder"],
      rows: [
        ["1", "Informatiepunten openen in alle wijken", "Bibliotheek, gemeente"],
        ["2", "", "VNG"],
      ],
    });
  });

  it("puts the text of a merged cell in its first row and column, once", () => {
    const merged = [
      ...[100, 120, 170].map((y) => flat(50, 450, y)),
      flat(150, 450, 150),
      ...[50, 150, 450].map((x) => upright(x, 100, 170)),
      upright(300, 100, 150),
    ];
    const parts = [
      ...header,
      glyphs("Thema", 55, 147),
      glyphs("Toets", 155, 135),
      glyphs("ICT", 305, 135),
      glyphs("Over twee kolommen samen", 200, 164),
    ];
    expect(tableOf(parts, merged).rows).toEqual([
      ["Thema", "Toets", "ICT"],
      ["", "Over twee kolommen samen", ""],
    ]);
  });

  it("needs no lines between its columns", () => {
    const parts = [
      ...header,
      glyphs("1", 55, 135),
      glyphs("Toets op systemen", 155, 135),
      glyphs("ICT", 305, 135),
    ];
    const rules = [100, 120, 150].map((y) => flat(50, 450, y));
    expect(tableOf([...parts, ...column(prose(3, 90), 50, 200)], rules)).toEqual({
      header: ["Nr", "Actie", "Uitvoerder"],
      rows: [["1", "Toets op systemen", "ICT"]],
    });
  });

  it("keeps the rest of a row that was cut by the end of the page before", () => {
    const parts = [
      ...header,
      glyphs("in elke wijk", 155, 135),
      glyphs("2", 55, 165),
      glyphs("Toets op systemen", 155, 165),
      glyphs("ICT", 305, 165),
    ];
    const rules = [100, 120, 150, 180].map((y) => flat(50, 450, y));
    expect(tableOf(parts, rules)).toEqual({
      header: ["Nr", "Actie", "Uitvoerder"],
      rows: [
        ["", "in elke wijk", ""],
        ["2", "Toets op systemen", "ICT"],
      ],
    });
  });

  it("is not a box around a paragraph", () => {
    const box = [
      flat(50, 450, 90),
      flat(50, 450, 140),
      upright(50, 90, 140),
      upright(450, 90, 140),
    ];
    const lines = prose(3, 70);
    const regions = readRegions({ glyphs: column(lines, 60, 105), rules: box });
    expect(regions.flatMap(textsOf)).toEqual(lines);
  });
});

describe("a table without lines", () => {
  it("is told by its owner column, and its rows by where sentences start", () => {
    const parts = [
      ...["Maatregel", "Toelichting", "Eigenaar"].map((text, index) =>
        glyphs(text, 60 + index * 170, 100),
      ),
      ...column(["Register openbaar", "maken", "Toets uitvoeren", "op mensenrechten"], 60, 112),
      ...column(["Met doel, grondslag en", "gegevens", "Voor elk algoritme"], 230, 112),
      ...column(["Afdeling Data", "en Onderzoek", "Juridische Zaken"], 400, 112),
    ];
    expect(tableOf(parts)).toEqual({
      header: ["Maatregel", "Toelichting", "Eigenaar"],
      rows: [
        [
          "Register openbaar maken",
          "Met doel, grondslag en gegevens",
          "Afdeling Data en Onderzoek",
        ],
        ["Toets uitvoeren op mensenrechten", "Voor elk algoritme", "Juridische Zaken"],
      ],
    });
  });

  it("is a list of facts that stand beside their names", () => {
    const parts = [
      ...column(["Datum", "Kenmerk", "Betreft"], 60, 100),
      ...column(["12 maart 2024", "2024-001", "Voortgang"], 160, 100),
    ];
    expect(tableOf(parts)).toEqual({
      header: [],
      rows: [
        ["Datum", "12 maart 2024"],
        ["Kenmerk", "2024-001"],
        ["Betreft", "Voortgang"],
      ],
    });
  });
});
