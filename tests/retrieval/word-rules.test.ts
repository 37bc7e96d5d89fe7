import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { collectWords, poolOf } from "../../src/retrieval/match-words.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { INDEX_FORMAT } from "../../src/store/index-manifest.ts";
import { packWords } from "../../src/store/packed-words.ts";
import { lexicon, makePassage, texts } from "./small-corpus.ts";

/**
 * An index keeps what word search makes of its texts: terms, scores, weights, sentences. Where the same
 * texts give something else, older indexes must not be used: then raise INDEX_FORMAT and write the new
 * digest here.
 */
const DIGEST = { format: 6, words: "a20ec98f48336ad2" };

it("what word search makes of a text changes only together with INDEX_FORMAT", () => {
  const passages = texts.map((text, index) => makePassage(`p${index}`, text));
  const questions = [{ passageId: "p0", text: "Hoe vaak is er een cyberoefening?" }];
  const pool = poolOf(passages, questions, ({ id }) => id === "p1");
  const words = collectWords(pool, readTermsWith(lexicon));
  const digest = createHash("sha256").update(packWords(words)).update(words.terms.join("\n"));
  expect({ format: INDEX_FORMAT, words: digest.digest("hex").slice(0, 16) }).toEqual(DIGEST);
});
