import { findNumbers } from "../dutch/numbers.ts";
import type { Understood } from "../question/understand.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import { demandOf, meets, unitMeets } from "./demands.ts";
import { findComplement } from "./like-question.ts";
import type { PassageContext } from "./passage-context.ts";
import { type ScoredUnit, scoreUnits, wantsList } from "./score-units.ts";
import { byPlace, countWords, type Unit } from "./units.ts";

/** Passages from which sentences are taken. */
const PASSAGES = 5;
/** Words of an answer in running text. */
const MAX_WORDS = 85;
/** A passage of this many words is given whole. */
const WHOLE_WORDS = 55;
/** Words taken from one passage. */
const PASSAGE_WORDS = 62;
/** The same when no sentence has this share of the question's words. */
const MANY_WORDS = 100;
const CLEAR = 0.3;
/** A sentence with this share of the question's words answers a question for a fact alone. */
const CLEAR_FACT = 0.45;
/** Another passage is quoted too when its score is this share of the first. */
const NEAR_PASSAGE = 0.86;
/** The same for the other half of a paragraph, and for what stands under the same heading. */
const NEAR_NEIGHBOUR = 0.6;
/** Another document speaks of the same thing with these shares of words and of score. */
const SAME_SUBJECT = 0.45;
const NEAR_SOURCE = 0.55;
const MAX_UNITS = 4;
/** A second sentence must score this share of the first. */
const SECOND = 0.7;
/** A sentence that begins so says nothing without the one before it. */
const LEANS =
  /^(?:Dit|Deze|Dat|Die|Daarmee|Daarom|Daarvoor|Daartoe|Daarbij|Daarin|Hierdoor|Hiermee|Hiervoor|Hierop|Zij|Ze|Hij|Zo|Met dit|Met deze|In dit|In deze|Op die|Op basis hiervan|Beide|Een voorbeeld|Hierbij|Wel|Toch|Maar|Zeker|Ook)\b/;
/** Sentences that reply to a question in the text; more when a list is asked for. */
const REPLY = 2;
const LIST_REPLY = 4;
/** A list asked for can go on in a sentence that begins so. */
const GOES_ON = /^(?:Dat|Dit|Daarbij|Denk|Het gaat|Bijvoorbeeld|Zo|Daarnaast|Ook|Deze)\b/;

/** Sentences of the best passage, then one of a passage that is nearly as good. */
export async function chooseUnits(
  understood: Understood,
  retrieved: Retrieved,
  context: PassageContext,
): Promise<Unit[]> {
  const { query, ranked } = retrieved;
  const best = ranked.first(PASSAGES);
  return pickUnits(understood, await scoreUnits(understood, best, query, context), context);
}

/**
 * The best sentence of each other document that holds a figure of its own for the same question, so
 * that sources which differ stand side by side.
 */
export async function findOtherFigures(
  understood: Understood,
  retrieved: Retrieved,
  chosen: readonly Unit[],
  context: PassageContext,
): Promise<Unit[]> {
  const demand = demandOf(understood);
  const [first] = chosen;
  if (!first || (demand !== "number" && demand !== "percentage")) return [];
  if (understood.documents.length > 0 || first.ranked.passage.actionId) return [];
  const elsewhere: RankedPassage[] = [];
  for (const one of retrieved.ranked) {
    if (elsewhere.length === PASSAGES) break;
    const { documentId, actionId } = one.passage;
    if (documentId !== first.ranked.passage.documentId && !actionId) elsewhere.push(one);
  }
  const figures = new Set(findNumbers(first.text).map(({ value }) => value));
  const isOther = ({ text, coverage, ranked }: Unit) =>
    coverage >= first.coverage * SAME_SUBJECT &&
    ranked.score >= first.ranked.score * NEAR_SOURCE &&
    meets(demand, text) &&
    findNumbers(text).some(({ value }) => !figures.has(value));
  const scored = await scoreUnits(understood, elsewhere, retrieved.query, context, isOther);
  return scored.slice(0, 1).filter(({ text }) => !chosen.some((one) => one.text === text));
}

