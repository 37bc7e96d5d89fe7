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

/** The weight of each word of a query and of all together. */
export function weighQuery(
  { words }: Query,
  lexicon: Lexicon,
): { weights: number[]; whole: number } {
  const weights = words.map((word) => weightOf(word, lexicon));
  return { weights, whole: weights.reduce((sum, weight) => sum + weight, 0) };
}
