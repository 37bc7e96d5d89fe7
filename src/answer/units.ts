import { rememberFor } from "../dutch/remember.ts";
import type { SentenceSpan } from "../dutch/sentences.ts";
import { splitSentences } from "../dutch/sentences.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import { weightOf } from "../retrieval/query-weight.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Part, Passage } from "../schema.ts";

/** The least that is quoted: a sentence of running text, or an item of a list. */
export interface Unit {
  ranked: RankedPassage;
  part: Part;
  /** Offsets in the part's text. */
  start: number;
  end: number;
  text: string;
  /** Share of the question's words, by rarity, that the unit has: 0–1. */
  coverage: number;
}

/** Cuts a passage into units and weighs each against the question. */
export function cutUnits(ranked: RankedPassage, query: Query, lexicon: Lexicon): Unit[] {
  return stretchesOf(ranked.passage).map((stretch) => {
    const { part, start, end, text } = stretch;
    const coverage = shareCovered(termsOf(lexicon)(stretch), query, lexicon);
    return { ranked, part, start, end, text, coverage };
  });
}

interface Stretch extends SentenceSpan {
  part: Part;
  text: string;
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

const termsOf = rememberFor((lexicon: Lexicon) =>
  rememberFor(({ text }: Stretch) => collectTerms(text, lexicon)),
);

function collectTerms(text: string, lexicon: Lexicon): ReadonlySet<string> {
  return new Set(lexicon.termsOf(text).map(({ term }) => term));
}

/** Share of the weight of the question's words that a text has. */
export function coverageOf(text: string, query: Query, lexicon: Lexicon): number {
  return shareCovered(collectTerms(text, lexicon), query, lexicon);
}

function shareCovered(terms: ReadonlySet<string>, query: Query, lexicon: Lexicon): number {
  let whole = 0;
  let found = 0;
  for (const word of query.words) {
    const weight = weightOf(word, lexicon);
    whole += weight;
    found += weight * shareOf(word, terms);
  }
  return whole > 0 ? found / whole : 0;
}

/** How much of a word the terms have: the weight of its best alternative among them. */
export function shareOf(word: QueryWord, terms: ReadonlySet<string>): number {
  const weights = word.alternatives
    .filter(({ term }) => terms.has(term))
    .map(({ weight }) => weight);
  return Math.max(0, ...weights);
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
