import { rememberFor } from "../dutch/remember.ts";
import type { SentenceSpan } from "../dutch/sentences.ts";
import { splitSentences } from "../dutch/sentences.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query } from "../retrieval/query.ts";
import { weighQuery } from "../retrieval/query-weight.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Part, Passage } from "../schema.ts";
import { sharesOf, termsOfText } from "./terms.ts";

/** A stretch of a part: a sentence of running text, or an item of a list. */
export interface Stretch extends SentenceSpan {
  part: Part;
  text: string;
}

/** The least that is quoted. Its offsets are those in the text of the part. */
export interface Unit extends Stretch {
  ranked: RankedPassage;
  /** What it was cut as, before units were merged or shortened; the same object at every question. */
  cut: Stretch;
  /** How much it has of each word of the question, as it was cut: 0–1. */
  shares: readonly number[];
  /** Share of the question's words, by rarity, that the unit has as it was cut: 0–1. */
  coverage: number;
}

/** Cuts a passage into units and weighs each against the question. */
export function cutUnits(ranked: RankedPassage, query: Query, lexicon: Lexicon): readonly Unit[] {
  return stretchesOf(ranked.passage).map((cut) => {
    const shares = sharesOf(query, termsOfText(cut, lexicon));
    return { ranked, cut, shares, coverage: coverageOf(shares, query, lexicon), ...cut };
  });
}

/** A table cell is quoted whole, a footnote without its number. */
const stretchesOf = rememberFor((passage: Passage): Stretch[] =>
  passage.parts.flatMap((part) =>
    spansOf(part, passage.kind).map(({ start, end }) => {
      return { part, start, end, text: part.text.slice(start, end) };
    }),
  ),
);

function spansOf({ column, text }: Part, kind: Passage["kind"]): SentenceSpan[] {
  if (column) return [{ start: 0, end: text.length }];
  const number = kind === "footnote" ? (text.match(/^\d+\.?\s+/)?.[0].length ?? 0) : 0;
  return splitSentences(text.slice(number)).map(({ start, end }) => {
    return { start: start + number, end: end + number };
  });
}

/** Share of the weight of the question's words, of which there is so much each. */
export function coverageOf(shares: readonly number[], query: Query, lexicon: Lexicon): number {
  const { weights, whole } = weighQuery(query, lexicon);
  let found = 0;
  for (const [index, weight] of weights.entries()) found += weight * (shares[index] ?? 0);
  return whole > 0 ? found / whole : 0;
}

/** Words of a text, at white space. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** Units stand in the order of their passage. */
export function byPlace(a: Unit, b: Unit): number {
  const parts = a.ranked.passage.parts;
  return parts.indexOf(a.part) - parts.indexOf(b.part) || a.start - b.start;
}

/** Sentences that follow each other in one part are one quotation. */
export function mergeAdjacent(units: readonly Unit[]): Unit[] {
  const merged: Unit[] = [];
  for (const unit of units) {
    const last = merged.at(-1);
    const isNext = last?.part === unit.part && unit.start >= last.end && unit.start - last.end <= 1;
    if (last && isNext) {
      const text = unit.part.text.slice(last.start, unit.end);
      merged[merged.length - 1] = { ...last, end: unit.end, text };
    } else merged.push(unit);
  }
  return merged;
}
