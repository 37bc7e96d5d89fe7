import { findNumbers } from "../dutch/numbers.ts";
import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Query } from "../retrieval/query.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { askedCount, demandOf, enumeratesIn, meets, unitMeets } from "./demands.ts";
import type { PassageContext } from "./passage-context.ts";
import { sharesOf, termsOfHeading } from "./terms.ts";
import { byPlace, countWords, coverageOf, cutUnits, type Unit } from "./units.ts";

/** How the parts of a unit's score weigh; set by hand on the questions that tuning may use. */
const UNIT_WEIGHTS = {
  passage: 1,
  coverage: 1.2,
  dense: 0.6,
  demand: 0.8,
  defines: 0.6,
  enumerates: 0.7,
};
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
/** Lines that only point elsewhere, address somebody, or wait to be filled in. */
const SAYS_NOTHING =
  /^(?:Bron:|Noot:|Aan de Voorzitter|Datum |Betreft |Nog te bepalen$|Overige nog te bepalen$|Zie (?:bijvoorbeeld |ook |\d)|(?:Kamerstuk|Kamerstukken|Tweede Kamer|Kamerbrief) [^.]*nr|https?:|ABDTOPConsult|\d+ (?:Kamerstuk|https?:|ABDTOP|Zie |WRR))/;
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
  return pickUnits(understood, await scoreUnits(understood, best, query, context));
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
  return scored.slice(0, 1);
}

/** Whether all items of a list are asked for, not one fact of it. */
export function wantsList({ wants }: Understood): boolean {
  return wants.includes("list") && !wants.includes("number") && !wants.includes("definition");
}

interface ScoredUnit extends Unit {
  score: number;
}

/** The units of these passages, of those that are wanted, best first. */
async function scoreUnits(
  understood: Understood,
  best: readonly RankedPassage[],
  query: Query,
  context: PassageContext,
  isWanted: (unit: Unit) => boolean = () => true,
): Promise<ScoredUnit[]> {
  const top = best[0]?.score ?? 1;
  const demand = demandOf(understood);
  const count = askedCount(understood.text);
  // Who owns a row is answered from the register; here the cell would be a name without a subject.
  const units = best
    .flatMap((one) => cutUnits(one, query, context.lexicon))
    .filter(({ part }) => part.column !== "owner")
    .filter(({ text }) => understood.aboutDocument || !SAYS_NOTHING.test(text))
    .filter(isWanted);
  if (units.length === 0) return [];
  const headingShares = rememberFor((passage: Passage) =>
    sharesOf(query, termsOfHeading(passage, context.lexicon)),
  );
  const dense = await context.compare(units.map(({ text }) => text));
  return units
    .map((unit, index) => {
      const inHeading = headingShares(unit.ranked.passage);
      const shares = unit.shares.map((share, word) => Math.max(share, inHeading[word] ?? 0));
      const own = coverageOf(shares, query, context.lexicon);
      return {
        ...unit,
        score:
          UNIT_WEIGHTS.passage * (unit.ranked.score / top) +
          UNIT_WEIGHTS.coverage * (0.7 * unit.coverage + 0.3 * own) +
          UNIT_WEIGHTS.dense * Math.max(0, dense[index] ?? 0) +
          (demand !== "none" && unitMeets(demand, unit) ? UNIT_WEIGHTS.demand : 0) +
          (count > 0 && enumeratesIn(unit.text, count) ? UNIT_WEIGHTS.enumerates : 0) +
          (understood.wants.includes("definition") && defines(unit.text, query)
            ? UNIT_WEIGHTS.defines
            : 0),
      };
    })
    .sort((a, b) => b.score - a.score);
}

function pickUnits(understood: Understood, units: readonly ScoredUnit[]): ScoredUnit[] {
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
  const at = siblings.indexOf(unit);
  if (unit.text.endsWith("?")) return siblings.slice(at, at + 3);
  const previous = siblings[at - 1];
  return previous && LEANS.test(unit.text) ? [previous, unit] : [unit];
}

function withNext(unit: ScoredUnit, siblings: readonly ScoredUnit[]): ScoredUnit[] {
  const next = siblings[siblings.indexOf(unit) + 1];
  return next && GOES_ON.test(next.text) ? [unit, next] : withPrevious(unit, siblings);
}

function unitsOf(ranked: RankedPassage, units: readonly ScoredUnit[]): ScoredUnit[] {
  return units.filter((unit) => unit.ranked === ranked).sort(byPlace);
}

/** "X is een …", "X bestaat uit …", "Platform Open Overheidsinformatie (PLOOI)". */
function defines(text: string, query: Query): boolean {
  const said =
    /\b(?:is een|zijn een|is het|staat voor|betekent|verzamelterm|bestaat uit|houdt in|is de)\b/i;
  return (
    said.test(text) ||
    query.words.some(({ text: word, importance }) => importance === 1 && text.includes(`(${word})`))
  );
}

function countAll(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + countWords(text), 0);
}
