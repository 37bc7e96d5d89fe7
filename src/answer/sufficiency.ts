import { findNumbers } from "../dutch/numbers.ts";
import { stem } from "../dutch/stem.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { QueryWord } from "../retrieval/query.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import { canMeet } from "./can-meet.ts";
import { asksService, type Demand, demandOf } from "./demands.ts";
import { lawWithoutParts } from "./names.ts";
import { lacksReaction, lacksTelling } from "./reactions.ts";
import {
  joinTerms,
  shareOf,
  type Terms,
  termsOfContext,
  termsOfDocument,
  termsOfQuestion,
  termsOfText,
} from "./terms.ts";

/** How well the best passages carry the question; shares and likenesses are 0–1. */
export interface Sufficiency {
  /** Best likeness to a question that a passage is known to answer. */
  question: number;
  /** Cosine with the nearest such question. */
  denseQuestion: number;
  /** Share of the question's words that the best passage, its headings or its questions have. */
  reach: number;
  demand: Demand;
  /** A sentence of the best passages is about the question and holds what it demands. */
  demandMet: boolean;
  /** The question is about today. */
  now: boolean;
  /** Names in the question that the best passages do not have. */
  missingNames: string[];
  /** Those of them that stand nowhere in the sources. */
  foreignNames: string[];
  /** Years and large numbers in the question that the best passage does not have. */
  missingYears: number[];
  /** The question supposes an event that the best passages do not tell. */
  falsePremise: boolean;
  /** How parties or parliament judged something is asked for, and not told. */
  untoldReaction: boolean;
  /** The question takes something for granted that the best passages do not tell. */
  untold: boolean;
  /** Somebody wants their own affairs arranged. */
  service: boolean;
  /** The estimated chance that the sources answer this. */
  chance: number;
}

/** Weights of the estimate (logistic regression), see docs/adr/0008-fitted-weights.md. */
export const CHANCE_WEIGHTS = {
  bias: -2.5,
  question: 1.9,
  denseQuestion: 1.8,
  reach: 3.1,
  missingName: -2,
  /** On top of that, when the name stands nowhere in the sources. */
  foreignName: -1.7,
  /** The question is about today; the sources end in 2022. */
  now: -1.7,
};

/** Passages looked at: the answer is among them or nowhere. */
const BEST = 3;
/** A name must stand in one of so many passages: further down it is there by chance. */
const NAMED_IN = 2;
/** Names that many passages have (Nederlandse, Rijk) tell nothing apart; about one in twelve. */
const COMMON = 2.5;
/** A question so like the one asked vouches for the names in it. */
const ALIKE = 0.5;
/** A synonym at least this close stands for a name. */
const SAME_NAME = 0.35;
const NOW =
  /\b(?:vandaag|morgen|gisteren|vanavond|deze week|op dit moment|momenteel|today|tomorrow|yesterday|tonight|this week|right now|at the moment)\b/i;
/** Things that happen once and would be told: a question that supposes one must find it told. */
const EVENTS =
  /\b(?:afgeschaft|opgeheven|op te heffen|opheffen|gestopt|stopgezet|stopt|verboden|ingetrokken|geschrapt|mislukt|failliet|besloten|afgewezen|aangenomen|uitgesteld|verkocht|geprivatiseerd|gefuseerd|ontslagen|afgetreden|opgestapt|gehackt|stilgelegd|teruggedraaid|abolished|cancelled|scrapped|banned|decided|sold|stopped|withdrawn|resigned|fired|adopted|passed)\b/gi;

/** How a question begins that supposes what follows. */
const SUPPOSES =
  /\b(?:waarom|hoezo|hoe komt het|sinds|wanneer (?:is|zijn|werd|werden|heeft|hebben)|op welke (?:dag|datum)|why|when (?:was|were|did))\b/i;

/**
 * Estimates whether the best passages answer the question.
 * @param contextOf what stands above a passage
 * @param dateTextOf the date of a document, as its text gives it
 */
export function estimateSufficiency(
  understood: Understood,
  { query, ranked }: Retrieved,
  lexicon: Lexicon,
  contextOf: (passage: Passage) => string,
  dateTextOf: (documentId: string) => string = () => "",
): Sufficiency {
  const best = ranked.first(BEST);
  const own = best
    .slice(0, NAMED_IN)
    .map(({ passage, likeQuestion = "", features }) =>
      joinTerms(
        termsOfText(passage, lexicon),
        termsOfContext(passage, lexicon, contextOf),
        termsOfDocument(passage, lexicon),
        termsOfQuestion(features.question >= ALIKE ? likeQuestion : "", lexicon),
      ),
    );
  const laws = query.words
    .filter((word) => lawWithoutParts(word, lexicon)?.alternatives.length === 0)
    .map(({ text }) => text);
  const names = missingNames(understood, query.words, own, lexicon);
  const missing = [...new Set([...laws, ...names])];
  const found = {
    now: NOW.test(understood.text),
    question: Math.max(0, ...best.map(({ features }) => features.question)),
    denseQuestion: Math.max(0, ...best.map(({ features }) => features.denseQuestion)),
    reach: Math.max(0, ...best.map(({ features }) => features.reach)),
    demand: demandOf(understood),
    demandMet: canMeet(understood, ranked, query, lexicon, contextOf),
    missingNames: missing,
    foreignNames: missing.filter(
      (name) => laws.includes(name) || isForeign(name, query.words, lexicon),
    ),
    missingYears: missingYears(understood, best, dateTextOf),
    falsePremise: supposesEvent(understood.text, best, lexicon),
    untoldReaction: lacksReaction(understood.text, best, lexicon),
    untold: lacksTelling(understood.text, best),
    service: asksService(understood),
  };
  return { chance: chanceOf(found), ...found };
}

