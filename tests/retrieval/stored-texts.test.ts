import { describe, expect, it } from "vitest";
import { createLexicon } from "../../src/retrieval/lexicon.ts";
import { readCorpus } from "../../src/retrieval/read-corpus.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { readStored } from "../../src/retrieval/stored-texts.ts";
import { makePassage, texts } from "./small-corpus.ts";

const passages = texts.map((text, index) => ({
  ...makePassage(`p${index}`, text),
  context: `Kop ${index} over oefeningen`,
}));
const questions = [{ text: "Hoe vaak is er een cyberoefening?" }, { text: texts[0] }];
const { vocabulary, texts: stored } = readCorpus(passages, questions, new Set(["fiets"]));
const lexicon = createLexicon(vocabulary);
const read = readTermsWith(lexicon);
const all = [...texts, ...passages.map(({ context }) => context), ...questions.map((q) => q.text)];

describe("the texts of an index as word search reads them", () => {
  it("come back from an index as they would be read anew, to the last bit", () => {
    const kept: unknown = JSON.parse(JSON.stringify(stored));
    expect(kept).toEqual(stored);
    const readKept = readStored(stored, passages, questions, { ...lexicon, termsOf: refuse });
    for (const text of all) expect(readKept(text)).toEqual(read(text));
  });

  it("are read with the lexicon where an index has not kept them", () => {
    const readAnew = readStored(undefined, passages, questions, lexicon);
    for (const text of all) expect(readAnew(text)).toEqual(read(text));
    const sentence = "Een zin die nergens staat.";
    expect(readStored(stored, passages, questions, lexicon)(sentence)).toEqual(read(sentence));
  });

  it("name each term once", () => {
    expect(new Set(stored.terms).size).toBe(stored.terms.length);
    expect(stored.texts).toHaveLength(all.length);
  });
});

function refuse(text: string): never {
  throw new Error(`"${text}" was read again.`);
}
