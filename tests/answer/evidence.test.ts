import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { cite } from "../../src/answer/evidence.ts";
import { highlightWords } from "../../src/answer/highlights.ts";
import type { SourceDocument } from "../../src/documents/document.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { splitIntoPassages } from "../../src/passages/split-into-passages.ts";
import { buildLexicon, type Lexicon } from "../../src/retrieval/lexicon.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import type { Citation, Part, Passage } from "../../src/schema.ts";
import { readSources } from "../seed-files.ts";

interface Place {
  document: SourceDocument;
  passage: Passage;
  part: Part;
}

let places: Place[] = [];
let lexicon: Lexicon;
const setting = { section: "4.3 Versterken" };

beforeAll(() => {
  places = readSources().flatMap((document) =>
    splitIntoPassages(document, splitSentences).flatMap((passage) =>
      passage.parts.map((part) => ({ document, passage, part })),
    ),
  );
  lexicon = buildLexicon(
    places.map(({ part }) => part.text),
    new Set(),
  );
});

/** The text that the spans of a citation give when they are read from the seed file. */
function readSource({ document }: Place, { source }: Omit<Citation, "number">): string {
  for (const { line, start, end } of source.spans) {
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(document.lines[line - 1]?.length ?? 0);
  }
  return readSpans(document.lines, source.spans, document.corrections).text;
}

/** The place, and the stretch of its text from one word to another; the numbers may be any. */
function chooseStretch(at: number, first: number, second: number) {
  const place = places[at % places.length];
  if (!place) throw new Error("There are no passages.");
  const words = [...place.part.text.matchAll(/\S+/g)];
  const [from = 0, to = 0] = [first % words.length, second % words.length].sort((x, y) => x - y);
  const last = words[to];
  const start = words[from]?.index ?? 0;
  return { place, start, end: last ? last.index + last[0].length : 0 };
}

describe("an excerpt", () => {
  it("of a whole part is the part, read from its spans", () => {
    for (const place of places) {
      const { citation } = cite(place.document, place.part, setting, () => []);
      expect(citation.excerpt).toBe(place.part.text);
      expect(citation.source.file).toBe(place.document.info.file);
      expect(readSource(place, citation)).toBe(citation.excerpt);
    }
  });

  it("from any word to any other is literally in the source", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (at, first, second) => {
        const { place, start, end } = chooseStretch(at, first, second);
        const { citation } = cite(place.document, place.part, setting, () => [], { start, end });
        expect(citation.excerpt).toBe(place.part.text.slice(start, end));
        expect(readSource(place, citation)).toBe(citation.excerpt);
      }),
      { numRuns: 1000 },
    );
  });

  it("of every sentence of the sources is that sentence", () => {
    for (const place of places) {
      for (const stretch of splitSentences(place.part.text)) {
        const { citation } = cite(place.document, place.part, setting, () => [], stretch);
        expect(citation.excerpt).toBe(place.part.text.slice(stretch.start, stretch.end));
        expect(readSource(place, citation)).toBe(citation.excerpt);
      }
    }
  });

  it("stands on the page that its citation says, and that page is there", () => {
    for (const place of places) {
      const { info, pages } = place.document;
      const { citation } = cite(place.document, place.part, setting, () => []);
      const [first] = citation.source.spans;
      const page = pages.find(({ number }) => number === citation.page);
      expect(info.pages).toContain(citation.page);
      expect(first?.line).toBeGreaterThanOrEqual(page?.fromLine ?? Number.POSITIVE_INFINITY);
      expect(first?.line).toBeLessThanOrEqual(page?.toLine ?? 0);
    }
  });

  it("has an address that opens its page at a block that is there", () => {
    for (const place of places) {
      const { info, blocks } = place.document;
      const { citation } = cite(place.document, place.part, setting, () => []);
      const [path = "", anchor = ""] = citation.url.split("#");
      expect(path.startsWith(`/bronnen/${info.id}/`)).toBe(true);
      expect(path).toMatch(new RegExp(`/${citation.page}(?:\\?|$)`));
      expect(blocks.map(({ id }) => id)).toContain(anchor.split(":")[0]);
    }
  });

  it("names its document with its date, and the section it was cited for", () => {
    const [place] = places;
    if (!place) throw new Error("There are no passages.");
    const { info } = place.document;
    const { citation, context } = cite(
      place.document,
      place.part,
      { ...setting, actionId: "4.3.4" },
      () => [],
    );
    expect(citation).toMatchObject({
      documentId: info.id,
      documentTitle: info.title,
      documentDate: info.date,
      dateText: info.dateText,
      section: setting.section,
    });
    expect(context).toContain("4.3.4");
    expect(context).toContain("Versterken");
  });
});

describe("the marked words", () => {
  const questions = [
    "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?",
    "Hoeveel mensen missen digitale vaardigheden?",
    "Wat doet de overheid aan desinformatie?",
    "Wanneer komt er een wallet voor iedereen?",
  ];
  const highlight = (question: string) =>
    highlightWords(
      readQuery(question, "nl", lexicon, () => []),
      lexicon,
    );

  it("lie within the excerpt, in order, on whole words, without overlap", () => {
    let seen = 0;
    for (const question of questions) {
      const mark = highlight(question);
      for (const place of places) {
        const { citation } = cite(place.document, place.part, setting, mark);
        let last = 0;
        for (const [start, end] of citation.highlights) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(citation.excerpt.length);
          expect(citation.excerpt.slice(start, end)).not.toMatch(/^\s|\s$/);
          last = end;
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it("are the words that are asked for, in any inflection, and no other", () => {
    const excerpt = "De overheid traint medewerkers in digitale vaardigheden en het archief.";
    const words = highlight("Hoeveel mensen missen digitale vaardigheid?")(excerpt).map(
      ([start, end]) => excerpt.slice(start, end),
    );
    expect(words).toContain("digitale");
    expect(words).toContain("vaardigheden");
    expect(words).not.toContain("archief");
    expect(words).not.toContain("in");
  });

  it("are none where nothing of the question stands", () => {
    expect(highlight("Wat is een wallet?")("De gemeente bouwt een brug.")).toEqual([]);
  });
});
