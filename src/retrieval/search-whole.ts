import type { Passage } from "../schema.ts";
import type { WholeIndex } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { collectWords, matchWords, poolOf } from "./match-words.ts";
import type { Query } from "./query.ts";
import { SENTENCE_COSINE } from "./rank.ts";
import type { Findings } from "./rank-passages.ts";
import { readTermsWith } from "./read-text.ts";
import type { Search } from "./retrieve.ts";

/** Search in an index that is held in memory: every passage is scored. */
export function searchWhole(
  { passages, questions, words: stored, compare }: WholeIndex,
  lexicon: Lexicon,
  standsAlone: (passage: Passage) => boolean,
): Search {
  const pool = poolOf(passages, questions, standsAlone);
  const alone = Uint8Array.from(passages, (passage) => (standsAlone(passage) ? 1 : 0));
  const words = stored ?? collectWords(pool, readTermsWith(lexicon));
  const findWords = matchWords(words, pool, lexicon);
  const perPassage = new Map<string, string[]>();
  for (const { passageId, text } of questions) {
    const known = perPassage.get(passageId);
    if (known) known.push(text);
    else perPassage.set(passageId, [text]);
  }

  const questionsOf = (passageId: string) => perPassage.get(passageId) ?? [];
  const find = (query: Query, vector: Float32Array | undefined): Findings => {
    const cosines = vector && compare(vector);
    const dense = new Float64Array(passages.length);
    const denseQuestion = new Float64Array(passages.length);
    if (cosines) {
      for (let index = 0; index < dense.length; index += 1) {
        const cosine = Math.max(0, cosines.passages[index] ?? 0);
        dense[index] = cosine;
        const ofText = alone[index] === 1 ? Math.min(1, SENTENCE_COSINE * cosine) : 0;
        denseQuestion[index] = Math.max(ofText, cosines.questions[index] ?? 0);
      }
    }
    return { dense, denseQuestion, ...findWords(query) };
  };
  /** Of a question that compares documents every document is ranked by the same findings. */
  const known = new WeakMap<Query, Findings>();

  return {
    search: async (query, vector) => {
      const found = known.get(query) ?? find(query, vector);
      known.set(query, found);
      return { found, questionsOf, ...pool };
    },
    around: async ({ documentId }) => passages.filter((one) => one.documentId === documentId),
  };
}
