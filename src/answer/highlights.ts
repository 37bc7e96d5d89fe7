import { tokenize } from "../dutch/tokens.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query } from "../retrieval/query.ts";
import type { Highlight } from "./evidence.ts";

/** Alternatives weaker than this do not make a word decisive. */
const MIN_WEIGHT = 0.45;

/** Marks the words of an excerpt that the question asks about, by any of their names. */
export function highlightWords(query: Query, lexicon: Lexicon): Highlight {
  const decisive = new Set(
    query.words
      .filter(({ importance }) => importance === 1)
      .flatMap(({ alternatives }) => alternatives)
      .filter(({ weight }) => weight >= MIN_WEIGHT)
      .map(({ term }) => term),
  );
  return (excerpt) =>
    tokenize(excerpt)
      .filter((token) =>
        lexicon.termsOf(token.text).some(({ term, part }) => !part && decisive.has(term)),
      )
      .map(({ start, end }) => [start, end]);
}
