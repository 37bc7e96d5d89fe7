import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Query } from "../retrieval/query.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { demandOf, unitMeets } from "./demands.ts";
import { askedCount, enumeratesIn, namesSeries } from "./enumerations.ts";
import { standsUnder } from "./headings.ts";
import { speaksOfNames } from "./names.ts";
import type { PassageContext } from "./passage-context.ts";
import { sharesOf, termsOfHeading } from "./terms.ts";
import { coverageOf, cutUnits, type Unit } from "./units.ts";

/** How the parts of a unit's score weigh; set by hand on the questions that tuning may use. */
const UNIT_WEIGHTS = {
  passage: 1.3,
  coverage: 1.2,
  dense: 0.6,
  demand: 0.8,
  defines: 0.6,
  enumerates: 0.7,
  series: 0.25,
  otherName: 2,
};
/** Lines that only point elsewhere, address somebody, or wait to be filled in. */
const SAYS_NOTHING =
  /^(?:Bron:|Noot:|Aan de Voorzitter|Datum |Betreft |Nog te bepalen$|Overige nog te bepalen$|Zie (?:bijvoorbeeld |ook |\d)|(?:Kamerstuk|Kamerstukken|Tweede Kamer|Kamerbrief) [^.]*nr|https?:|ABDTOPConsult|\d+ (?:Kamerstuk|https?:|ABDTOP|Zie |WRR))/;

/** A unit and how well it answers a question. */
export interface ScoredUnit extends Unit {
  score: number;
}

/** The units of these passages, of those that are wanted, best first. */
export async function scoreUnits(
  understood: Understood,
  best: readonly RankedPassage[],
  query: Query,
  context: PassageContext,
  isWanted: (unit: Unit) => boolean = () => true,
): Promise<ScoredUnit[]> {
  const top = best[0]?.score ?? 1;
  const demand = demandOf(understood);
  const count = askedCount(understood.text);
  const isList = wantsList(understood);
  const isUnder = standsUnder(understood);
  const speaksOf = speaksOfNames(understood, query, context.lexicon);
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
        score:
          UNIT_WEIGHTS.passage * (unit.ranked.score / top) +
          UNIT_WEIGHTS.coverage *
            (isUnder?.(unit.ranked.passage) ? own : 0.7 * unit.coverage + 0.3 * own) +
          UNIT_WEIGHTS.dense * Math.max(0, dense[index] ?? 0) +
          (demand !== "none" && unitMeets(demand, unit) ? UNIT_WEIGHTS.demand : 0) -
          (demand !== "none" && !speaksOf(unit.ranked) ? UNIT_WEIGHTS.otherName : 0) +
          (count > 0 && enumeratesIn(unit.text, count) ? UNIT_WEIGHTS.enumerates : 0) +
          (count === 0 && isList && namesSeries(unit.cut) ? UNIT_WEIGHTS.series : 0) +
          (understood.wants.includes("definition") && defines(unit.text, query)
            ? UNIT_WEIGHTS.defines
            : 0),
        ...unit,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** Whether all items of a list are asked for, not one fact of it. */
export function wantsList({ wants }: Understood): boolean {
  return wants.includes("list") && !wants.includes("number") && !wants.includes("definition");
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
