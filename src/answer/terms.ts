import { rememberFor, rememberLatest } from "../dutch/remember.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import type { Passage } from "../schema.ts";

/** The terms that a text has, or several texts together. */
export type Terms = Pick<ReadonlySet<string>, "has">;

/** The terms of a text, read anew. */
function readTerms(text: string, lexicon: Lexicon): ReadonlySet<string> {
  return new Set(lexicon.termsOf(text).map(({ term }) => term));
}

/** Questions written for passages whose terms are kept, some 2 kB each. */
const QUESTIONS = 1_000;

const questionTerms = rememberFor((lexicon: Lexicon) =>
  rememberLatest(
    QUESTIONS,
    (question: string) => readTerms(question, lexicon),
    (question) => question,
  ),
);

/** The terms of a question that was written for a passage; never of one that somebody asked. */
export function termsOfQuestion(question: string, lexicon: Lexicon): ReadonlySet<string> {
  return questionTerms(lexicon)(question);
}

/** The terms of texts that stand under each other. */
export function joinTerms(...texts: readonly Terms[]): Terms {
  return { has: (term) => texts.some((terms) => terms.has(term)) };
}

/** How much of a word the terms have: the weight of its best alternative among them. */
export function shareOf(word: QueryWord, terms: Terms): number {
  let share = 0;
  for (const { term, weight } of word.alternatives) {
    if (weight > share && terms.has(term)) share = weight;
  }
  return share;
}

/** By term the words of a query that it may stand for, each with the weight it has there. */
const wordsByTerm = rememberFor((query: Query) => {
  const words = new Map<string, { index: number; weight: number }[]>();
  for (const [index, { alternatives }] of query.words.entries()) {
    for (const { term, weight } of alternatives) {
      const known = words.get(term);
      if (known) known.push({ index, weight });
      else words.set(term, [{ index, weight }]);
    }
  }
  return words;
});

/** `shareOf` each word of a query; looks up the terms, which are fewer than all alternatives. */
export function sharesOf(query: Query, terms: ReadonlySet<string>): number[] {
  const words = wordsByTerm(query);
  const shares = query.words.map(() => 0);
  for (const term of terms) {
    for (const { index, weight } of words.get(term) ?? []) {
      if (weight > (shares[index] ?? 0)) shares[index] = weight;
    }
  }
  return shares;
}

/** A function of the terms of an object of the sources, which are read when first needed. */
function readOnce<Source extends object>(textOf: (source: Source) => string) {
  const known = rememberFor((lexicon: Lexicon) =>
    rememberFor((source: Source): ReadonlySet<string> => readTerms(textOf(source), lexicon)),
  );
  return (source: Source, lexicon: Lexicon) => known(lexicon)(source);
}

/** The terms of a unit or a passage, without what stands above it. */
export const termsOfText = readOnce(({ text }: { text: string }) => text);

/** The terms of the heading right above a passage. */
export const termsOfHeading = readOnce(({ headings }: Passage) => headings.at(-1) ?? "");

/** The terms of the name of the document that a passage is from. */
export const termsOfDocument = readOnce(({ documentId }: Passage) => documentId);

const contexts = rememberFor((_: Lexicon) => new WeakMap<Passage, ReadonlySet<string>>());

/**
 * The terms of what stands above a passage.
 * @param contextOf gives that text; it is asked once for a passage
 */
export function termsOfContext(
  passage: Passage,
  lexicon: Lexicon,
  contextOf: (passage: Passage) => string,
): ReadonlySet<string> {
  const known = contexts(lexicon);
  const terms = known.get(passage) ?? readTerms(contextOf(passage), lexicon);
  known.set(passage, terms);
  return terms;
}
