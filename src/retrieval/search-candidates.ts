import { rememberLatest } from "../dutch/remember.ts";
import type { Passage } from "../schema.ts";
import type { SearchableIndex } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { collectWords, matchWords } from "./match-words.ts";
import type { Query } from "./query.ts";
import { SENTENCE_COSINE } from "./rank.ts";
import { readOnly, readTermsWith } from "./read-text.ts";
import type { Search } from "./retrieve.ts";

/** Most passages that each way of searching may bring: by vector, by the questions', by words. */
const CANDIDATES = 200;
/** Texts whose terms are kept: those of the passages that come up often, some 10 MB. */
const REMEMBERED = 10_000;

/**
 * Search in an index that is asked for candidates, which are then scored as all passages of an index in
 * memory would be: rarity and mean lengths are those of the whole corpus, and only what is relative to
 * the best passage is relative to the best candidate.
 */
export function searchCandidates(
  index: SearchableIndex,
  lexicon: Lexicon,
  standsAlone: (passage: Passage) => boolean,
  limit = CANDIDATES,
): Search {
  const corpus = lexicon.fields();
  const read = rememberLatest(REMEMBERED, readTermsWith(lexicon), (text) => text);
  return {
    search: async (query, vector, documents) => {
      const words = tellingWords(query, lexicon);
      const candidates = await index.candidates({ vector, words, documents, limit });
      const passages = candidates.map(({ passage }) => passage);
      const questions = candidates.flatMap((one) => one.questions.map(({ text }) => text));
      const owners = Int32Array.from(
        candidates.flatMap((one, number) => one.questions.map(() => number)),
      );
      const pool = { passages, questions, owners, standsAlone };
      const wanted = new Set(
        query.words.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)),
      );
      const ofPool = collectWords(pool, readOnly(wanted, read), corpus);
      const dense = Float64Array.from(candidates, ({ cosine }) => Math.max(0, cosine));
      const denseQuestion = Float64Array.from(candidates, ({ passage, questions: own }, number) => {
        return standsAlone(passage)
          ? Math.min(1, SENTENCE_COSINE * (dense[number] ?? 0))
          : own.reduce((best, { cosine }) => Math.max(best, cosine), 0);
      });
      const perPassage = new Map(
        candidates.map(({ passage, questions: own }) => [passage.id, own.map(({ text }) => text)]),
      );
      const questionsOf = (passageId: string) => perPassage.get(passageId) ?? [];
      return {
        passages,
        questions,
        found: { dense, denseQuestion, ...matchWords(ofPool, pool, lexicon)(query) },
        questionsOf,
      };
    },
    around: ({ id }) => index.around([id]),
  };
}

/** Words to look for, of the corpus only, the rarest of the important ones first. */
export function tellingWords({ words }: Query, lexicon: Lexicon): string[] {
  const best = new Map<string, number>();
  for (const { importance, alternatives } of words) {
    for (const { term, word, weight } of alternatives) {
      if (!lexicon.has(term)) continue;
      const telling = lexicon.idf(term) * weight * importance;
      best.set(word, Math.max(telling, best.get(word) ?? 0));
    }
  }
  return [...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}
