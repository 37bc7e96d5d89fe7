import type { Lexicon } from "./lexicon.ts";
import { sumShared } from "./postings.ts";
import type { Query } from "./query.ts";

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
      const posting = postings.get(term);
      if (posting) posting.push(index);
      else postings.set(term, [index]);
      if (!part) weights[index] = (weights[index] ?? 0) + lexicon.idf(term);
    }
  }
  return (query) => {
    const { shared, whole } = sumShared(query, postings, questions.length, lexicon);
    return shared.map((weight, index) => {
      const both = whole + (weights[index] ?? 0);
      return both > 0 ? Math.min(1, (2 * weight) / both) : 0;
    });
  };
}
