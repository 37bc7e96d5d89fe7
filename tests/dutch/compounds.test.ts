import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCompoundSplitter, joinPairs } from "../../src/dutch/compounds.ts";
import { tokenize } from "../../src/dutch/tokens.ts";

const VOCABULARY = [
  "data",
  "strategie",
  "datastrategie",
  "cyber",
  "oefening",
  "cyberoefening",
  "gemeente",
  "raad",
  "gezondheid",
  "zorg",
  "leven",
  "gebeurtenis",
  "ict",
  "organisatie",
  "over",
  "zicht",
  "overheid",
  "dienst",
  "verlening",
  "dienstverlening",
  "overheidsdienstverlening",
  "informatie",
  "huishouding",
  "boek",
  "kast",
  "mail",
];
const split = createCompoundSplitter(VOCABULARY);

describe("createCompoundSplitter", () => {
  it.each([
    ["datastrategie", ["data", "strategie"]],
    ["Cyberoefening", ["cyber", "oefening"]],
    ["gemeenteraad", ["gemeente", "raad"]],
    ["gezondheidszorg", ["gezondheid", "zorg"]],
    ["levensgebeurtenis", ["leven", "gebeurtenis"]],
    ["boekenkast", ["boek", "kast"]],
    ["ICT-organisatie", ["ict", "organisatie"]],
    ["data-informatiehuishouding", ["data", "informatie", "huishouding"]],
  ])("splits %s", (word, parts) => {
    expect(split(word)).toEqual(parts);
  });
  it("prefers the fewest parts", () => {
    expect(split("overheidsdienstverlening")).toEqual(["overheid", "dienstverlening"]);
  });
  it.each(["strategie", "overzicht", "voetbal", "e-mail", "datax", "", "datas"])(
    "leaves %s whole",
    (word) => {
      expect(split(word)).toEqual([]);
    },
  );
  it("only gives words of the vocabulary, which occur in the word in order", () => {
    const words = fc.array(fc.constantFrom(...VOCABULARY, "s", "en", "x", "-"), { maxLength: 6 });
    fc.assert(
      fc.property(
        words.map((parts) => parts.join("").replace(/-+/g, "-").replace(/^-/, "")),
        (word) => {
          const parts = split(word);
          expect(parts.every((part) => VOCABULARY.includes(part))).toBe(true);
          expect(word).toMatch(new RegExp(`^${parts.join(".{0,2}")}`));
          expect(parts).not.toHaveLength(1);
        },
      ),
    );
  });
});

describe("joinPairs", () => {
  const join = (text: string) => joinPairs(tokenize(text), new Set(VOCABULARY));
  it("joins adjacent words that are one vocabulary word, with a linking letter where needed", () => {
    expect(
      join("een data strategie en Cyber oefening").map(({ word, first }) => [word, first]),
    ).toEqual([
      ["datastrategie", 1],
      ["cyberoefening", 4],
    ]);
    expect(join("overheid dienstverlening").map(({ word }) => word)).toEqual([
      "overheidsdienstverlening",
    ]);
  });
  it("does not join across punctuation or words that form nothing", () => {
    expect(join("data, - strategie en oefening cyber")).toEqual([]);
  });
});
