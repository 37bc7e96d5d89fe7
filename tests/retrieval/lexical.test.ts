import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import { collectTexts, type LexicalText, searchTexts } from "../../src/retrieval/lexical.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { collectQuestions, compareQuestions } from "../../src/retrieval/similar-questions.ts";
import { collectStretches, measureCoverage } from "../../src/retrieval/term-coverage.ts";
import { expandNothing, lexicon, texts } from "./small-corpus.ts";

const { expand } = createThesaurus({
  abbreviations: [],
  entries: [
    { everyday: ["nepnieuws"], policy: ["desinformatie"], direction: "toPolicy", weight: 0.9 },
  ],
  english: [],
});
const read = readTermsWith(lexicon);
const numbers = new Map<string, number>();
const indexTexts = (all: readonly LexicalText[]) =>
  searchTexts(collectTexts(all, read, numbers), numbers, all.length);
const search = indexTexts(texts.map((text) => ({ text, context: "" })));
const scores = (text: string) => search(readQuery(text, "nl", lexicon, expand));

/** The text that scores best. */
function best(text: string): string | undefined {
  const found = [...scores(text)];
  const highest = Math.max(...found);
  return highest > 0 ? texts[found.indexOf(highest)] : undefined;
}

describe("search on words", () => {
  it.each([
    ["cyberoefening", texts[0]],
    ["data strategie", texts[1]],
    ["datastrategieën", texts[1]],
    ["bibliotheken", texts[2]],
    ["OUDEREN", texts[2]],
    ["oudern", texts[2]],
    ["niet verplicht", texts[3]],
    ["2.500.000", texts[4]],
    ["2,5 miljoen", texts[4]],
    ["4-11-2022", texts[5]],
    ["4 november 2022", texts[5]],
    ["nepnieuws", texts[6]],
    ["4.3.4", texts[7]],
    ["cloud strategie", texts[7]],
    ["coordineren", texts[8]],
    ["1 loket", texts[8]],
  ])("finds by %s: %s", (question, text) => {
    expect(best(question)).toBe(text);
  });

  it("gives the best text 1 and no text less than 0 or more than 1", () => {
    const question = fc.array(
      fc.constantFrom("digitale", "wallet", "brief", "gemeenten", "niet", "zzz", "nepnieuws"),
    );
    fc.assert(
      fc.property(question, (words) => {
        const found = [...scores(words.join(" "))];
        expect(found).toHaveLength(texts.length);
        for (const score of found) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        const isHit = words.some((word) => word !== "zzz");
        expect(Math.max(...found)).toBe(isHit ? 1 : 0);
      }),
    );
  });

  it("counts a word in the headings less than a word in the text", () => {
    const both = indexTexts([
      { text: "Niets hierover.", context: "De wallet" },
      { text: "De wallet komt.", context: "Niets" },
    ])(readQuery("wallet", "nl", lexicon, expandNothing));
    expect(both[1]).toBe(1);
    expect(both[0]).toBeGreaterThan(0);
    expect(both[0]).toBeLessThan(1);
  });

  it("scores the same every time", () => {
    expect([...scores("digitale vaardigheden ouderen")]).toEqual([
      ...scores("digitale vaardigheden ouderen"),
    ]);
  });
});

describe("likeness to stored questions", () => {
  const questions = [
    "Wie helpt ouderen met digitale vaardigheden?",
    "Wie helpt ouderen?",
    "Is een wallet verplicht?",
  ];
  const compare = compareQuestions(collectQuestions(questions, read, numbers), numbers, lexicon);
  const likeness = (text: string) => [...compare(readQuery(text, "nl", lexicon, expand)).values];

  it("is highest for the same question", () => {
    for (const [at, question] of questions.entries()) {
      const found = likeness(question);
      expect(found.indexOf(Math.max(...found))).toBe(at);
    }
  });

  it("is lower when the stored question asks for something more", () => {
    const [more = 0, same = 0, other = 0] = likeness("Wie helpt ouderen?");
    expect(more).toBeLessThan(same);
    expect(more).toBeGreaterThan(other);
  });

  it("is between 0 and 1, and 0 for a question without a common word", () => {
    expect(likeness("coordineren regelgeving")).toEqual([0, 0, 0]);
    for (const value of likeness("ouderen wallet digitale verplicht helpt")) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });
});

describe("the share of a question that a text has", () => {
  const stretches = texts.map((text) => [text]);
  const postings = collectStretches(stretches, read, numbers);
  const measure = measureCoverage(postings, numbers, texts.length, lexicon);
  const shares = (text: string) => [...measure(readQuery(text, "nl", lexicon, expand))];

  it("is 1 where all its words stand and 0 where none does", () => {
    const found = shares("ouderen bibliotheek");
    expect(found[2]).toBeCloseTo(1, 10);
    expect(found[0]).toBe(0);
  });

  it("is between 0 and 1 where some of them stand, more for the rarer", () => {
    const [wallet, digital] = [shares("wallet fiets")[3] ?? 0, shares("digitale fiets")[2] ?? 0];
    expect(wallet).toBeGreaterThan(digital);
    expect(digital).toBeGreaterThan(0);
    expect(wallet).toBeLessThan(1);
  });

  it("is all zeros for a question without words", () => {
    expect(shares("???")).toEqual(texts.map(() => 0));
  });
});
