import type { Passage } from "../schema.ts";
import type { WholeIndex } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { indexWords } from "./match-words.ts";
import { SENTENCE_COSINE } from "./rank.ts";
import type { Search } from "./retrieve.ts";
import { readStored } from "./stored-texts.ts";

/** Search in an index that is held in memory: every passage is scored. */
export function searchWhole(
  { passages, questions, texts: stored, compare }: WholeIndex,
  lexicon: Lexicon,
  standsAlone: (passage: Passage) => boolean,
): Search {
  const texts = questions.map(({ text }) => text);
  const numbers = new Map(passages.map(({ id }, index) => [id, index]));
  const owners = Int32Array.from(questions, ({ passageId }) => numbers.get(passageId) ?? -1);
  const alone = Uint8Array.from(passages, (passage) => (standsAlone(passage) ? 1 : 0));
  const pool = { passages, questions: texts, owners, standsAlone };
  const read = readStored(stored, passages, questions, lexicon);
  const matchWords = indexWords(pool, lexicon, read);
  const perPassage = new Map<string, string[]>();
  for (const { passageId, text } of questions) {
    const known = perPassage.get(passageId);
    if (known) known.push(text);
    else perPassage.set(passageId, [text]);
  }

  return {
    search: async (query, vector) => {
      const dense = new Float64Array(passages.length);
      const denseQuestion = new Float64Array(passages.length);
      if (vector) {
        const cosines = compare(vector);
        for (let index = 0; index < dense.length; index += 1) {
          const cosine = Math.max(0, cosines.passages[index] ?? 0);
          dense[index] = cosine;
          if (alone[index] === 1) denseQuestion[index] = Math.min(1, SENTENCE_COSINE * cosine);
        }
        for (let index = 0; index < owners.length; index += 1) {
          const owner = owners[index] ?? -1;
          const cosine = cosines.questions[index] ?? 0;
          if (cosine > (denseQuestion[owner] ?? 1)) denseQuestion[owner] = cosine;
        }
      }
      const questionsOf = (passageId: string) => perPassage.get(passageId) ?? [];
      const found = { ...matchWords(query), dense, denseQuestion };
      return { passages, questions: texts, found, questionsOf };
    },
    around: async ({ documentId }) => passages.filter((one) => one.documentId === documentId),
  };
}
