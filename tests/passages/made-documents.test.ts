import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadBlock, SourceDocument } from "../../src/documents/document.ts";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { trackHeadings } from "../../src/passages/headings.ts";
import { splitIntoPassages } from "../../src/passages/split-into-passages.ts";

type Sketch = Pick<ReadBlock, "text"> & Partial<ReadBlock>;

/** A document of which each block stands on a line of its own, three lines to a page. */
function makeDocument(sketches: Sketch[]): SourceDocument {
  const lines = sketches.map(({ text }) => text);
  const count = Math.max(1, Math.ceil(lines.length / 3));
  const pages = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    fromLine: index * 3 + 1,
    toLine: index * 3 + 3,
  }));
  return {
    info: {
      id: "nota",
      title: "Nota",
      publisher: "Uitgever",
      date: "2022-01-01",
      dateText: "2022",
      kind: "nota",
      file: "seeds/nota.txt",
      originalFile: "nota.txt",
      sha256: "0".repeat(64),
      pages: pages.map(({ number }) => number),
      missingPages: [],
    },
    lines,
    pages,
    blocks: sketches.map((sketch, index) => ({
      id: `p${Math.floor(index / 3) + 1}-${index + 1}`,
      kind: "paragraph",
      page: Math.floor(index / 3) + 1,
      spans: [{ line: index + 1, start: 0, end: sketch.text.length }],
      notes: [],
      ...sketch,
    })),
    furniture: [],
    corrections: { repairs: new Map(), breaks: new Map(), markers: new Map() },
  };
}

function split(sketches: Sketch[]) {
  return splitIntoPassages(makeDocument(sketches), splitSentences);
}

/** A sentence of so many words. */
function makeSentence(words: number): string {
  return `Dit${" woord".repeat(words - 1)}.`;
}

describe("splitIntoPassages", () => {
  it("makes one passage of a paragraph, quote or footnote", () => {
    const made = split([
      { text: "Een alinea." },
      { text: "‘Een citaat.’", kind: "quote" },
      { text: "1 Een noot.", kind: "footnote", note: 1 },
    ]);
    expect(made.map(({ kind, text }) => [kind, text])).toEqual([
      ["paragraph", "Een alinea."],
      ["quote", "‘Een citaat.’"],
      ["footnote", "1 Een noot."],
    ]);
  });

  it("keeps a list together with the sentence that announces it", () => {
    const made = split([
      { text: "Dit doen we:" },
      { text: "een", kind: "item" },
      { text: "twee", kind: "item" },
      { text: "Daarna niets." },
    ]);
    expect(made.map(({ kind, text, pages }) => [kind, text, pages])).toEqual([
      ["list", "Dit doen we:\neen\ntwee", [1]],
      ["paragraph", "Daarna niets.", [2]],
    ]);
  });

  it("ends a list at a heading", () => {
    const made = split([
      { text: "een", kind: "item" },
      { text: "Kop", kind: "heading", level: 1 },
      { text: "twee", kind: "item" },
    ]);
    expect(made.map(({ text, headings }) => [text, headings])).toEqual([
      ["een", []],
      ["twee", ["Kop"]],
    ]);
  });

  it("names both pages of a list that goes on over a page", () => {
    const items = ["een", "twee", "drie", "vier"].map((text): Sketch => ({ text, kind: "item" }));
    expect(split(items).map(({ pages }) => pages)).toEqual([[1, 2]]);
  });

  it("cuts a paragraph of 200 words into two of about equal length", () => {
    const [first, second, ...others] = split([
      { text: Array.from({ length: 10 }, () => makeSentence(20)).join(" ") },
    ]);
    expect(others).toEqual([]);
    expect([first?.id, second?.id]).toEqual(["nota/p1-1", "nota/p1-1.2"]);
    expect(first?.text.split(" ")).toHaveLength(100);
    expect(second?.parts[0]?.spans).toEqual([
      { line: 1, start: (first?.text.length ?? 0) + 1, end: 2 * (first?.text.length ?? 0) + 1 },
    ]);
  });

  it("loses no text and stays within 110 words, whatever the paragraphs", () => {
    const paragraph = fc
      .array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 })
      .map((lengths) => lengths.map(makeSentence).join(" "));
    const kind = fc.constantFrom("paragraph", "item", "quote", "footnote");
    const sketch = fc.record({ text: paragraph, kind });
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 7 }), (sketches) => {
        const made = split(sketches);
        expect(
          made
            .map(({ text }) => text)
            .join(" ")
            .replaceAll("\n", " "),
        ).toBe(sketches.map(({ text }) => text).join(" "));
        for (const { text } of made) expect(text.split(/\s+/).length).toBeLessThanOrEqual(110);
        expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      }),
    );
  });
});

describe("trackHeadings", () => {
  const trackOf = (sketches: Sketch[]) => trackHeadings(makeDocument(sketches).blocks);
  const heading = (level: number, text: string): Sketch => ({ text, kind: "heading", level });

  it("closes the headings of the same and deeper levels", () => {
    const outlines = trackOf([
      heading(1, "A"),
      heading(2, "B"),
      heading(3, "C"),
      heading(2, "D"),
      { text: "tekst" },
      heading(1, "E"),
    ]);
    expect(outlines.map(({ headings }) => headings.join(" > "))).toEqual([
      ...["A", "A > B", "A > B > C", "A > D", "A > D", "E"],
    ]);
  });

  it("puts a table page under the ambition of its number, wherever that stood", () => {
    const outlines = trackOf([
      heading(2, "3 Iedereen heeft regie"),
      heading(1, "2 Iedereen kan vertrouwen"),
      heading(2, "3.1 Regie op eigen gegevens | Overzicht"),
      { text: "cel", kind: "cell" },
    ]);
    expect(outlines.at(-1)).toEqual({
      headings: ["3 Iedereen heeft regie", "3.1 Regie op eigen gegevens"],
      section: "3.1",
    });
  });

  it("leaves the section at the next chapter", () => {
    const outlines = trackOf([
      heading(2, "1.4 Regels | Overzicht"),
      heading(1, "2 Iedereen kan vertrouwen"),
      { text: "tekst" },
    ]);
    expect(outlines.at(-1)).toEqual({ headings: ["2 Iedereen kan vertrouwen"] });
  });
});
