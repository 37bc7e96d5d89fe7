import type { StoredQuestions } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { collectPostings, createSharing, type Shared, type TermNumbers } from "./postings.ts";
import type { Query } from "./query.ts";
import { weighQuery } from "./query-weight.ts";
import type { ReadTerms } from "./read-text.ts";

/** Likeness (0–1) of a query to each stored question, by its number. */
export type CompareQuestions = (query: Query) => Shared;

/** Collects the terms of questions, or of sentences that stand in for them. */
export function collectQuestions(
  questions: readonly string[],
  read: ReadTerms,
  numbers: Map<string, number>,
): StoredQuestions {
  const collected = collectPostings(numbers);
  const weights = new Float64Array(questions.length);
  for (const [index, question] of questions.entries()) {
    const { terms, weight } = read(question);
    collected.add(index, terms);
    weights[index] = weight;
  }
  return { ...collected.finish(), weights };
}

/**
 * Compares a query with the questions written for the passages: twice the shared weight divided by
 * the weight of both (Dice 1945), each word weighed by its rarity. Unlike BM25 it is lower when the
 * stored question asks for something more.
 */
export function compareQuestions(
  questions: StoredQuestions,
  numbers: TermNumbers,
  lexicon: Lexicon,
): CompareQuestions {
  const { weights: own } = questions;
  const share = createSharing(questions, numbers, own.length);
  return (query) => {
    const { weights, whole } = weighQuery(query, lexicon);
    const likeness = share(query.words, weights);
    const { values, texts } = likeness;
    for (let at = 0; at < likeness.size; at += 1) {
      const index = texts[at] ?? 0;
      const both = whole + (own[index] ?? 0);
      values[index] = Math.min(1, (2 * (values[index] ?? 0)) / both);
    }
    return likeness;
  };
}
