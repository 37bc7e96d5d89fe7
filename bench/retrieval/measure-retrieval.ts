import type { EvaluationQuestion } from "../../tests/evaluation/questions.ts";
import { bootstrap, type Interval, percentile } from "../statistics.ts";
import type { Engine, Place } from "./engine.ts";

/** A question with the words to search for: a follow-up as it was understood. */
export interface Asked {
  question: EvaluationQuestion;
  query: string;
}

export interface RetrievalFigures {
  engine: string;
  precisionAt1: Interval;
  hitAt5: Interval;
  mrr: Interval;
  ndcgAt10: Interval;
  /** Hit@5 by type of question. */
  byType: ReadonlyMap<string, number>;
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
  const hitsByType = new Map<string, number[]>();
  for (const { question, query } of asked) {
    const started = performance.now();
    const places = await engine.search(query);
    times.push(performance.now() - started);
    const rank = places.findIndex((place) => isAccepted(place, question)) + 1 || Infinity;
    ranks.push(rank);
    const hits = hitsByType.get(question.type) ?? [];
    hitsByType.set(question.type, [...hits, Number(rank <= 5)]);
  }
  return {
    engine: engine.name,
    precisionAt1: bootstrap(ranks.map((rank) => Number(rank === 1))),
    hitAt5: bootstrap(ranks.map((rank) => Number(rank <= 5))),
    mrr: bootstrap(ranks.map((rank) => 1 / rank)),
    // Accepted pages are alternatives: the ideal ranking has one of them on top.
    ndcgAt10: bootstrap(ranks.map((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0))),
    byType: new Map([...hitsByType].map(([type, hits]) => [type, bootstrap(hits).mean])),
    milliseconds: percentile(times, 0.5),
  };
}

function isAccepted({ documentId, pages }: Place, question: EvaluationQuestion): boolean {
  return (
    question.documents?.includes(documentId) === true &&
    pages.some((page) => question.pages?.includes(page))
  );
}
