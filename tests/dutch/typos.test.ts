import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCompoundSplitter } from "../../src/dutch/compounds.ts";
import { createSpeller, measureDistance } from "../../src/dutch/typos.ts";

const COUNTS = new Map([
  ["desinformatie", 9],
  ["overheid", 40],
  ["burger", 12],
  ["burgers", 30],
  ["gemeente", 20],
  ["data", 30],
  ["strategie", 10],
  ["actie", 8],
  ["acties", 12],
  ["wallet", 4],
  ["markt", 3],
  ["macht", 3],
  ["recht", 9],
]);
const speller = createSpeller(COUNTS);

describe("createSpeller", () => {
  it.each([
    ["desinformtie", "desinformatie", 1],
    ["desinfromatie", "desinformatie", 1],
    ["desnformtie", "desinformatie", 2],
    ["overheit", "overheid", 1],
    ["gemeetne", "gemeente", 1],
    ["walet", "wallet", 1],
    ["ocerheid", "overheid", 1],
    ["pverheid", "overheid", 1],
  ])("mends %s", (typed, word, distance) => {
    expect(speller.correct(typed)).toEqual({ word, distance });
  });
  it("takes the most frequent word at equal distance, then the alphabet", () => {
    expect(speller.correct("burgerz")?.word).toBe("burgers");
    expect(speller.correct("mart")?.word).toBe("markt");
    expect(
      createSpeller(
        new Map([
          ["bakker", 2],
          ["bakken", 2],
        ]),
      ).correct("bakkex")?.word,
    ).toBe("bakken");
  });
  it("prefers a word with the same first letter to a more frequent one", () => {
    const words = new Map([
      ["macht", 1],
      ["recht", 90],
      ["zacht", 90],
    ]);
    expect(createSpeller(words).correct("mucht")?.word).toBe("macht");
    expect(createSpeller(words).correct("mecht")?.word).toBe("macht");
  });
  it("leaves short words, far words and words with figures alone", () => {
    expect(
      ["dta", "wlet", "fietspad", "overh3id", "xverhied"].map((word) => speller.correct(word)),
    ).toEqual(Array(5).fill(undefined));
  });
  it("never changes a compound or inflection that exists", () => {
    const split = createCompoundSplitter(COUNTS.keys());
    const strict = createSpeller(
      new Map([...COUNTS, ["datastrategien", 1]]),
      (word) => split(word).length > 0,
    );
    expect(strict.correct("datastrategie")).toBeUndefined();
    expect(strict.correct("datastrateie")?.word).toBe("datastrategien");
  });
  it("never changes a word of the vocabulary, whatever the vocabulary", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcde"), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), (words) => {
        const own = createSpeller(new Map(words.map((entry, index) => [entry, index])));
        for (const entry of words) expect(own.correct(entry)).toBeUndefined();
      }),
    );
  });
  it("gives a word of the vocabulary within its distance, as near as any it may give", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcd"), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (words, typed) => {
        fc.pre(!words.includes(typed));
        const max = typed.length < 7 ? 1 : 2;
        const allowed = words
          .map((entry) => ({ entry, distance: measureDistance(typed, entry, 9) }))
          .filter(({ entry, distance }) => distance <= (entry[0] === typed[0] ? max : 1));
        const nearest = Math.min(...allowed.map(({ distance }) => distance));
        const found = createSpeller(new Map(words.map((entry) => [entry, 1]))).correct(typed);
        expect(found?.distance).toBe(allowed.length === 0 ? undefined : nearest);
      }),
    );
  });
});

describe("measureDistance", () => {
  it.each([
    ["abcd", "acbd", 1],
    ["ca", "abc", 3],
    ["abcd", "abcd", 0],
    ["kitten", "sitting", 3],
  ])("between %s and %s is %i", (a, b, distance) => {
    expect(measureDistance(a, b, 5)).toBe(distance);
    expect(measureDistance(b, a, 5)).toBe(distance);
  });
});
