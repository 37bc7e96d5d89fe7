import { describe, expect, it } from "vitest";
import { pageOfLine, type SourceDocument } from "../../src/documents/document.ts";
import { readSource, readSources } from "../seed-files.ts";

/** Where the pages begin, counted by hand in the files. */
const counted = {
  manifest: [1, 64, 129, 191, 246, 310, 368, 427, 489, 548],
  "kamerbrief-hoofdlijnen": [
    1, 66, 163, 258, 349, 397, 493, 587, 684, 781, 877, 967, 1062, 1161, 1258, 1353, 1448, 1542,
    1638,
  ],
};

const sources = readSources();

function pageOf({ pages }: SourceDocument, line: number): number {
  return pageOfLine(pages, line);
}

/** The lines that match, with the number they carry. */
function numberedLines(document: SourceDocument, pattern: RegExp): [line: number, page: number][] {
  return document.lines.flatMap((text, index): [number, number][] => {
    const number = text.match(pattern)?.[1];
    return number ? [[index + 1, Number(number)]] : [];
  });
}

describe("the pages of a document", () => {
  it.each(sources.map((source) => [source.info.id, source] as const))(
    "hold every line of %s exactly once",
    (_, { lines, pages }) => {
      const onPages = pages.flatMap(({ fromLine, toLine }) =>
        Array.from({ length: toLine - fromLine + 1 }, (_, index) => fromLine + index),
      );
      // A file that ends in a line end has an empty line after it, which is on no page.
      const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
      const all = Array.from({ length: last }, (_, index) => index + 1);
      expect(onPages.filter((line) => line <= last)).toEqual(all);
      expect(onPages.every((line) => line <= lines.length)).toBe(true);
    },
  );

  it.each(Object.entries(counted))("begin in %s where they were counted by hand", (id, starts) => {
    const document = readSource(id);
    expect(document.pages.map(({ fromLine }) => fromLine)).toEqual(starts);
    expect(document.info.pages).toEqual(starts.map((_, index) => index + 1));
    expect(document.info.missingPages).toEqual([]);
  });

  it("of the werkagenda end with the line that prints their number", () => {
    const document = readSource("werkagenda");
    const feet = numberedLines(document, /^(\d+) WERKAGENDA WAARDENGEDREVEN DIGITALISEREN/);
    const chapters = numberedLines(document, /^(1|7|19|39|53)$/).filter(
      ([line]) =>
        (document.lines[line] ?? "").trim() === "" && !/^\d/.test(document.lines[line + 1] ?? ""),
    );
    for (const [line, page] of feet) {
      expect([line, pageOf(document, line)]).toEqual([line, page]);
      expect(document.pages.find(({ number }) => number === page)?.toLine).toBeLessThanOrEqual(
        line + 1,
      );
    }
    expect(chapters.map(([line]) => pageOf(document, line))).toEqual(
      chapters.map(([, page]) => page),
    );
    const printed = [...feet, ...chapters].map(([, page]) => page).sort((a, b) => a - b);
    expect(printed).toEqual(document.info.pages);
    expect(printed).toEqual([1, ...Array.from({ length: 26 }, (_, index) => 3 + 2 * index)]);
  });

  it("of the kamerbrief at the Werkagenda end with 'Pagina N van 15'", () => {
    const document = readSource("kamerbrief-werkagenda");
    const feet = numberedLines(document, /^ Pagina (\d+) van 15/);
    expect(feet.map(([, page]) => page)).toEqual([1, 3, 5, 7, 9, 11, 13, 15]);
    expect(feet.map(([line]) => pageOf(document, line))).toEqual(feet.map(([, page]) => page));
    for (const [index, { toLine }] of document.pages.slice(0, -1).entries()) {
      expect(toLine).toBe(feet[index]?.[0]);
    }
    expect(document.info.missingPages).toEqual([2, 4, 6, 8, 10, 12, 14]);
  });

  it("of the Staat van het Bestuur are page 124 alone", () => {
    const document = readSource("staat-van-het-bestuur");
    expect(document.info.pages).toEqual([124]);
    expect(pageOf(document, 1)).toBe(124);
    expect(pageOf(document, document.lines.length - 1)).toBe(124);
  });

  it.each([
    ["werkagenda", "Rijksarchitect aangesteld", 47],
    ["werkagenda", "De overheid is er voor iedereen. Toch sluit", 11],
    ["werkagenda", "Keurmerk is ontwikkeld door publieke", 21],
    ["manifest", "De werkgroep BMH13", 5],
    ["kamerbrief-hoofdlijnen", "kennis met internet en email", 1],
    ["kamerbrief-hoofdlijnen", "code-kinderrechten-", 10],
    ["staat-van-het-bestuur", "Betrokken partijen260", 124],
  ])("has in %s the line with %j on page %i", (id, text, page) => {
    const document = readSource(id);
    const line = document.lines.findIndex((one) => one.includes(text)) + 1;
    expect(line).toBeGreaterThan(0);
    expect(pageOf(document, line)).toBe(page);
  });

  it("is where a block begins", () => {
    for (const document of sources) {
      for (const { id, page, spans } of document.blocks) {
        expect([id, page]).toEqual([id, pageOf(document, spans[0]?.line ?? 0)]);
        expect(id.startsWith(`p${page}-`)).toBe(true);
      }
    }
  });
});

describe("pageOfLine", () => {
  it("refuses a line that is on no page", () => {
    expect(() => pageOfLine([{ number: 3, fromLine: 9, toLine: 54 }], 55)).toThrow(/Line 55/);
  });
});
