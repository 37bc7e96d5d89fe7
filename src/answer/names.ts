import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import { shareOf, termsOfContext, termsOfQuestion, termsOfText } from "./terms.ts";

/** A synonym at least this close stands for a name. */
const SAME_NAME = 0.35;

/** Words of a question that name something the sources speak of, "Archiefwet", besides organisations. */
function namesIn({ organisations }: Understood, query: Query, lexicon: Lexicon): QueryWord[] {
  const isFirst = ({ start }: QueryWord) =>
    /(?:^|[.?!:])[^\p{L}\p{N}]*$/u.test(query.text.slice(0, start));
  return query.words
    .filter(({ text, importance }) => importance === 1 && /^\p{Lu}/u.test(text))
    .filter((word) => !isFirst(word) && !lexicon.isOrdinary(word.text))
    .filter(({ text }) => !organisations.some(({ name }) => name.includes(text)))
    .filter(({ alternatives }) => alternatives.some(({ term }) => lexicon.has(term)));
}

/**
 * Whether a passage speaks of all that a question names: when the Archiefwet comes into force is not told
 * by a sentence about another law.
 */
export function speaksOfNames(
  understood: Understood,
  query: Query,
  lexicon: Lexicon,
): (ranked: RankedPassage) => boolean {
  const names = namesIn(understood, query, lexicon);
  return rememberFor(({ passage, likeQuestion = "", features }: RankedPassage) => {
    if (names.length === 0) return true;
    const told = [
      termsOfText(passage, lexicon),
      termsOfContext(passage, lexicon, ({ context }) => context),
      termsOfQuestion(features.question > 0 ? likeQuestion : "", lexicon),
    ];
    return names.every((name) => told.some((terms) => shareOf(name, terms) >= SAME_NAME));
  });
}
