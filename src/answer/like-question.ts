import { QUESTION_WORDS } from "../dutch/stop-words.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import { termsOfText } from "./terms.ts";
import { countWords, type Unit } from "./units.ts";

/** A stored question tells which sentences of its passage answer only when it is this like the one asked. */
const ALIKE = 0.35;
/** A sentence is worth quoting besides when it has so much of that question that the others lack. */
const WORTH = 0.25;

/**
 * The sentence of a passage that says what the chosen ones lack of the stored question most like the one
 * asked. Whoever asks in other words than the source ("hoe snel krijg je stukken") shares few with the
 * sentence that answers, which that stored question was written for. Undefined when none says much.
 * @param siblings the sentences of the passage, in order
 */
export function findComplement<Sentence extends Unit>(
  { likeQuestion, features }: RankedPassage,
  chosen: readonly Sentence[],
  siblings: readonly Sentence[],
  lexicon: Lexicon,
  mostWords: number,
): Sentence | undefined {
  if (!likeQuestion || features.question < ALIKE) return undefined;
  const wanted = lexicon
    .termsOf(likeQuestion)
    .filter(({ part, token }) => !part && !QUESTION_WORDS.has(token.normal))
    .map(({ term }) => ({ term, weight: lexicon.idf(term) }));
  const whole = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const lacking = wanted.filter(
    ({ term }) => !chosen.some((unit) => termsOfText(unit.cut, lexicon).has(term)),
  );
  let best: Sentence | undefined;
  let most = WORTH * whole;
  for (const unit of siblings) {
    if (chosen.includes(unit) || countWords(unit.text) > mostWords) continue;
    const terms = termsOfText(unit.cut, lexicon);
    const added = lacking.reduce(
      (sum, { term, weight }) => sum + (terms.has(term) ? weight : 0),
      0,
    );
    if (added > most) [best, most] = [unit, added];
  }
  return best;
}