function pickUnits(
  understood: Understood,
  units: readonly ScoredUnit[],
  { lexicon }: PassageContext,
): ScoredUnit[] {
  const [best] = units;
  if (!best) return [];
  const demand = demandOf(understood);
  const first = units.find((one) => demand === "none" || unitMeets(demand, one)) ?? best;
  const siblings = unitsOf(first.ranked, units);
  // Who asks for a fact gets the sentence that has it, and no more.
  if (demand !== "none" && first.coverage >= CLEAR_FACT && unitMeets(demand, first)) {
    return withPrevious(first, siblings);
  }
  const chosen = fromPassage(first, understood, siblings);
  let words = countAll(chosen);
  const besides = findComplement(first.ranked, chosen, siblings, lexicon, MAX_WORDS - words);
  if (besides) {
    chosen.push(besides);
    chosen.sort(byPlace);
    words += countWords(besides.text);
  }
  for (const unit of units) {
    const share = isNeighbour(unit, first) ? NEAR_NEIGHBOUR : NEAR_PASSAGE;
    const isNear = unit.ranked.score >= first.ranked.score * share;
    const isKnown = chosen.some(({ ranked, text }) => ranked === unit.ranked || text === unit.text);
    if (isKnown || !isNear || unit.score < first.score * SECOND) continue;
    if (words + countWords(unit.text) > MAX_WORDS || chosen.length > MAX_UNITS) break;
    chosen.push(unit);
    words += countWords(unit.text);
  }
  return chosen;
}

function isNeighbour(one: Unit, other: Unit): boolean {
  const [a, b] = [one.ranked.passage, other.ranked.passage];
  return a.documentId === b.documentId && a.headings.join() === b.headings.join();
}

/** A short passage whole; of a longer one its best sentences, in their order. */
function fromPassage(
  best: ScoredUnit,
  understood: Understood,
  siblings: readonly ScoredUnit[],
): ScoredUnit[] {
  if (countAll(siblings) <= WHOLE_WORDS) return [...siblings];
  const chosen = wantsList(understood) ? withNext(best, siblings) : withPrevious(best, siblings);
  // When no sentence shares much with the question, none stands out: quote more of them.
  const limit =
    best.coverage < CLEAR && demandOf(understood) === "none" ? MANY_WORDS : PASSAGE_WORDS;
  const others = [...siblings].sort((a, b) => b.score - a.score);
  for (const unit of others) {
    if (countAll(chosen) + countWords(unit.text) > limit) continue;
    if (!chosen.includes(unit) && unit.score >= best.score * SECOND) chosen.push(unit);
  }
  return chosen.sort(byPlace);
}

/** A sentence that leans on the one before it brings it along. */
function withPrevious(unit: ScoredUnit, siblings: readonly ScoredUnit[]): ScoredUnit[] {
  if (unit.text.endsWith("?")) return withReply(unit, siblings, REPLY);
  const previous = siblings[siblings.indexOf(unit) - 1];
  return previous && LEANS.test(unit.text) ? [previous, unit] : [unit];
}

/** A question in the text with the sentences behind it, which reply to it. */
function withReply(unit: ScoredUnit, siblings: readonly ScoredUnit[], most: number): ScoredUnit[] {
  const at = siblings.indexOf(unit);
  const chosen = [unit];
  for (const next of siblings.slice(at + 1, at + 1 + most)) {
    if (countAll([...chosen, next]) > PASSAGE_WORDS) break;
    chosen.push(next);
  }
  return chosen;
}

function withNext(unit: ScoredUnit, siblings: readonly ScoredUnit[]): ScoredUnit[] {
  if (unit.text.endsWith("?")) return withReply(unit, siblings, LIST_REPLY);
  const next = siblings[siblings.indexOf(unit) + 1];
  return next && GOES_ON.test(next.text) ? [unit, next] : withPrevious(unit, siblings);
}

function unitsOf(ranked: RankedPassage, units: readonly ScoredUnit[]): ScoredUnit[] {
  return units.filter((unit) => unit.ranked === ranked).sort(byPlace);
}

function countAll(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + countWords(text), 0);
}
