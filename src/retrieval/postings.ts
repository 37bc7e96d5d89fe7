import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";
import { weightOf } from "./query-weight.ts";

/** In which texts each term stands, by the numbers of the texts. */
export type Postings = ReadonlyMap<string, readonly number[]>;

/**
 * What texts share with a query: for each the sum of the weights of the query's words that it has,
 * each times the share of its best alternative there; and the weight of the whole query.
 */
export function sumShared(
  query: Query,
  postings: Postings,
  count: number,
  lexicon: Lexicon,
): { shared: Float64Array; whole: number } {
  const shared = new Float64Array(count);
  const best = new Float64Array(count);
  let whole = 0;
  for (const word of query.words) {
    const weight = weightOf(word, lexicon);
    whole += weight;
    const touched: number[] = [];
    for (const { term, weight: share } of word.alternatives) {
      for (const index of postings.get(term) ?? []) {
        const known = best[index] ?? 0;
        if (known === 0) touched.push(index);
        if (share > known) best[index] = share;
      }
    }
    for (const index of touched) {
      shared[index] = (shared[index] ?? 0) + weight * (best[index] ?? 0);
      best[index] = 0;
    }
  }
  return { shared, whole };
}
