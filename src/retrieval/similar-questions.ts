import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";
import { weightOf } from "./query-weight.ts";

/** Likeness (0–1) of a query to each stored question, in the order of the questions. */
export type CompareQuestions = (query: Query) => Float64Array;

/**
 * Compares a query with the questions written for the passages: twice the shared weight divided by
 * the weight of both (Dice 1945), each word weighed by its rarity. Unlike BM25 it is lower when the
 * stored question asks for something more.
 */
export function indexQuestions(questions: readonly string[], lexicon: Lexicon): CompareQuestions {
  const postings = new Map<string, number[]>();
  const weights = new Float64Array(questions.length);
  for (const [index, question] of questions.entries()) {
    const terms = new Map<string, boolean>();
    for (const { term, part } of lexicon.termsOf(question)) {
      terms.set(term, part && (terms.get(term) ?? true));
    }
    for (const [term, part] of terms) {
      const posting = postings.get(term) ?? [];
      posting.push(index);
      postings.set(term, posting);
      if (!part) weights[index] = (weights[index] ?? 0) + lexicon.idf(term);
    }
  }
  return (query) => {
    const shared = new Float64Array(questions.length);
    let whole = 0;
    for (const word of query.words) {
      const weight = weightOf(word, lexicon);
      whole += weight;
      const best = new Map<number, number>();
      for (const { term, weight: share } of word.alternatives) {
        for (const index of postings.get(term) ?? []) {
          best.set(index, Math.max(share, best.get(index) ?? 0));
        }
      }
      for (const [index, share] of best) shared[index] = (shared[index] ?? 0) + weight * share;
    }
    return shared.map((weight, index) => {
      const both = whole + (weights[index] ?? 0);
      return both > 0 ? Math.min(1, (2 * weight) / both) : 0;
    });
  };
}
