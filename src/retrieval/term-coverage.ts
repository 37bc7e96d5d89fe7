import type { StoredPostings } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { collectPostings, createSharing, type TermNumbers } from "./postings.ts";
import type { Query } from "./query.ts";
import { weighQuery } from "./query-weight.ts";
import type { ReadTerms } from "./read-text.ts";

/** Share (0–1) of a query's weight that each text has, in the order of the texts. */
export type MeasureCoverage = (query: Query) => Float64Array;

/** Which texts have which terms; a text is given as the stretches that it consists of. */
export function collectStretches(
  texts: readonly (readonly string[])[],
  read: ReadTerms,
  numbers: Map<string, number>,
): StoredPostings {
  const collected = collectPostings(numbers);
  for (const [index, stretches] of texts.entries()) {
    for (const stretch of stretches) collected.add(index, read(stretch).terms);
  }
  return collected.finish();
}

/** Measures the share that each of so many texts has, by any of the alternatives of a word. */
export function measureCoverage(
  postings: StoredPostings,
  numbers: TermNumbers,
  count: number,
  lexicon: Lexicon,
): MeasureCoverage {
  const share = createSharing(postings, numbers, count);
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
