import MiniSearch from "minisearch";
import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";

/** What is indexed of a passage. */
export interface LexicalText {
  text: string;
  /** Headings, and for a result list the description of its action. */
  context: string;
}

interface Scored {
  /** Number of a text. */
  id: number;
  score: number;
}

/** BM25 of each text with a query, divided by the best text's score, in the order of the texts. */
export type SearchLexically = (query: Query) => Float64Array;

/** Fields of MiniSearch and their weight, see docs/adr/0008-fitted-weights.md. */
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

  // What a term scores never changes. Only terms of the texts are kept: a term that somebody typed
  // and no text has is not, so there are never more than there are terms.
  const known = new Map<string, Scored[]>();
  const search = (term: string): Scored[] => {
    const scored = known.get(term) ?? index.search(term).map(({ id, score }) => ({ id, score }));
    if (scored.length > 0) known.set(term, scored);
    return scored;
  };

  return (query) => {
    const bm25 = new Float64Array(texts.length);
    for (const word of query.words) {
      const best = new Map<number, number>();
      for (const { term, weight: share } of word.alternatives) {
        for (const { id, score } of search(term)) {
          best.set(id, Math.max(best.get(id) ?? 0, score * share));
        }
      }
      for (const [id, score] of best) bm25[id] = (bm25[id] ?? 0) + score * word.importance;
    }
    const top = Math.max(...bm25, Number.MIN_VALUE);
    return bm25.map((score) => score / top);
  };
}
