import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import { type QueryWord, readQuery } from "../../src/retrieval/query.ts";
import type { Language } from "../../src/schema.ts";
import { expandNothing, lexicon } from "./small-corpus.ts";

const { expand } = createThesaurus({
  abbreviations: [{ short: "GDI", long: "generieke digitale infrastructuur" }],
  entries: [
    { everyday: ["nepnieuws"], policy: ["desinformatie"], direction: "toPolicy", weight: 0.9 },
    { everyday: ["bejaarden"], policy: ["ouderen"], direction: "both", weight: 1 },
  ],
  english: [{ english: ["elderly"], dutch: ["ouderen"], weight: 1 }],
});

function read(text: string, language: Language = "nl") {
  return readQuery(text, language, lexicon, expandNothing);
}

const termsOf = (text: string) =>
  lexicon
    .termsOf(text)
    .filter(({ part }) => !part)
    .map(({ term }) => term);

function weightIn(words: readonly QueryWord[], word: string): number {
  const [term] = termsOf(word);
  const weights = words
    .flatMap(({ alternatives }) => alternatives)
    .filter((one) => one.term === term)
    .map(({ weight }) => weight);
  return Math.max(0, ...weights);
}

describe("a question that is read", () => {
  it("counts a word of its own in full, in any inflection", () => {
    const { words } = read("bibliotheken");
    expect(weightIn(words, "bibliotheek")).toBe(1);
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ text: "bibliotheken", start: 0, end: 12, unknown: false });
  });

  it("has a misspelled word mended, tells so, and counts it a little less", () => {
    const { words, text } = read("Wat is desinfromatie?");
    const mended = words.find(({ corrected }) => corrected);
    expect(mended?.corrected).toBe("desinformatie");
    expect(text).toBe("Wat is desinformatie?");
    expect(weightIn(words, "desinformatie")).toBeGreaterThan(0.5);
    expect(weightIn(words, "desinformatie")).toBeLessThan(1);
  });

  it.each(["fiets", "kast", "wolf", "strategisch", "GDIX", "ouderen"])(
    "never has a word changed that exists or is an abbreviation: %s",
    (word) => {
      const { text, words } = read(`Wat doet ${word}?`);
      expect(text).toBe(`Wat doet ${word}?`);
      expect(words.every(({ corrected }) => corrected === undefined)).toBe(true);
    },
  );

  it("looks for the parts of a compound that the texts have only in parts", () => {
    const { words } = read("cyberoefening");
    expect(weightIn(words, "oefening")).toBeGreaterThan(0);
    expect(weightIn(words, "cyber")).toBeGreaterThan(0);
    expect(weightIn(words, "oefening")).toBeLessThan(1);
  });

  it("looks for two words as the one that the texts make of them", () => {
    expect(weightIn(read("data strategie").words, "datastrategie")).toBe(1);
    expect(weightIn(read("cloud-strategie").words, "cloudstrategie")).toBeGreaterThan(0.5);
    expect(weightIn(read("cloud strategie").words, "cloudstrategie")).toBe(1);
  });

  it("looks for the policy word behind an everyday word, for less than the word itself", () => {
    const { words } = readQuery("nepnieuws", "nl", lexicon, expand);
    expect(weightIn(words, "desinformatie")).toBeGreaterThan(0);
    expect(weightIn(words, "desinformatie")).toBeLessThan(1);
  });

  it("goes both ways only where the thesaurus does", () => {
    const from = (text: string) => readQuery(text, "nl", lexicon, expand).words;
    expect(weightIn(from("ouderen"), "bejaarden")).toBeGreaterThan(0);
    expect(weightIn(from("desinformatie"), "nepnieuws")).toBe(0);
  });

  it("looks for the Dutch word behind an English one, in an English question only", () => {
    const english = readQuery("help for the elderly", "en", lexicon, expand).words;
    expect(weightIn(english, "ouderen")).toBeGreaterThan(0);
    const dutch = readQuery("elderly", "nl", lexicon, expand).words;
    expect(weightIn(dutch, "ouderen")).toBe(0);
  });

  it("lets words that only phrase the question count little, and keeps 'niet'", () => {
    const { words } = read("Wie helpt ouderen niet?");
    const importance = (text: string) => words.find((word) => word.text === text)?.importance ?? 0;
    expect(importance("ouderen")).toBe(1);
    expect(importance("Wie")).toBeLessThan(0.5);
    expect(words.map(({ text }) => text)).toContain("niet");
  });

  it("knows an amount, a date and an action however they are written", () => {
    expect(weightIn(read("2.500.000 mensen").words, "2,5 miljoen")).toBe(1);
    expect(weightIn(read("brief van 04-11-2022").words, "4 november 2022")).toBe(1);
    expect(weightIn(read("4.3.4").words, "4.3.4")).toBe(1);
  });

  it("marks a word that exists nowhere", () => {
    const { words } = read("qwrtzlp en ouderen");
    expect(words.find(({ text }) => text === "qwrtzlp")?.unknown).toBe(true);
    expect(words.find(({ text }) => text === "ouderen")?.unknown).toBe(false);
  });

  it("has no word in a text without words", () => {
    expect(read("??? !").words).toEqual([]);
    expect(read("").words).toEqual([]);
  });

  it("has weights between 0 and 1, each term once per word, and words where they stand", () => {
    const text = fc
      .array(fc.constantFrom("nepnieuws", "data", "strategie", "ouderen", "niet", "wqxz", "2023"))
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, (question) => {
        const query = readQuery(question, "nl", lexicon, expand);
        for (const word of query.words) {
          expect(query.text.slice(word.start, word.end)).toBe(word.text);
          expect(word.importance).toBeGreaterThan(0);
          expect(word.importance).toBeLessThanOrEqual(1);
          for (const { weight } of word.alternatives) {
            expect(weight).toBeGreaterThan(0);
            expect(weight).toBeLessThanOrEqual(1);
          }
        }
        expect(readQuery(question, "nl", lexicon, expand)).toEqual(query);
      }),
    );
  });
});
