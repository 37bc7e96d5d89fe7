import type { Lexicon } from "./lexicon.ts";
import { sumShared } from "./postings.ts";
import type { Query } from "./query.ts";

/** Share (0–1) of a query's weight that each text has, in the order of the texts. */
export type MeasureCoverage = (query: Query) => Float64Array;

/**
 * An inverted index that only tells whether a text has a word, by any of its alternatives.
 * @param texts each whole, or as the stretches that it consists of
 */
export function indexTerms(
  texts: readonly (string | readonly string[])[],
  lexicon: Lexicon,
): MeasureCoverage {
  const postings = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) {
    const terms = [text].flat().flatMap((stretch) => lexicon.termsOf(stretch));
    for (const term of new Set(terms.map(({ term }) => term))) {
      const posting = postings.get(term);
      if (posting) posting.push(index);
      else postings.set(term, [index]);
    }
  }
  return (query) => {
    const { shared, whole } = sumShared(query, postings, texts.length, lexicon);
    return shared.map((weight) => (whole > 0 ? weight / whole : 0));
  };
}
