import type { StoredPostings } from "../store/passage-store.ts";
import type { FieldStatistics, Lexicon } from "./lexicon.ts";
import { collectPostings, createSharing, type TermNumbers } from "./postings.ts";
import type { Query } from "./query.ts";
import type { ReadTerms, ReadText } from "./read-text.ts";

/** What is indexed of a passage. */
export interface LexicalText {
  text: string;
  /** Headings, and for a result list the description of its action. */
  context: string;
}

/** BM25 of each text with a query, divided by the best text's score, in the order of the texts. */
export type SearchLexically = (query: Query) => Float64Array;

/** Fields and their weight, see docs/adr/0008-fitted-weights.md. */
const FIELDS = { text: 1, context: 0.6 };

/** Constants of BM25+; the two usual ones, and what any text that has a term gets at least. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/**
 * BM25+ of a term that stands `count` times in a field of `length` different terms.
 * Source: Lv & Zhai 2011, "Lower-bounding term frequency normalization", with the logarithm of
 * Robertson & Zaragoza 2009 for the rarity.
 */
function scoreTerm(term: string, count: number, length: number, field: FieldStatistics): number {
  const { texts, averageLength, textsWith } = field;
  const having = textsWith(term);
  const rarity = Math.log(1 + (texts - having + 0.5) / (having + 0.5));
  return rarity * (D + (count * (K + 1)) / (count + K * (1 - B + (B * length) / averageLength)));
}

function countField(texts: readonly ReadText[]): FieldStatistics {
  const textsWith = new Map<string, number>();
  let averageLength = 0;
  for (const [index, { terms, length }] of texts.entries()) {
    averageLength = (averageLength * index + length) / (index + 1);
    for (const term of terms) textsWith.set(term, (textsWith.get(term) ?? 0) + 1);
  }
  return { texts: texts.length, averageLength, textsWith: (term) => textsWith.get(term) ?? 0 };
}

/**
 * What every term scores in every text.
 * @param corpus what these texts are some of; left out, they are all there is
 */
export function collectTexts(
  texts: readonly LexicalText[],
  read: ReadTerms,
  numbers: Map<string, number>,
  corpus?: ReturnType<Lexicon["fields"]>,
): StoredPostings {
  const fields = (["text", "context"] as const).map((name) => {
    const own = texts.map((text) => read(text[name]));
    return { weight: FIELDS[name], texts: own, statistics: corpus?.[name] ?? countField(own) };
  });
  const collected = collectPostings(numbers);
  for (const index of texts.keys()) {
    for (const { weight, texts, statistics } of fields) {
      const { terms = [], counts = [], length = 0 } = texts[index] ?? {};
      const scores = terms.map(
        (term, at) => weight * scoreTerm(term, counts[at] ?? 0, length, statistics),
      );
      collected.add(index, terms, scores);
    }
  }
  return collected.finish();
}

/** Search on words in so many texts. */
export function searchTexts(
  postings: StoredPostings,
  numbers: TermNumbers,
  count: number,
): SearchLexically {
  const share = createSharing(postings, numbers, count);
  return ({ words }) => {
    const bm25 = share(
      words,
      words.map(({ importance }) => importance),
    );
    const scores = bm25.values.slice();
    let top = Number.MIN_VALUE;
    for (let index = 0; index < scores.length; index += 1) top = Math.max(top, scores[index] ?? 0);
    for (let index = 0; index < scores.length; index += 1) {
      scores[index] = (scores[index] ?? 0) / top;
    }
    return scores;
  };
}
