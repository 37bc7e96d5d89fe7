import { describe, expect, it } from "vitest";
import { composeDocument } from "../../../../src/documents/readers/pdf/compose-document.ts";
import type { Glyphs, Rule } from "../../../../src/documents/readers/pdf/page-content.ts";
import { column, flat, glyphs, page, prose, upright } from "./made-up-page.ts";

const compose = (...pages: (Glyphs[] | [Glyphs[], Rule[]])[]) =>
  composeDocument(
    pages.map((one, index) => {
      const [first, second] = one;
      if (Array.isArray(first))
        return [page(index + 1, first, Array.isArray(second) ? second : [])];
      return [
        page(
          index + 1,
          one.flat().filter((part) => "text" in part),
        ),
      ];
    }),
  );

const kinds = (...pages: Parameters<typeof compose>) =>
  compose(...pages).blocks.map((one) =>
    one.kind === "table" ? "table" : [one.kind, one.lines.map(({ text }) => text).join(" / ")],
  );

const body = column(prose(12, 80), 60, 400);
/** The end of the first line of the body, where a reference can stand. */
const bodyEnd = 60 + (prose(1, 80)[0]?.length ?? 0) * 5;
const bodyText = ["paragraph", prose(12, 80).join(" / ")];

describe("cutting lines into blocks", () => {
  it("gives headings a level by size, and by weight below those", () => {
    const { blocks, title } = compose([
      glyphs("Beleidsnota", 60, 100, { size: 20 }),
      glyphs("1 Inleiding", 60, 140, { size: 14 }),
      glyphs("Vet kopje", 60, 380, { bold: true }),
      ...body,
    ]);
    const levels = blocks.map((one) => (one.kind === "heading" ? one.level : one.kind));
    expect(levels).toEqual([1, 2, 3, "paragraph"]);
    expect(title).toBe("Beleidsnota");
  });

  it("takes bold sentences for a paragraph, also when the last line alone has a full stop", () => {
    const bold = [
      "De gemeente wil dat iedereen kan meedoen en",
      "helpt wie dat nodig heeft in de",
      "eigen wijk.",
    ];
    const lead = bold.map((text, index) => glyphs(text, 60, 100 + index * 12, { bold: true }));
    expect(kinds([...lead, ...body])).toEqual([["paragraph", bold.join(" / ")], bodyText]);
  });

  it("starts a paragraph at more white, at an indent after a full stop, and at no other indent", () => {
    const parts = [
      ...column(
        ["Een zin die de regel vult tot aan het eind van de regel", "en eindigt."],
        60,
        100,
      ),
      glyphs("Een nieuwe alinea met inspringing die de regel vult.", 72, 124),
      glyphs("en doorloopt naar de volgende regel van de kolom,", 60, 136),
      glyphs("Wit boven deze regel.", 60, 165),
    ];
    expect(kinds([...parts, ...body])).toEqual([
      ["paragraph", "Een zin die de regel vult tot aan het eind van de regel / en eindigt."],
      [
        "paragraph",
        "Een nieuwe alinea met inspringing die de regel vult. / en doorloopt naar de volgende regel van de kolom,",
      ],
      ["paragraph", "Wit boven deze regel."],
      bodyText,
    ]);
  });

  it("keeps the lines of an item together and the number of a numbered one in its text", () => {
    const parts = [
      glyphs("•", 60, 100),
      ...column(["een besluit dat lang is", "en doorloopt;"], 75, 100),
      glyphs("•", 60, 124),
      glyphs("een toets.", 75, 124),
      ...column(["Artikel 2 Begrippen", "1. eerst dit", "2. dan dat"], 60, 160),
    ];
    expect(kinds([...parts, ...body]).slice(0, -1)).toEqual([
      ["item", "een besluit dat lang is / en doorloopt;"],
      ["item", "een toets."],
      ["paragraph", "Artikel 2 Begrippen"],
      ["item", "1. eerst dit"],
      ["item", "2. dan dat"],
    ]);
  });

  it("tells footnotes by size and number, and a small line that starts with a date by neither", () => {
    const small = { size: 8 };
    const text = [...body, glyphs("4", bodyEnd, 396, { size: 6 })];
    const noted = [...text, glyphs("4Zie de begroting.", 60, 700, small)];
    const dated = [...body, glyphs("12 december 2023", 60, 700, small)];
    const last = (parts: Glyphs[]) => compose(parts).blocks.at(-1);
    expect(last(noted)).toMatchObject({
      kind: "footnote",
      note: 4,
      lines: [{ text: "Zie de begroting." }],
    });
    expect(last(dated)).toMatchObject({ kind: "paragraph" });
  });

  it("starts a paragraph after a line that falls short of a straight right edge", () => {
    const stretch = (texts: string[]) =>
      texts.map((text, index) => glyphs(text, 60, 100 + index * 12, { width: 400 }));
    const lines = [...prose(2, 80), "en de raad.", ...prose(3, 80, 4).map((text) => `D${text}`)];
    const parts = stretch(lines);
    parts[2] = glyphs("en de raad.", 60, 124, { width: 380 });
    expect(kinds([...parts, ...body]).slice(0, 2)).toEqual([
      ["paragraph", lines.slice(0, 3).join(" / ")],
      ["paragraph", lines.slice(3).join(" / ")],
    ]);
  });

  it("parts the references 2 and 3 that stand against each other, where there is no note 23", () => {
    const small = { size: 8 };
    const text = [...body, glyphs("23", bodyEnd, 396, { size: 6 })];
    const notes = [glyphs("2", 60, 698, { size: 5 }), glyphs("Zie de begroting.", 64, 700, small)];
    const { blocks } = compose([...text, ...notes, glyphs("3Zie het verslag.", 60, 712, small)]);
    const [paragraph, ...footnotes] = blocks;
    if (paragraph?.kind !== "paragraph") throw new Error("No paragraph.");
    expect(paragraph.lines[0]?.notes?.map(({ note }) => note)).toEqual([2, 3]);
    expect(footnotes).toEqual([
      { kind: "footnote", note: 2, lines: [{ text: "Zie de begroting.", page: 1 }] },
      { kind: "footnote", note: 3, lines: [{ text: "Zie het verslag.", page: 1 }] },
    ]);
  });

  it("leaves a table of contents to the furniture", () => {
    const parts = [
      glyphs("Inhoudsopgave", 60, 80, { size: 14 }),
      ...column(["1 Inleiding", "2 Beleid", "3 Geld"], 60, 110),
      ...column(["3", "5", "11"], 500, 110),
    ];
    expect(kinds([...parts, ...body]).slice(1, 4)).toEqual([
      ["furniture", "1 Inleiding 3"],
      ["furniture", "2 Beleid 5"],
      ["furniture", "3 Geld 11"],
    ]);
  });
});

