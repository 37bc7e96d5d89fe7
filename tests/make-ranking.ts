import type { Ranking } from "../src/retrieval/ranking.ts";
import type { RankedPassage } from "../src/retrieval/retrieve.ts";
import type { Passage } from "../src/schema.ts";

/** A ranking of passages in this order, which nothing tells apart. */
export function rankInOrder(passages: readonly Passage[]): Ranking {
  const ranked = passages.map((passage): RankedPassage => {
    const none = { lexical: 0, reach: 0, question: 0, dense: 0, denseQuestion: 0 };
    return { passage, score: 1, features: { ...none, document: 0, kind: 0 } };
  });
  return {
    length: ranked.length,
    first: (count) => ranked.slice(0, count),
    [Symbol.iterator]: () => ranked[Symbol.iterator](),
  };
}
