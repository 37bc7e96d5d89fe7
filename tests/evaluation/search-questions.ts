import type { Pipeline } from "../../src/ask.ts";
import type { SearchHit } from "../../src/schema.ts";
import type { Verdict } from "./judge.ts";
import type { EvaluationQuestion } from "./questions.ts";

/** Where the search put an accepted page for one question. */
export interface Found {
  question: EvaluationQuestion;
  /** 1 for the first hit; undefined when none of the first `DEPTH` is at an accepted place. */
  rank: number | undefined;
  milliseconds: number;
}

/** Hits looked at: as many as the search gives. */
const DEPTH = 50;

/**
 * Searches for every answerable question of which the accepted pages are known; a follow-up as it
 * was understood.
 */
export async function searchQuestions(
  verdicts: readonly Verdict[],
  pipeline: Pipeline,
  pagesOf: ReadonlyMap<string, readonly number[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  const { signal } = new AbortController();
  for (const { question, answer } of verdicts) {
    if (!question.answerable || !question.documents?.length || !question.pages?.length) continue;
    const query = answer.interpretedAs ?? question.question;
    const started = performance.now();
    const hits = await pipeline.search({ query, limit: DEPTH }, { signal });
    const milliseconds = performance.now() - started;
    found.push({ question, rank: rankOf(question, hits, pagesOf), milliseconds });
  }
  return found;
}

/** Rank of the first hit at an accepted place; a passage stands on each of its pages. */
export function rankOf(
  question: Pick<EvaluationQuestion, "documents" | "pages">,
  hits: readonly Pick<SearchHit, "passageId" | "documentId" | "page">[],
  pagesOf: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const index = hits.findIndex(({ passageId, documentId, page }) => {
    const pages = pagesOf.get(passageId) ?? [page];
    return (
      question.documents?.includes(documentId) && pages.some((one) => question.pages?.includes(one))
    );
  });
  return index < 0 ? undefined : index + 1;
}