describe("going on over the end of a page", () => {
  it("joins a sentence, past the footnotes, and keeps the page of each line", () => {
    const first = [
      ...column(
        [
          ...prose(11, 80),
          "en dat is de reden dat de raad heeft besloten om de regeling te verlengen met",
        ],
        60,
        400,
      ),
      glyphs("1", bodyEnd, 396, { size: 6 }),
      glyphs("1Zie de begroting.", 60, 600, { size: 8 }),
    ];
    const second = column(["twee jaar, gerekend vanaf heden."], 60, 400);
    const { blocks } = compose(first, second);
    const [paragraph] = blocks;
    if (paragraph?.kind !== "paragraph") throw new Error("No paragraph.");
    expect(paragraph.lines.slice(-1)).toEqual([
      { text: "twee jaar, gerekend vanaf heden.", page: 2 },
    ]);
    expect(paragraph.lines.at(-2)?.page).toBe(1);
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "footnote"]);
  });

  it("joins no caption to a sentence, and the sentence past caption and table", () => {
    const sentence =
      "De gemeente stelt dit jaar opnieuw vast dat haar dienstverlening beter is dan de";
    const rest = "inwoners van haar hadden verwacht.";
    const caption = "Tabel 1: Uitgaven per jaar";
    const cell = (x: number, y: number, text: string) => glyphs(text, x, y);
    const cells = [cell(65, 165, "Post"), cell(265, 165, "Bedrag"), cell(65, 195, "Beheer")];
    const grid = [
      ...[150, 180, 210].map((y) => flat(60, 460, y)),
      ...[60, 260, 460].map((x) => upright(x, 150, 210)),
    ];
    const next = [glyphs(caption, 60, 120), ...cells, glyphs(rest, 60, 260)];
    expect(kinds([...body, glyphs(sentence, 60, 700)], [next, grid])).toEqual([
      bodyText,
      ["paragraph", `${sentence} / ${rest}`],
      ["paragraph", caption],
      "table",
    ]);
  });

  it("does not join after a full stop", () => {
    expect(
      kinds(column(["Dit is klaar."], 60, 400), column(["Dit begint."], 60, 400)),
    ).toHaveLength(2);
  });

  const rows = (y: number, cells: string[][]): [Glyphs[], Rule[]] => [
    cells.flatMap((row, index) =>
      row.flatMap((text, at) =>
        text === "" ? [] : [glyphs(text, 65 + at * 150, y + 14 + index * 20)],
      ),
    ),
    [
      ...Array.from({ length: cells.length + 1 }, (_, index) => flat(60, 510, y + index * 20)),
      ...[60, 210, 360, 510].map((x) => upright(x, y, y + cells.length * 20)),
    ],
  ];
  const header = ["Nr", "Actie", "Trekker"];

  it("makes one table of one with a repeated header", () => {
    const { blocks } = compose(
      rows(300, [header, ["1", "Toets", "BZK"]]),
      rows(200, [header, ["2", "Register", "VNG"]]),
    );
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({
      header: [[{ text: "Nr" }], [{ text: "Actie" }], [{ text: "Trekker" }]],
      rows: [
        [[{ text: "1", page: 1 }], [{ text: "Toets" }], [{ text: "BZK" }]],
        [[{ text: "2", page: 2 }], [{ text: "Register" }], [{ text: "VNG" }]],
      ],
    });
  });

  it("completes a row that was cut by the end of the page", () => {
    const { blocks } = compose(
      rows(300, [header, ["1", "Toets op", "BZK"]]),
      rows(200, [
        ["", "alle systemen", ""],
        ["2", "Register", "VNG"],
      ]),
    );
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({
      rows: [
        [
          [{ text: "1" }],
          [
            { text: "Toets op", page: 1 },
            { text: "alle systemen", page: 2 },
          ],
          [{ text: "BZK" }],
        ],
        [[{ text: "2" }], [{ text: "Register" }], [{ text: "VNG" }]],
      ],
    });
  });

  it("completes a row without a label that goes on in the middle of a sentence", () => {
    const { blocks } = compose(
      rows(300, [
        ["Maatregel", "Trekker", "Stand"],
        ["Register bijhouden", "VNG", "Loopt"],
        ["Vervangen van", "BZK, met", "Gepland"],
      ]),
      rows(200, [
        ["het zaaksysteem", "de provincie", ""],
        ["Toetsen van sites", "ICT", "Gereed"],
      ]),
    );
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({
      rows: [
        [[{ text: "Register bijhouden" }], [{ text: "VNG" }], [{ text: "Loopt" }]],
        [
          [{ text: "Vervangen van" }, { text: "het zaaksysteem" }],
          [{ text: "BZK, met" }, { text: "de provincie" }],
          [{ text: "Gepland" }],
        ],
        [[{ text: "Toetsen van sites" }], [{ text: "ICT" }], [{ text: "Gereed" }]],
      ],
    });
  });
});

describe("a page without text", () => {
  it("keeps its number and is told, also when a page number stands on it", () => {
    const foot = (count: number) => glyphs(`Pagina ${count}`, 280, 770);
    const { pages, pagesWithoutText } = compose(
      [...body, foot(1)],
      [foot(2)],
      [...column(prose(12, 80, 3), 60, 400), foot(3)],
    );
    expect([pages, pagesWithoutText]).toEqual([[1, 2, 3], [2]]);
  });

  it("is not told of where every page has text", () => {
    expect(compose([...body])).not.toHaveProperty("pagesWithoutText");
  });
});
