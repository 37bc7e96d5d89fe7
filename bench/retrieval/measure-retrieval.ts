import type { EvaluationQuestion } from "../../tests/evaluation/questions.ts";
import { bootstrap, type Interval, percentile } from "../statistics.ts";
import type { Engine, Place } from "./engine.ts";

/** A question with the words to search for: a follow-up as it was understood. */
export interface Asked {
  question: EvaluationQuestion;
  query: string;
}

/** Where the first right hits of some questions stand. */
export interface RankFigures {
  precisionAt1: Interval;
  hitAt5: Interval;
  mrr: Interval;
  ndcgAt10: Interval;
}

export interface RetrievalFigures extends RankFigures {
  engine: string;
  byType: ReadonlyMap<string, RankFigures>;
  /** Median time of a search, in milliseconds. */
  milliseconds: number;
}

/** Asks an engine everything. A hit counts when it stands on an accepted page. */
export async function measureRetrieval(
  engine: Engine,
  asked: readonly Asked[],
): Promise<RetrievalFigures> {
  const ranks: number[] = [];
  const times: number[] = [];
  const ranksByType = new Map<string, number[]>();
  for (const { question, query } of asked) {
    const started = performance.now();
    const places = await engine.search(query);
    times.push(performance.now() - started);
    const rank = places.findIndex((place) => isAccepted(place, question)) + 1 || Infinity;
    ranks.push(rank);
    ranksByType.set(question.type, [...(ranksByType.get(question.type) ?? []), rank]);
  }
  return {
    engine: engine.name,
    ...tallyRanks(ranks),
    byType: new Map([...ranksByType].map(([type, some]) => [type, tallyRanks(some)])),
    milliseconds: percentile(times, 0.5),
  };
}

/** `ranks` start at 1 and are Infinity where nothing right was found. */
function tallyRanks(ranks: readonly number[]): RankFigures {
  return {
    precisionAt1: bootstrap(ranks.map((rank) => Number(rank === 1))),
    hitAt5: bootstrap(ranks.map((rank) => Number(rank <= 5))),
    mrr: bootstrap(ranks.map((rank) => 1 / rank)),
    // Accepted pages are alternatives: the ideal ranking has one of them on top.
    ndcgAt10: bootstrap(ranks.map((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0))),
  };
}

function isAccepted({ documentId, pages }: Place, question: EvaluationQuestion): boolean {
  return (
    question.documents?.includes(documentId) === true &&
    pages.some((page) => question.pages?.includes(page))
  );
}
