import { describe, expect, it } from "vitest";
import { parseMarkedCopy } from "../../src/documents/marked-copy.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { MAX_WORDS, splitIntoPassages } from "../../src/passages/split-into-passages.ts";
import { readActionRows, readOverviewPages } from "../register/fixtures.ts";
import { readProjectFile, readSources } from "../seed-files.ts";

const sources = readSources().map((document) => ({
  id: document.info.id,
  document,
  passages: splitIntoPassages(document, splitSentences),
}));
const named = sources.map((source) => [source.id, source] as const);
const passages = sources.flatMap((source) => source.passages);
const werkagenda = passages.filter(({ documentId }) => documentId === "werkagenda");

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

function findPassages(id: string) {
  return passages.filter((passage) => passage.id === id);
}

describe("the passages of the five sources", () => {
  it("have ids of their own, which begin with their document", () => {
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { id, documentId } of passages) expect(id.startsWith(`${documentId}/`)).toBe(true);
  });

  it.each(named)(
    "of %s are literal: every excerpt equals its spans",
    (_, { document, passages }) => {
      expect(passages.length).toBeGreaterThan(0);
      for (const { id, text, parts } of passages) {
        for (const part of parts) {
          const read = readSpans(document.lines, part.spans, document.corrections);
          expect([id, read.text]).toEqual([id, part.text]);
        }
        expect([id, text]).toEqual([id, parts.map((part) => part.text).join("\n")]);
      }
    },
  );

  it.each(named)("of %s lose no text of any block and repeat none", (_, { document, passages }) => {
    const texts = new Map<string, string[]>();
    for (const { blockId, text } of passages.flatMap(({ parts }) => parts)) {
      texts.set(blockId, [...(texts.get(blockId) ?? []), text]);
    }
    const expected = document.blocks.filter(
      ({ kind, column }) => kind !== "heading" && column !== "number" && column !== "note",
    );
    expect([...texts.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const { id, text } of expected) {
      expect([id, texts.get(id)?.join(" ")]).toEqual([id, text]);
    }
  });

  it.each(named)("of %s use no character of the source twice", (_, { passages }) => {
    const used = new Set<string>();
    for (const { line, start, end } of passages.flatMap(({ parts }) =>
      parts.flatMap(({ spans }) => spans),
    )) {
      for (let column = start; column < end; column++) {
        const place = `${line}:${column}`;
        if (used.has(place)) throw new Error(`Line ${line}, column ${column} is in two passages.`);
        used.add(place);
      }
    }
    expect(used.size).toBeGreaterThan(0);
  });

  it.each(named)("of %s have no part that mixes columns", (_, { document, passages }) => {
    const copy = document.info.file.replace("seeds/", "seeds/marked/");
    const lines = parseMarkedCopy(readProjectFile(copy));
    for (const { id, parts } of passages) {
      for (const { spans } of parts) {
        const columns = spans.flatMap(({ line, start, end }) =>
          (lines[line - 1]?.segments ?? [])
            .filter((segment) => segment.start < end && segment.end > start)
            .map(({ column }) => column),
        );
        expect([id, new Set(columns).size]).toEqual([id, 1]);
      }
    }
  });

  it.each(named)(
    "of %s name all pages their spans stand on, in order",
    (_, { document, passages }) => {
      for (const { id, pages, parts } of passages) {
        const numbers = parts.flatMap(({ spans }) =>
          spans.map(
            ({ line }) =>
              document.pages.find((page) => line >= page.fromLine && line <= page.toLine)?.number,
          ),
        );
        expect([id, pages]).toEqual([id, [...new Set(numbers)]]);
        expect(pages).toEqual(pages.toSorted((a, b) => a - b));
        for (const part of parts) expect(pages).toContain(part.page);
      }
    },
  );

  it("are of running text at most 110 words", () => {
    expect(MAX_WORDS).toBe(110);
    const long = passages.filter(
      ({ kind, actionId, text }) => kind !== "goal" && !actionId && countWords(text) > 110,
    );
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it("cut a long paragraph between sentences only", () => {
    for (const { document, passages } of sources) {
      const whole = new Map(document.blocks.map(({ id, text }) => [id, text]));
      for (const { blockId, text } of passages.flatMap(({ parts }) => parts)) {
        const block = whole.get(blockId) ?? "";
        if (block === text) continue;
        const ends = splitSentences(block).map(({ end }) => end);
        expect(ends).toContain(block.indexOf(text) + text.length);
      }
    }
  });

  it("belong to no heading, but stand under one", () => {
    const { headings = [] } = findPassages("werkagenda/actie-4.3.4")[0] ?? {};
    expect(headings).toEqual([
      "4 Een digitale overheid die waardengedreven en open werkt voor iedereen",
      "4.3 Versterken ICT-organisatie en -systemen van het Rijk",
    ]);
    const staat = passages.find(({ text }) => text.startsWith("De werkagenda omschrijft hoe"));
    expect(staat?.headings.at(-1)).toBe("Werkagenda Waardengedreven Digitaliseren");
  });
});

describe("the passages of the action tables", () => {
  it.each(readActionRows())(
    "are one of action $id, with description and owners",
    ({ id, title, ownerText }) => {
      const [passage, ...others] = findPassages(`werkagenda/actie-${id}`);
      expect(others).toEqual([]);
      expect(passage).toMatchObject({ kind: "action", actionId: id, section: id.slice(0, 3) });
      expect(passage?.parts.map(({ column, text }) => [column, text])).toEqual([
        ["title", title],
        ["owner", ownerText],
      ]);
    },
  );

  it.each(readActionRows())("are one of each result list of action $id", ({ id, results }) => {
    for (const year of ["2023", "2025"] as const) {
      const found = findPassages(`werkagenda/actie-${id}/${year}`);
      expect(found.map(({ kind, actionId }) => [kind, actionId])).toEqual(
        results[year].length > 0 ? [["list", id]] : [],
      );
      expect(found.flatMap(({ parts }) => parts.map(({ text }) => text))).toEqual(results[year]);
      expect(found.flatMap(({ parts }) => parts.map(({ column }) => column))).toEqual(
        results[year].map(() => year),
      );
    }
  });

  it("are no others", () => {
    const rows = readActionRows();
    const lists = rows.flatMap(({ results }) => [results["2023"], results["2025"]]);
    const expected = rows.length + lists.filter((list) => list.length > 0).length;
    expect(werkagenda.filter(({ actionId }) => actionId !== undefined)).toHaveLength(expected);
  });
});

describe("the passages of the overview pages", () => {
  const pages = readOverviewPages();
  const goals = pages.flatMap(({ section, goals }) => goals.map((goal) => ({ section, ...goal })));

  it.each(goals)(
    "are one of goal $section.$number, with its indicators",
    ({ section, number, ...goal }) => {
      const [passage, ...others] = findPassages(`werkagenda/doel-${section}.${number}`);
      expect(others).toEqual([]);
      expect(passage).toMatchObject({ kind: "goal", section });
      const textOf = (column: string) =>
        passage?.parts.filter((part) => part.column === column).map(({ text }) => text);
      expect(textOf("goal")?.join(" ")).toBe(goal.text);
      expect(textOf("indicators")).toEqual(goal.indicators);
    },
  );

  it("are no other goals", () => {
    expect(werkagenda.filter(({ kind }) => kind === "goal")).toHaveLength(goals.length);
  });

  it.each(pages)(
    "keep challenge and results of section $section apart",
    ({ section, challenge, achieved }) => {
      const overview = werkagenda.filter(
        (one) => one.kind === "overview" && one.section === section,
      );
      for (const { parts } of overview)
        expect(new Set(parts.map(({ column }) => column)).size).toBe(1);
      const textOf = (column: string) =>
        overview.flatMap(({ parts }) =>
          parts.filter((part) => part.column === column).map(({ text }) => text),
        );
      expect(textOf("challenge").join(" ")).toBe(challenge.join(" "));
      expect(textOf("achieved").join(" ")).toBe(achieved.join(" "));
    },
  );
});

describe("a passage that goes on over a page", () => {
  it("names both pages", () => {
    const across = passages.filter(({ pages }) => pages.length > 1);
    expect(across.length).toBeGreaterThan(10);
    for (const { pages } of across) expect(pages[1]).toBe((pages[0] ?? 0) + 1);
  });

  it("is found where the sources break a sentence over two pages", () => {
    const passage = passages.find(({ text }) => text.includes("onder druk komen te staan."));
    expect(passage?.pages).toEqual([2, 3]);
    expect(passage?.documentId).toBe("manifest");
  });
});
