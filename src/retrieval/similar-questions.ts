import type { Lexicon } from "./lexicon.ts";
import { collectPostings, createSharing, type Shared } from "./postings.ts";
import type { Query } from "./query.ts";
import { weighQuery } from "./query-weight.ts";
import { type ReadTerms, readTermsWith } from "./read-text.ts";

/** Likeness (0–1) of a query to each stored question, by its number. */
export type CompareQuestions = (query: Query) => Shared;

/**
 * Compares a query with the questions written for the passages: twice the shared weight divided by
 * the weight of both (Dice 1945), each word weighed by its rarity. Unlike BM25 it is lower when the
 * stored question asks for something more.
 */
export function indexQuestions(
  questions: readonly string[],
  lexicon: Lexicon,
  read: ReadTerms = readTermsWith(lexicon),
): CompareQuestions {
  const collected = collectPostings();
  const own = new Float64Array(questions.length);
  for (const [index, question] of questions.entries()) {
    const { terms, weight } = read(question);
    collected.add(index, terms);
    own[index] = weight;
  }
  const share = createSharing(collected.finish(), questions.length);
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
