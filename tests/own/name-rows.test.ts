import { describe, expect, it } from "vitest";
import { nameRows } from "../../src/documents/own/name-rows.ts";
import type { DraftTable } from "../../src/documents/readers/draft-document.ts";
import { makeTable } from "./make-own.ts";

/** "<row> <column> <text>" of every cell. */
function name(table: DraftTable, number = 1): string[] {
  return nameRows(table, "plan", number).map(
    ({ row, column, lines }) => `${row} ${column} ${lines.map(({ text }) => text).join(" ")}`,
  );
}

function actionRows(table: DraftTable, number = 1): string[] {
  return name(table, number)
    .filter((line) => line.startsWith("actie-"))
    .filter((line) => line.includes(" title "));
}

describe("the header of an owner column", () => {
  it.each([
    ..."Uitvoerder uitvoerders Uitvoerder(s) UITVOERDER Verantwoordelijke verantwoordelijken".split(
      " ",
    ),
    ..."Actiehouder actiehouders Eigenaar Eigenaren eigenaars Trekker trekkers".split(" "),
    ..."Proceseigenaar Actietrekker Projecttrekker Eindverantwoordelijke Hoofduitvoerder".split(
      " ",
    ),
    ..."Risico-eigenaar Mede-eigenaar Verantwoordelijk Verantwoordelijk:".split(" "),
    "Uitvoerder: door wie, met wie",
    "Wie is verantwoordelijk?",
    "Verantwoordelijke afdeling",
    "Trekker / partners",
    "Actie-/houder",
    "Verant-/woordelijke",
  ])("may be “%s”", (header) => {
    const table = makeTable(["Actie", header], [["Websites toetsen", "BZK"]]);
    expect(name(table)).toEqual(["actie-plan.1 title Websites toetsen", "actie-plan.1 owner BZK"]);
  });

  it.each(["Status", "Kosten", "Verantwoording", "Uitvoering", "Toelichting", "Eigen bijdrage"])(
    "is not “%s”",
    (header) => {
      const table = makeTable(["Actie", header], [["Websites toetsen", "BZK"]]);
      expect(name(table)).toEqual(["tabel-1.1 other Websites toetsen", "tabel-1.1 other BZK"]);
    },
  );

  it("is looked for in the header alone: a table without one has no actions", () => {
    const table = makeTable(
      [],
      [
        ["Actie", "Uitvoerder"],
        ["Websites toetsen", "BZK"],
      ],
    );
    expect(actionRows(table)).toEqual([]);
  });
});

describe("the rows of an action table", () => {
  it("are numbered as the table numbers them", () => {
    const rows = [
      ["2.1", "Eerste ding", "BZK"],
      ["2.3.", "Tweede ding", "VNG"],
    ];
    expect(actionRows(makeTable(["Nr.", "Maatregel", "Trekker"], rows))).toEqual([
      "actie-plan.2.1 title Eerste ding",
      "actie-plan.2.3 title Tweede ding",
    ]);
  });

  it("are counted from 1 when the table does not number them, or gives a number twice", () => {
    const unnumbered = [
      ["Eerste ding", "BZK"],
      ["Tweede ding", "VNG"],
    ];
    const wanted = ["actie-plan.1 title Eerste ding", "actie-plan.2 title Tweede ding"];
    expect(actionRows(makeTable(["Actie", "Trekker"], unnumbered))).toEqual(wanted);
    const twice = unnumbered.map((row) => ["1", ...row]);
    expect(actionRows(makeTable(["Nr", "Actie", "Trekker"], twice))).toEqual(wanted);
  });

  it("keep their own numbers when rows between them name a group", () => {
    const rows = [
      ["", "Thema inclusie", ""],
      ["4", "Eerste ding", "BZK"],
      ["", "Thema veiligheid", ""],
      ["5", "Tweede ding", "VNG"],
    ];
    expect(actionRows(makeTable(["Nr", "Actie", "Trekker"], rows))).toEqual([
      "actie-plan.4 title Eerste ding",
      "actie-plan.5 title Tweede ding",
    ]);
  });

  it("are counted without the rows that name a group", () => {
    const rows = [
      ["Thema inclusie", ""],
      ["Eerste ding", "BZK"],
    ];
    expect(actionRows(makeTable(["Actie", "Trekker"], rows))).toEqual([
      "actie-plan.1 title Eerste ding",
    ]);
  });

  it("are no actions without an owner or without a description, but stay in the text", () => {
    const rows = [
      ["Eerste ding", ""],
      ["", "BZK"],
    ];
    expect(name(makeTable(["Actie", "Trekker"], rows))).toEqual([
      "tabel-1.1 other Eerste ding",
      "tabel-1.2 other BZK",
    ]);
  });

  it("have as description the column with the most text when no header names one", () => {
    const rows = [["Kort", "Een veel langere tekst", "BZK"]];
    expect(actionRows(makeTable(["Thema", "Doel", "Eigenaar"], rows))).toEqual([
      "actie-plan.1 title Een veel langere tekst",
    ]);
  });

  it("keep every cell once, with the header of its column", () => {
    const table = makeTable(
      ["Nr", "Actie", "Gereed 2025", "Eigenaar", "Status"],
      [["1", "Toetsen", "Alles getoetst", "BZK", "loopt"]],
    );
    expect(nameRows(table, "plan", 1).map(({ columnTitle }) => columnTitle)).toEqual([
      ...["Nr", "Actie", "Gereed 2025", "Eigenaar", "Status"],
    ]);
    expect(name(table)).toEqual([
      "actie-plan.1 number 1",
      "actie-plan.1 title Toetsen",
      "actie-plan.1 2025 Alles getoetst",
      "actie-plan.1 owner BZK",
      "actie-plan.1 other loopt",
    ]);
  });

  it("survive a row that is shorter or longer than the header", () => {
    const table = makeTable(["Actie", "Trekker"], [["Kort"], ["Lang ding", "BZK", "en meer"]]);
    expect(actionRows(table)).toEqual([expect.stringContaining("Lang ding")]);
    expect(name(table)).toHaveLength(4);
  });
});
