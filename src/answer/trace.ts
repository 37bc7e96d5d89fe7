import type { Retrieved } from "../retrieval/retrieve.ts";

/** Candidates shown in a trace. */
const MOST = 8;

/** How the candidates were ranked and why, for `explain` and `npm run ask -- --why`. */
export function traceOf({ query, ranked }: Retrieved): Record<string, unknown> {
  return {
    words: query.words.map(({ text, corrected, unknown, alternatives }) => ({
      text,
      ...(corrected ? { corrected } : {}),
      ...(unknown ? { unknown } : {}),
      alternatives: alternatives.map(({ term, weight }) => `${term} ${weight.toFixed(2)}`),
    })),
    candidates: ranked.first(MOST).map(({ passage, score, features, likeQuestion }, index) => ({
      rank: index + 1,
      passage: passage.id,
      score: Number(score.toFixed(4)),
      features,
      ...(likeQuestion ? { likeQuestion } : {}),
    })),
  };
}
