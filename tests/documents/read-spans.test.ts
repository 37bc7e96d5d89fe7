import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Corrections } from "../../src/documents/corrections.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import { readSources } from "../seed-files.ts";

const sources = readSources();
const blocks = sources.flatMap((document) =>
  document.blocks.map((block) => ({
    document,
    block,
    read: readSpans(document.lines, block.spans, document.corrections),
    words: [...block.text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
    })),
  })),
);

function makeCorrections(changes: Partial<Corrections> = {}): Corrections {
  return { repairs: new Map(), breaks: new Map(), markers: new Map(), ...changes };
}

/** The whole of each line. */
function wholeLines(lines: readonly string[]) {
  return lines.map((text, index) => ({ line: index + 1, start: 0, end: text.length }));
}

describe("reading the spans of a block", () => {
  it("gives the text of the block", () => {
    for (const { block, read } of blocks) expect(read.text).toBe(block.text);
  });

  it("gives words with one space between them", () => {
    for (const { read } of blocks) expect(read.text).toMatch(/^\S+( \S+)*$/);
  });

  it("leads back from every single word to spans that read as that word", () => {
    for (const { document, block, read, words } of blocks) {
      for (const { start, end } of words) {
        const again = readSpans(document.lines, read.spansOf(start, end), document.corrections);
        expect([block.id, again.text]).toEqual([block.id, block.text.slice(start, end)]);
      }
    }
  });

  it("leads back from any stretch of words to spans that read as that stretch", () => {
    const stretch = fc.nat(blocks.length - 1).chain((index) => {
      const word = fc.nat(Math.max(0, (blocks[index]?.words.length ?? 1) - 1));
      return fc.tuple(fc.constant(index), word, word);
    });
    fc.assert(
      fc.property(stretch, ([index, one, other]) => {
        const chosen = blocks[index];
        if (!chosen) throw new Error(`There is no block ${index}.`);
        const { document, block, read, words } = chosen;
        const start = words[Math.min(one, other)]?.start ?? 0;
        const end = words[Math.max(one, other)]?.end ?? 0;
        const spans = read.spansOf(start, end);
        expect(readSpans(document.lines, spans, document.corrections).text).toBe(
          block.text.slice(start, end),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("widens a stretch that cuts words to whole words", () => {
    const offset = fc.tuple(fc.nat(blocks.length - 1), fc.nat(), fc.integer({ min: 1, max: 80 }));
    fc.assert(
      fc.property(offset, ([index, from, length]) => {
        const chosen = blocks[index];
        if (!chosen) throw new Error(`There is no block ${index}.`);
        const { document, block, read, words } = chosen;
        const start = from % block.text.length;
        const end = Math.min(block.text.length, start + length);
        const touched = words.filter((word) => word.end > start && word.start < end);
        const wide = block.text.slice(touched[0]?.start ?? 0, touched.at(-1)?.end ?? 0);
        const spans = read.spansOf(start, end);
        expect(readSpans(document.lines, spans, document.corrections).text).toBe(wide);
      }),
    );
  });
});

describe("readSpans", () => {
  it("repairs listed words on listed lines only, also with punctuation around them", () => {
    const lines = ["Men heef “heef”.", "Men heef."];
    const repairs = new Map([[1, new Map([["heef", "heeft"]])]]);
    const { text } = readSpans(lines, wholeLines(lines), makeCorrections({ repairs }));
    expect(text).toBe("Men heeft “heeft”. Men heef.");
  });

  it("makes a broken word whole and leads back to both halves", () => {
    const lines = ["nationale uitvoeringsprogram-", "ma’s. Per 1 januari"];
    const broken = {
      document: "x",
      line: 1,
      left: "uitvoeringsprogram-",
      rightLine: 2,
      right: "ma’s.",
    };
    const breaks = new Map([[1, [{ ...broken, joined: "uitvoeringsprogramma’s." }]]]);
    const read = readSpans(lines, wholeLines(lines), makeCorrections({ breaks }));
    expect(read.text).toBe("nationale uitvoeringsprogramma’s. Per 1 januari");
    expect(read.spansOf(12, 14)).toEqual([
      { line: 1, start: 10, end: 29 },
      { line: 2, start: 0, end: 5 },
    ]);
  });

  it("joins spans that touch on one line, as where a footnote number was cut out", () => {
    const lines = ["zoveel mogelijk1, kunnen inzien"];
    const spans = [
      { line: 1, start: 0, end: 15 },
      { line: 1, start: 16, end: 31 },
    ];
    const read = readSpans(lines, spans, makeCorrections());
    expect(read.text).toBe("zoveel mogelijk, kunnen inzien");
    expect(read.spansOf(7, 16)).toEqual([
      { line: 1, start: 7, end: 15 },
      { line: 1, start: 16, end: 17 },
    ]);
  });

  it("reads nothing from no spans", () => {
    expect(readSpans(["een"], [], makeCorrections()).text).toBe("");
  });
});
