import { rememberFor } from "../dutch/remember.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Query, QueryWord } from "./query.ts";

/** A word counts by its rarity; a word that no passage has counts as the rarest. */
export function weightOf(word: QueryWord, lexicon: Lexicon): number {
  let idf: number | undefined;
  for (const { term, weight } of word.alternatives) {
    if (lexicon.has(term)) idf = Math.max(idf ?? 0, lexicon.idf(term) * weight);
  }
  return (idf ?? lexicon.idf("")) * word.importance;
}

/** The weights of the words of a query, in their order, and of all together. */
export interface QueryWeight {
  weights: readonly number[];
  whole: number;
}

/** Weighs the words of a query; every way of searching and every sentence asks. */
export function weighQuery(query: Query, lexicon: Lexicon): QueryWeight {
  return weighFor(lexicon)(query);
}

const weighFor = rememberFor((lexicon: Lexicon) =>
  rememberFor(({ words }: Query): QueryWeight => {
    const weights = words.map((word) => weightOf(word, lexicon));
    return { weights, whole: weights.reduce((sum, weight) => sum + weight, 0) };
  }),
);
