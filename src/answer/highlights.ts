import { rememberFor, rememberLatest } from "../dutch/remember.ts";
import { tokenize } from "../dutch/tokens.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query } from "../retrieval/query.ts";
import type { Highlight } from "./evidence.ts";

/** Alternatives weaker than this do not make a word decisive. */
const MIN_WEIGHT = 0.45;
/** Excerpts of which the words are kept, about 3 kB each. */
const EXCERPTS = 1_000;

/** A word of an excerpt and its terms, parts of compounds left out. */
interface Word {
  start: number;
  end: number;
  terms: readonly string[];
}

/** Marks the words of an excerpt that the question asks about, by any of their names. */
export function highlightWords(query: Query, lexicon: Lexicon): Highlight {
  const decisive = new Set(
    query.words
      .filter(({ importance }) => importance === 1)
      .flatMap(({ alternatives }) => alternatives)
      .filter(({ weight }) => weight >= MIN_WEIGHT)
      .map(({ term }) => term),
  );
  const wordsOf = wordsOfExcerpts(lexicon);
  return (excerpt) =>
    wordsOf(excerpt)
      .filter(({ terms }) => terms.some((term) => decisive.has(term)))
      .map(({ start, end }) => [start, end]);
}

/** The same excerpts are quoted for many questions. */
const wordsOfExcerpts = rememberFor((lexicon: Lexicon) =>
  rememberLatest(
    EXCERPTS,
    (excerpt: string) => readWords(excerpt, lexicon),
    (excerpt) => excerpt,
  ),
);

function readWords(excerpt: string, lexicon: Lexicon): Word[] {
  return tokenize(excerpt)
    .map(({ text, start, end }) => {
      const terms = lexicon.termsOf(text).filter(({ part }) => !part);
      return { start, end, terms: terms.map(({ term }) => term) };
    })
    .filter(({ terms }) => terms.length > 0);
}
