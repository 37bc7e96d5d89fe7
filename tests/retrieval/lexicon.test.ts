import { describe, expect, it } from "vitest";
import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import { lexicon, texts } from "./small-corpus.ts";

const termsOf = (text: string) => lexicon.termsOf(text).map(({ term }) => term);
const wholeTermsOf = (text: string) =>
  lexicon
    .termsOf(text)
    .filter(({ part }) => !part)
    .map(({ term }) => term);

describe("the terms of a text", () => {
  it("are the same for every inflection of a word", () => {
    expect(wholeTermsOf("digitale vaardigheden")).toEqual(wholeTermsOf("digitaal vaardigheid"));
    expect(wholeTermsOf("bibliotheken")).toEqual(wholeTermsOf("bibliotheek"));
  });

  it("are the same with and without accents and capitals", () => {
    expect(wholeTermsOf("COÖRDINEREN")).toEqual(wholeTermsOf("coordineren"));
    expect(wholeTermsOf("Europése")).toEqual(wholeTermsOf("europese"));
  });

  it("leave out words that say nothing, and keep the ones that turn a meaning", () => {
    expect(termsOf("de het een van en")).toEqual([]);
    expect(termsOf("niet")).toHaveLength(1);
    expect(termsOf("geen")).toHaveLength(1);
    expect(termsOf("wie")).toHaveLength(1);
    expect(termsOf("wanneer")).toHaveLength(1);
  });

  it("have the parts of a compound, marked as parts", () => {
    const terms = lexicon.termsOf("cyberoefening");
    expect(terms.find(({ part }) => !part)?.token.text).toBe("cyberoefening");
    const parts = terms.filter(({ part }) => part).map(({ term }) => term);
    expect(parts).toEqual(expect.arrayContaining(wholeTermsOf("oefening cyber")));
  });

  it("have the parts of a word with a hyphen", () => {
    expect(termsOf("wallet-hulp")).toEqual(expect.arrayContaining(wholeTermsOf("wallet hulp")));
  });

  it("read an amount, a date and an action as one term each", () => {
    expect(termsOf("2,5 miljoen")).toEqual(termsOf("2.500.000"));
    expect(termsOf("4 november 2022")).toEqual(termsOf("4-11-2022"));
    expect(termsOf("4.3.4")).toEqual(["4.3.4"]);
    expect(termsOf("1 januari")).toHaveLength(1);
  });

  it("know the plural of an abbreviation", () => {
    expect(wholeTermsOf("API's")).toEqual(wholeTermsOf("API"));
    expect(wholeTermsOf("IDO’s")).toEqual(wholeTermsOf("IDO"));
  });
});

describe("a word", () => {
  it("exists when the texts have it, when it is known, or when it is made of such words", () => {
    expect(lexicon.exists("ouderen")).toBe(true);
    expect(lexicon.exists("fiets")).toBe(true);
    expect(lexicon.exists("gemeentenoefening")).toBe(true);
    expect(lexicon.exists("qwrtzlp")).toBe(false);
  });

  it("that is misspelled is mended to the word of the texts", () => {
    expect(lexicon.correct("bibliotheekk")).toBe("bibliotheek");
    expect(lexicon.correct("desinfromatie")).toBe("desinformatie");
    expect(lexicon.correct("gemeeten")).toBe("gemeenten");
  });

  it("that is like nothing is not mended", () => {
    expect(lexicon.correct("qwrtzlp")).toBeUndefined();
    expect(lexicon.correct("xx")).toBeUndefined();
  });

  it("is ordinary when the texts also write it in lower case", () => {
    expect(lexicon.isOrdinary("Ouderen")).toBe(false);
    expect(lexicon.isOrdinary("Gemeenten")).toBe(true);
    expect(lexicon.isOrdinary("Nederland")).toBe(false);
  });
});

describe("the rarity of a term", () => {
  it("follows the formula of Robertson and Zaragoza", () => {
    const [once = ""] = wholeTermsOf("bibliotheek");
    const [twice = ""] = wholeTermsOf("digitale");
    const total = texts.length;
    expect(lexicon.idf(once)).toBeCloseTo(Math.log(1 + (total - 1 + 0.5) / 1.5), 10);
    expect(lexicon.idf(twice)).toBeCloseTo(Math.log(1 + (total - 2 + 0.5) / 2.5), 10);
    expect(lexicon.has(once)).toBe(true);
  });

  it("is highest for a term that no text has, and never negative", () => {
    const everywhere = buildLexicon(["wallet", "wallet", "wallet"], new Set());
    expect(lexicon.has("nergens")).toBe(false);
    expect(lexicon.idf("nergens")).toBeGreaterThan(lexicon.idf(wholeTermsOf("wallet")[0] ?? ""));
    expect(everywhere.idf(everywhere.termsOf("wallet")[0]?.term ?? "")).toBeGreaterThan(0);
  });
});
