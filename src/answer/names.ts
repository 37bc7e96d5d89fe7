import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { shareOf, termsOfContext, termsOfQuestion, termsOfText } from "./terms.ts";

/** A synonym at least this close stands for a name. */
const SAME_NAME = 0.35;

/** Two or more words with a capital inside a sentence. */
const OF_WORDS =
  /(?<=\p{Ll}\s)\p{Lu}\p{Ll}[\p{L}\d-]*(?:\s(?:(?:van|de|der|voor)\s)*\p{Lu}\p{Ll}[\p{L}\d-]*)+/gu;

/** Names of several words in a question, "de Rijksbrede Digitale Infrastructuur", besides organisations. */
export function namesOfWords({
  searchText,
  organisations,
}: Pick<Understood, "searchText" | "organisations">): string[] {
  const names = searchText.match(OF_WORDS) ?? [];
  return names.filter(
    (name) => !organisations.some((one) => one.name.includes(name) || name.includes(one.name)),
  );
}

/** A text to look for names in: without white space and hyphens, and as words. */
export interface NameText {
  plain: string;
  words: ReadonlySet<string>;
}

/** Reads a text to look for names in. */
export function readNames(text: string): NameText {
  const lower = text.toLowerCase();
  return { plain: joined(lower), words: new Set(lower.split(/[^\p{L}\d]+/u)) };
}

/** The same of a passage with what stands above it, which many questions look in. */
export const namesOfPassage = rememberFor(({ text, context }: Passage) =>
  readNames(`${text}\n${context}`),
);

/** Tells of a text whether it has a name of several words, however it is written, or its initials. */
export function tellsName(name: string): (text: NameText) => boolean {
  const whole = joined(name.toLowerCase());
  const initials = (name.match(/\p{Lu}/gu) ?? []).join("").toLowerCase();
  return ({ plain, words }) =>
    (initials.length > 2 && words.has(initials)) || plain.includes(whole);
}

function joined(text: string): string {
  return text.replace(/[\s-]/g, "");
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
/** The last word of a law of several words. */
const ACT = /\b(?:Act|Wet|Verordening|Richtlijn|Regulation|Directive)$/;

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
  const names = namesIn(understood, query, lexicon).map(
    (word) => lawWithoutParts(word, lexicon) ?? word,
  );
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

/** Whether a passage speaks of the laws that a question names: the date of one is not that of another. */
export function speaksOfLaws(
  understood: Understood,
  query: Query,
  lexicon: Lexicon,
): (ranked: RankedPassage) => boolean {
  const words = query.words.flatMap((word) => lawWithoutParts(word, lexicon) ?? []);
  const laws = words.filter(({ alternatives }) => alternatives.length > 0).map(onlyStrongest);
  const acts = namesOfWords(understood)
    .filter((name) => ACT.test(name))
    .map(tellsName);
  if (laws.length + acts.length === 0) return () => true;
  return ({ passage, likeQuestion = "" }) => {
    const terms = termsOfText(passage, lexicon);
    const told = [namesOfPassage(passage), readNames(likeQuestion)];
    return (
      laws.every((law) => shareOf(law, terms) >= SAME_NAME) &&
      acts.every((isTold) => told.some(isTold))
    );
  };
}
