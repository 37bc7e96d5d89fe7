import { leaveOut } from "../tests/evaluation/ablate.ts";
import { askQuestions } from "../tests/evaluation/ask-questions.ts";
import type { Verdict } from "../tests/evaluation/judge.ts";
import { makePipeline, type Parts } from "../tests/evaluation/open-parts.ts";
import type { EvaluationQuestion } from "../tests/evaluation/questions.ts";
import { bootstrap, type Interval } from "./statistics.ts";

/** What answers are worth without one part; as in docs/evaluation.md. */
export interface AnswerFigures {
  /** The part left out, or "nothing". */
  without: string;
  /** Of the answerable questions. */
  correct: Interval;
  cited: Interval;
  falseRefusals: Interval;
  /** Of the unanswerable ones. */
  refused: Interval;
}

/** The whole pipeline, then without each of its parts in turn. Nothing is fitted anew. */
export async function measureAnswers(
  parts: Parts,
  questions: readonly EvaluationQuestion[],
): Promise<AnswerFigures[]> {
  const rows: AnswerFigures[] = [];
  for (const [without, changed] of Object.entries({ nothing: parts, ...leaveOut(parts) })) {
    const verdicts = await askQuestions(questions, makePipeline(changed));
    const share = (answerable: boolean, holds: (verdict: Verdict) => boolean): Interval =>
      bootstrap(
        verdicts
          .filter(({ question }) => question.answerable === answerable)
          .map((verdict) => Number(holds(verdict))),
      );
    rows.push({
      without,
      correct: share(true, ({ correct }) => correct),
      cited: share(true, ({ cited }) => cited),
      falseRefusals: share(true, ({ falselyRefused }) => falselyRefused),
      refused: share(false, ({ refused }) => refused),
    });
  }
  return rows;
}
