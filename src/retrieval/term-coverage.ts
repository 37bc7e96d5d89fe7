import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";
import { weightOf } from "./query-weight.ts";

/** Share (0–1) of a query's weight that each text has, in the order of the texts. */
export type MeasureCoverage = (query: Query) => Float64Array;

/** An inverted index that only tells whether a text has a word, by any of its alternatives. */
export function indexTerms(texts: readonly string[], lexicon: Lexicon): MeasureCoverage {
  const postings = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) {
    for (const term of new Set(lexicon.termsOf(text).map(({ term }) => term))) {
      const posting = postings.get(term);
      if (posting) posting.push(index);
      else postings.set(term, [index]);
    }
  }
  return (query) => {
    const found = new Float64Array(texts.length);
    let whole = 0;
    for (const word of query.words) {
      const weight = weightOf(word, lexicon);
      whole += weight;
      const best = new Map<number, number>();
      for (const { term, weight: share } of word.alternatives) {
        for (const index of postings.get(term) ?? []) {
          if (share > (best.get(index) ?? 0)) best.set(index, share);
        }
      }
      for (const [index, share] of best) found[index] = (found[index] ?? 0) + weight * share;
    }
    return found.map((weight) => (whole > 0 ? weight / whole : 0));
  };
}