/** A name that stands nowhere in the sources, nor anything it may be said as. */
function isForeign(name: string, words: readonly QueryWord[], lexicon: Lexicon): boolean {
  if (lexicon.has(stem(name))) return false;
  const word = words.find(({ text }) => text === name);
  if (!word || isBrand(word, lexicon)) return true;
  return !word.alternatives.some(({ term }) => lexicon.has(term));
}

/** An unmet demand or a year that no source speaks of leaves no chance at all. */
function chanceOf(found: Omit<Sufficiency, "chance">): number {
  if (!found.demandMet || found.missingYears.length > 0) return 0;
  if (found.falsePremise || found.untoldReaction || found.untold || found.service) return 0;
  const weights = CHANCE_WEIGHTS;
  const sum =
    weights.bias +
    weights.question * found.question +
    weights.denseQuestion * found.denseQuestion +
    weights.reach * found.reach +
    weights.missingName * Math.min(2, found.missingNames.length) +
    (found.foreignNames.length > 0 ? weights.foreignName : 0) +
    (found.now ? weights.now : 0);
  return 1 / (1 + Math.exp(-sum));
}

type Passage = RankedPassage["passage"];

function textOf(passage: Passage): string {
  return [passage.text, ...passage.headings, passage.documentId].join("\n");
}

/** Names inside the question that none of the best passages has; of a hyphenated word each name. */
function missingNames(
  { searchText: text, language, organisations }: Understood,
  words: readonly QueryWord[],
  own: readonly Terms[],
  lexicon: Lexicon,
): string[] {
  const startsSentence = (start: number) =>
    /(?:^|[.?!:])[^\p{L}\p{N}]*$/u.test(text.slice(0, start));
  return words
    .filter(({ text: word, importance }) => importance === 1 && /\p{Lu}/u.test(word))
    .filter(({ start }) => !startsSentence(start))
    .filter(
      (word) =>
        isBrand(word, lexicon) ||
        own.every((terms) => shareOf(word, terms) < SAME_NAME) ||
        (word.text.includes("-") && !own.some((terms) => saysOtherwise(word, terms))),
    )
    .flatMap(({ text: word }) => word.split("-"))
    .filter((piece) => /^\p{Lu}/u.test(piece) && !/['’]/.test(piece) && !lexicon.isOrdinary(piece))
    .filter((piece) => !organisations.some(({ name }) => name.includes(piece)))
    .filter((piece) => language === "nl" || !lexicon.has(lexicon.termsOf(piece)[0]?.term ?? ""))
    .filter((piece) => lexicon.termsOf(piece).every(({ term }) => lexicon.idf(term) > COMMON))
    .filter((piece) =>
      lexicon.termsOf(piece).every(({ term }) => own.every((terms) => !terms.has(term))),
    );
}

/** Whether a text has another word for the whole of this one, no part of it: "BES-eilanden". */
function saysOtherwise({ text, alternatives }: QueryWord, terms: Terms): boolean {
  const whole = text.toLowerCase();
  return alternatives.some(
    ({ term, word, weight }) => weight >= SAME_NAME && !whole.includes(word) && terms.has(term),
  );
}

/** Spelled as only products are, "TikTok": what it is a kind of ("sociale media") does not stand for it. */
function isBrand({ text }: QueryWord, lexicon: Lexicon): boolean {
  return /^\p{Lu}\p{L}*\p{Ll}\p{Lu}/u.test(text) && !lexicon.has(stem(text.toLowerCase()));
}

/** People mention small numbers of their own: an age, two children. */
const LARGE = 200;

/**
 * A large number must stand in the best passage; a year there, in its column, or in the date of a
 * document that is asked for.
 */
function missingYears(
  understood: Understood,
  best: readonly RankedPassage[],
  dateTextOf: (documentId: string) => string,
): number[] {
  const { references, documents, text: question } = understood;
  const [top] = best;
  if (!top || documents.length > 0) return [];
  // "Waarover werd in maart 2022 onderhandeld?": a letter of that month speaks of that month.
  const [month] = dateTextOf(top.passage.documentId).match(/\p{L}+ \d{4}$/u) ?? [];
  if (month && question.toLowerCase().includes(month)) return [];
  const asked = findNumbers(understood.searchText)
    .map(({ value }) => value)
    .filter((value) => value >= LARGE && (value < 1900 || value > 2100));
  if (asked.length + references.years.length === 0) return [];
  const text = `${top.passage.id} ${textOf(top.passage)}`;
  const numbers = findNumbers(text).map(({ value }) => value);
  const large = asked.filter((value) => !numbers.includes(value));
  if (large.length > 0) return large;
  return references.years.filter(
    (year) => !text.includes(String(year)) && !best.some((one) => isYearOf(one, top, year)),
  );
}

/** The same action may have the year in another of its lists. */
function isYearOf({ passage }: RankedPassage, top: RankedPassage, year: number): boolean {
  const isSame = passage.actionId !== undefined && passage.actionId === top.passage.actionId;
  return isSame && (passage.id.endsWith(String(year)) || year === 2023 || year === 2025);
}

/** "Waarom is DigiD afgeschaft?" where no passage says that anything was. */
function supposesEvent(text: string, best: readonly RankedPassage[], lexicon: Lexicon): boolean {
  if (!SUPPOSES.test(text)) return false;
  const told = best.map(({ passage }) => termsOfText(passage, lexicon));
  return [...text.matchAll(EVENTS)].some(([event]) => {
    const wanted = lexicon.termsOf(event).map(({ term }) => term);
    return !told.some((terms) => wanted.some((term) => terms.has(term)));
  });
}
