import type { Lexicon } from "./lexicon.ts";
import { collectPostings, createSharing } from "./postings.ts";
import type { Query } from "./query.ts";
import { weighQuery } from "./query-weight.ts";
import { type ReadTerms, readTermsWith } from "./read-text.ts";

/** Share (0–1) of a query's weight that each text has, in the order of the texts. */
export type MeasureCoverage = (query: Query) => Float64Array;

/**
 * An inverted index that only tells whether a text has a word, by any of its alternatives.
 * @param texts each whole, or as the stretches that it consists of
 */
export function indexTerms(
  texts: readonly (string | readonly string[])[],
  lexicon: Lexicon,
  read: ReadTerms = readTermsWith(lexicon),
): MeasureCoverage {
  const collected = collectPostings();
  for (const [index, text] of texts.entries()) {
    for (const stretch of [text].flat()) collected.add(index, read(stretch).terms);
  }
  const share = createSharing(collected.finish(), texts.length);
  return (query) => {
    const { weights, whole } = weighQuery(query, lexicon);
    const shares = share(query.words, weights).values.slice();
    for (let index = 0; index < shares.length; index += 1) {
      const shared = shares[index] ?? 0;
      if (shared > 0) shares[index] = shared / whole;
    }
    return shares;
  };
}
