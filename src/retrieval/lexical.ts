import MiniSearch from "minisearch";
import type { Lexicon } from "./lexicon.ts";
import type { Query, QueryWord } from "./query.ts";

/** What is indexed of a passage. */
export interface LexicalText {
  text: string;
  /** Headings, and for a result list the description of its action. */
  context: string;
}

/** How well each text answers to a query, in the order of the texts. */
export interface LexicalScores {
  /** BM25 with the best alternative of each word, divided by the best text's score. */
  bm25: Float64Array;
  /** Share of the query's weight, by rarity of its words, that the text has: 0–1. */
  coverage: Float64Array;
}

export type SearchLexically = (query: Query) => LexicalScores;

/** Fields of MiniSearch and their weight; chosen by cross-validation, see docs/evaluation.md. */
const FIELDS = { text: 1, context: 0.6 };

/**
 * Search on words. MiniSearch scores each alternative of a word (BM25+, its defaults k 1.2, b 0.7,
 * d 0.5); of the alternatives only the best counts, so that a word with many synonyms does not
 * outweigh the others.
 */
export function indexTexts(texts: readonly LexicalText[], lexicon: Lexicon): SearchLexically {
  const terms = (text: string) => lexicon.termsOf(text).map(({ term }) => term);
  const index = new MiniSearch<LexicalText & { id: number }>({
    fields: Object.keys(FIELDS),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: FIELDS, tokenize: (term) => [term] },
  });
  index.addAll(texts.map((text, id) => ({ ...text, id })));

  return (query) => {
    const bm25 = new Float64Array(texts.length);
    const coverage = new Float64Array(texts.length);
    let whole = 0;
    for (const word of query.words) {
      const weight = weightOf(word, lexicon);
      whole += weight;
      const best = new Map<number, { score: number; weight: number }>();
      for (const { term, weight: share } of word.alternatives) {
        for (const { id, score } of index.search(term)) {
          const known = best.get(id);
          best.set(id, {
            score: Math.max(known?.score ?? 0, score * share),
            weight: Math.max(known?.weight ?? 0, share),
          });
        }
      }
      for (const [id, { score, weight: share }] of best) {
        bm25[id] = (bm25[id] ?? 0) + score * word.importance;
        coverage[id] = (coverage[id] ?? 0) + weight * share;
      }
    }
    const top = Math.max(...bm25, Number.MIN_VALUE);
    return {
      bm25: bm25.map((score) => score / top),
      coverage: coverage.map((weight) => (whole > 0 ? weight / whole : 0)),
    };
  };
}

/** A word counts by its rarity; a word that no passage has counts as the rarest. */
export function weightOf(word: QueryWord, lexicon: Lexicon): number {
  const idfs = word.alternatives
    .filter(({ term }) => lexicon.has(term))
    .map(({ term, weight }) => lexicon.idf(term) * weight);
  const idf = idfs.length > 0 ? Math.max(...idfs) : lexicon.idf("");
  return idf * word.importance;
}
