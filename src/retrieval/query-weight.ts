import type { Lexicon } from "./lexicon.ts";
import type { QueryWord } from "./query.ts";

/** A word counts by its rarity; a word that no passage has counts as the rarest. */
export function weightOf(word: QueryWord, lexicon: Lexicon): number {
  const idfs = word.alternatives
    .filter(({ term }) => lexicon.has(term))
    .map(({ term, weight }) => lexicon.idf(term) * weight);
  const idf = idfs.length > 0 ? Math.max(...idfs) : lexicon.idf("");
  return idf * word.importance;
}
