import { describe, expect, it } from "vitest";
import { createLexicon } from "../../src/retrieval/lexicon.ts";
import { collectWords, matchWords, poolOf } from "../../src/retrieval/match-words.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { readCorpus } from "../../src/retrieval/read-corpus.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { packWords, unpackWords } from "../../src/store/packed-words.ts";
import { expandNothing, makePassage, texts } from "./small-corpus.ts";

const passages = texts.map((text, index) => ({
  ...makePassage(`p${index}`, text),
  context: `Kop ${index} over oefeningen`,
}));
const questions = [
  { passageId: "p0", text: "Hoe vaak is er een cyberoefening?" },
  { passageId: "p2", text: texts[0] },
  { passageId: "nergens", text: "Wie kent dit?" },
];
const { vocabulary, read } = readCorpus(passages, new Set(["fiets"]));
const lexicon = createLexicon(vocabulary);
const pool = poolOf(passages, questions, ({ id }) => id === "p1" || id === "p5");
const words = collectWords(pool, read);

describe("the words that an index keeps", () => {
  it("are those that would be collected anew with its lexicon, to the last bit", () => {
    expect(collectWords(pool, readTermsWith(lexicon))).toEqual(words);
  });

  it("come back from their file as they were, to the last bit", () => {
    const kept: unknown = JSON.parse(JSON.stringify(words.terms));
    expect(kept).toEqual(words.terms);
    expect(unpackWords(packWords(words), words.terms)).toEqual(words);
  });

  it("name each term once", () => {
    expect(new Set(words.terms).size).toBe(words.terms.length);
  });

  it("find passages by their text, their questions and, without questions, their sentences", () => {
    const find = matchWords(words, pool, lexicon);
    const found = find(readQuery(texts[0], "nl", lexicon, expandNothing));
    expect(found.lexical[0]).toBe(1);
    expect(found.question[2]).toBe(1);
    expect(found.like[2]).toBe(1);
    expect(found.like[1]).toBe(-1);
    const alone = find(readQuery(texts[1], "nl", lexicon, expandNothing));
    expect(alone.question[1]).toBeGreaterThan(0);
    expect(alone.question[3]).toBe(0);
  });
});

describe("a file with lists of words", () => {
  const bytes = packWords(words);

  it("is refused when it ends early, goes on, or begins otherwise", () => {
    const longer = Buffer.concat([bytes, Buffer.alloc(8)]);
    const other = Buffer.from(bytes).fill(0, 0, 4);
    for (const wrong of [bytes.subarray(0, -8), longer, other, bytes.subarray(0, 20)]) {
      expect(() => unpackWords(wrong, words.terms)).toThrow();
    }
    expect(() => unpackWords(Buffer.alloc(0), words.terms)).toThrow();
  });
});
