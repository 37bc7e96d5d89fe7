import { describe, expect, it } from "vitest";
import type { SourceDocument } from "../../src/documents/document.ts";
import { parseMarkedCopy } from "../../src/documents/marked-copy.ts";
import { readBlocks } from "../../src/documents/read-blocks.ts";
import { readSource, readSources } from "../seed-files.ts";

const sources = readSources().map((source) => [source.info.id, source] as const);

/** How often each character of each line is read: in a block, as furniture or as a footnote number. */
function countReadings({ lines, blocks, furniture, corrections }: SourceDocument): number[][] {
  const counts = lines.map((line) => Array.from({ length: line.length }, () => 0));
  const spans = [
    ...blocks.flatMap((block) => block.spans),
    ...furniture,
    ...[...corrections.markers.values()].flat(),
  ];
  for (const { line, start, end } of spans) {
    const row = counts[line - 1] ?? [];
    for (let column = start; column < end; column++) row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}

/** Blocks of marked lines, without any listed correction, all on one page. */
function readMarked(marked: string) {
  const lines = parseMarkedCopy(marked);
  const pages = [{ number: 1, fromLine: 1, toLine: lines.length }];
  const none = { repairs: new Map(), breaks: new Map(), markers: new Map() };
  return readBlocks(lines, pages, none);
}

describe("every document", () => {
  it.each(sources)("%s has each character in exactly one place", (_, document) => {
    const faults = countReadings(document).flatMap((row, index) => {
      const text = document.lines[index] ?? "";
      return row.flatMap((count, column) =>
        count === 1 || (text[column] ?? "").trim() === ""
          ? []
          : [`line ${index + 1}, column ${column}: ${count} times, in "${text}"`],
      );
    });
    expect(faults).toEqual([]);
  });

  it.each(sources)(
    "%s has spans that lie within their lines and begin and end in text",
    (_, document) => {
      for (const { line, start, end } of document.blocks.flatMap(({ spans }) => spans)) {
        const text = document.lines[line - 1] ?? "";
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toMatch(/^\S(.*\S)?$/);
      }
    },
  );

  it.each(sources)("%s has blocks that all have an id of their own and a text", (_, { blocks }) => {
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    expect(blocks.filter(({ text }) => text.trim() === "")).toEqual([]);
  });
});

describe("page furniture", () => {
  const known: Record<string, RegExp> = {
    werkagenda:
      /^(H|:|: :|(• ?)+|\d+ WERKAGENDA WAARDENGEDREVEN DIGITALISEREN.*|1|7|19|39|53|Actiebeschrijving|Resultaat|t\/m 202[35]|Uitvoerder|Door wie, met wie|Maatschappelijke opgave|Behaalde resultaten|Doelen|Beoogde indicatoren)$/,
    "kamerbrief-werkagenda":
      /^(Pagina \d+ van 15|> Retouradres.*|Ministerie BZK|Postbus \d+|Turfmark 147|(2500 EA )?Den Haag|(Uw k|K)enmerk)$/,
    "kamerbrief-hoofdlijnen": /^https:\/\/www\.rijksoverheid\.nl\/documenten\/\S+$/,
    manifest: /^(\uf0b7|3)$/,
    "staat-van-het-bestuur":
      /^(Staat van het Bestuur 2022( 124|:)|openbaar bestuur in crisistijd|Deel \d .*|\d(\.\d)? \S.*)$/,
  };

  it.each(sources)("of %s is known, so that no text hides in it", (id, { furniture, lines }) => {
    const texts = furniture
      .map(({ line, start, end }) => (lines[line - 1] ?? "").slice(start, end).trim())
      .filter((text) => text !== "");
    expect(texts.filter((text) => !known[id]?.test(text))).toEqual([]);
  });

  it.each(sources)("of %s stands in no block", (_, { blocks }) => {
    const inText =
      /WERKAGENDA WAARDENGEDREVEN|Pagina \d+ van 15|Staat van het Bestuur 2022 124|(^| )H( (?!ierbij)|$)|(^| ):( |$)|[•\uf0b7]/;
    expect(
      blocks.filter(({ text }) => inText.test(text)).map(({ id, text }) => [id, text]),
    ).toEqual([]);
  });
});

describe("blocks that were delivered in pieces", () => {
  it.each([
    [
      "werkagenda",
      "digitale wereld, net zoals in de fysieke wereld, een absolute randvoorwaarde voor burgers en bedrijven",
    ],
    ["werkagenda", "Thema’s van het digitaliseringsbeleid"],
    [
      "werkagenda",
      "waar burgers laagdrempelig onrechtmatig online materiaal kunnen melden en laten beoordelen",
    ],
    [
      "staat-van-het-bestuur",
      "Betrokken partijen ontwikkelen nu een platform Professionalisering Leer- en Kennisnetwerken",
    ],
    ["staat-van-het-bestuur", "De digitale overheid werkt waardengedreven en open voor iedereen;"],
    [
      "kamerbrief-hoofdlijnen",
      "Het is verweven geraakt met bijna alles wat we doen. In de jaren ‘90 maakten we kennis met internet",
    ],
  ])("are whole in %s: %j", (id, text) => {
    expect(readSource(id).blocks.filter((block) => block.text.includes(text))).toHaveLength(1);
  });

  it("has five headings over the five columns of page 5, each with its own text below", () => {
    const page = readSource("werkagenda").blocks.filter((block) => block.page === 5);
    const headings = page.filter(({ kind }) => kind === "heading");
    expect(headings.map(({ text }) => text)).toEqual([
      "1 Iedereen kan meedoen in het digitale tijdperk",
      "2 Iedereen kan de digitale wereld vertrouwen",
      "3 Iedereen heeft regie op het digitale leven",
      "4 Een digitale overheid die waardengedreven en open werkt voor iedereen",
      "5 Versterken van de digitale samenleving in het Caribisch deel van het Koninkrijk",
    ]);
    const openings = headings.map((heading) => page[page.indexOf(heading) + 1]?.text.slice(0, 16));
    expect(openings).toEqual([
      "Tijdens de digit",
      "Veiligheid en ve",
      "Elke burger moet",
      "Volwaardige digi",
      "Burgers en bedri",
    ]);
  });
});

describe("readBlocks", () => {
  it("reads each column of a row from top to bottom", () => {
    const { blocks } = readMarked(
      "¶ section\n4.3 Rijk | Acties\n¶ action\n¦Een ¦• Af ¦• Ook ¦BZK,\n4\n¦twee ¦• Nog\n¦¦niet ¦¦VNG",
    );
    expect(blocks.map(({ row, column, text }) => [row, column, text])).toEqual([
      [undefined, undefined, "4.3 Rijk | Acties"],
      ["actie-4.3.4", "number", "4"],
      ["actie-4.3.4", "title", "Een twee"],
      ["actie-4.3.4", "2023", "Af"],
      ["actie-4.3.4", "2023", "Nog niet"],
      ["actie-4.3.4", "2025", "Ook"],
      ["actie-4.3.4", "owner", "BZK, VNG"],
    ]);
  });

  it("continues a bullet over page furniture", () => {
    const { blocks, furniture } = readMarked("¶ text\n• Een lijst die\n: :\ndoorloopt");
    expect(blocks.map(({ text }) => text)).toEqual(["Een lijst die doorloopt"]);
    expect(furniture).toEqual([
      { line: 1, start: 0, end: 2 },
      { line: 2, start: 0, end: 3 },
    ]);
  });

  it("continues the paragraph above the footnotes of a page", () => {
    const { blocks } = readMarked("¶ text\nDe zin\n¶ footnote 4\n4 Noot.\n¶ continue\nloopt door.");
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ["paragraph", "De zin loopt door."],
      ["footnote", "4 Noot."],
    ]);
  });

  it("refuses a row without a number", () => {
    expect(() => readMarked("¶ section\n4.3 Rijk | Acties\n¶ action\n¦Een ¦a ¦b ¦BZK")).toThrow(
      /action row in section 4\.3/,
    );
  });
});
