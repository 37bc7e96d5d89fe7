import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import { shareOf, termsOfContext, termsOfQuestion, termsOfText } from "./terms.ts";

/** A synonym at least this close stands for a name. */
const SAME_NAME = 0.35;

/** Two or more words with a capital inside a sentence. */
const OF_WORDS =
  /(?<=\p{Ll}\s)\p{Lu}\p{Ll}[\p{L}\d-]*(?:\s(?:(?:van|de|der|voor)\s)*\p{Lu}\p{Ll}[\p{L}\d-]*)+/gu;

/** Names of several words in a question: "de Rijksbrede Digitale Infrastructuur", "the Data Act". */
export function namesOfWords(text: string): string[] {
  return text.match(OF_WORDS) ?? [];
}

/** Whether a text has a name of several words, or its initials: "Digital Markets Act", "DMA". */
function tells(text: string, name: string): boolean {
  const initials = name.match(/\p{Lu}/gu)?.join("") ?? "";
  return (
    text.toLowerCase().includes(name.toLowerCase()) || text.split(/[^\p{L}\d]+/u).includes(initials)
  );
}

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

const LAW = /^\p{L}{4,}(?:wet|verordening)$/iu;

/**
 * The name of a law that the sources do not have, as what it may be said as: of "Cyberbeveiligingswet"
 * a directive, but not "beveiliging" or "wet". Undefined for any other word.
 */
export function lawWithoutParts(word: QueryWord, lexicon: Lexicon): QueryWord | undefined {
  if (!LAW.test(word.text)) return undefined;
  const own = lexicon.termsOf(word.text);
  if (own.some(({ term, part }) => !part && lexicon.has(term))) return undefined;
  const alternatives = word.alternatives.filter(
    ({ term }) => own.every((one) => one.term !== term) && lexicon.has(term),
  );
  return { ...word, alternatives };
}

/** A word of a phrase that stands for a law says too little of it: "netwerk" is in many. */
function onlyStrongest(word: QueryWord): QueryWord {
  const most = Math.max(...word.alternatives.map(({ weight }) => weight));
  return { ...word, alternatives: word.alternatives.filter(({ weight }) => weight === most) };
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
  const names = namesIn(understood, query, lexicon).map((word) => {
    const law = lawWithoutParts(word, lexicon);
    return law ? onlyStrongest(law) : word;
  });
  const ofWords = namesOfWords(understood.searchText);
  return rememberFor(({ passage, likeQuestion = "", features }: RankedPassage) => {
    const whole = `${passage.text}\n${passage.context}\n${likeQuestion}`;
    if (!ofWords.every((name) => tells(whole, name))) return false;
    if (names.length === 0) return true;
    const told = [
      termsOfText(passage, lexicon),
      termsOfContext(passage, lexicon, ({ context }) => context),
      termsOfQuestion(features.question > 0 ? likeQuestion : "", lexicon),
    ];
    return names.every((name) => told.some((terms) => shareOf(name, terms) >= SAME_NAME));
  });
}
