import { describe, expect, it } from "vitest";
import { askedCount, namesSeries } from "../../src/answer/enumerations.ts";
import { makePassage } from "../retrieval/small-corpus.ts";

describe("the number of things asked for", () => {
  it.each([
    [5, "Wat zijn de vijf ambities?"],
    [10, "Welke tien thema's noemt het manifest?"],
    [3, "Which three values are central?"],
    [4, "Noem de 4 doelen"],
    [0, "Welke doelen zijn er?"],
    [0, "Wat moet er in 2025 klaar zijn?"],
    [0, "Hoeveel van de 2500 mensen doen mee?"],
  ])("is %i in: %s", (count, question) => {
    expect(askedCount(question)).toBe(count);
  });
});

/** A sentence as a passage is cut into. */
function stretch(text: string) {
  const [part] = makePassage("manifest/p1-1", text).parts;
  if (!part) throw new Error("A passage has a part.");
  return { part, start: 0, end: text.length, text };
}

describe("a sentence with a series in it", () => {
  it.each([
    "We beschermen publieke waarden (veiligheid, democratie, zelfbeschikking, non-discriminatie, participatie, privacy en inclusiviteit).",
    "Er zijn wetsvoorstellen zoals Artificial Intelligence Act, de Data Act en de eIDAS-Verordening.",
    "Met dreigingen als phishing, botnets, cybercrime en desinformatie op de loer.",
    "Er wordt gewerkt met DigiD, eHerkenning, eIDAS en machtigen.",
  ])("is known from its commas and its last and: %s", (text) => {
    expect(namesSeries(stretch(text))).toBe(true);
  });

  it.each([
    "Het kabinet gaat zich daarom, in aansluiting op bestaand beleid, samen met medeoverheden en Europese partners inzetten.",
    "Dat is zo, maar het kan beter en sneller.",
    "Burgers en bedrijven kunnen overal terecht.",
  ])("is not one with clauses between commas: %s", (text) => {
    expect(namesSeries(stretch(text))).toBe(false);
  });
});
