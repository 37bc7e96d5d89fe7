import type { Verdict } from "./judge.ts";
import type { Found } from "./search-questions.ts";

/** Shares from 0 to 1; undefined where there was no such question. */
export interface Figures {
  questions: number;
  /** Of the answerable ones: every fact in the answer and a citation at an accepted place. */
  correct: number | undefined;
  /** Of the answerable ones: a citation at an accepted place among the first three. */
  cited: number | undefined;
  /** Of the answerable ones: not_found all the same. */
  falseRefusals: number | undefined;
  /** Of the unanswerable ones: not_found or clarification. */
  refused: number | undefined;
  /** Of the questions with known pages: the first hit, or one of the first five, is there. */
  precisionAt1: number | undefined;
  hitAt5: number | undefined;
  /** Mean of 1 / rank of the first hit at an accepted place (Voorhees 1999). */
  mrr: number | undefined;
  /**
   * Mean of 1 / log2(1 + rank), 0 past the tenth (Järvelin & Kekäläinen 2002). Accepted pages are
   * alternatives, so the ideal ranking has one of them on top.
   */
  ndcgAt10: number | undefined;
}

/** Adds up what became of some questions. */
export function tally(verdicts: readonly Verdict[], found: readonly Found[]): Figures {
  const answerable = verdicts.filter(({ question }) => question.answerable);
  const unanswerable = verdicts.filter(({ question }) => !question.answerable);
  return {
    questions: verdicts.length,
    correct: share(answerable, ({ correct }) => correct),
    cited: share(answerable, ({ cited }) => cited),
    falseRefusals: share(answerable, ({ falselyRefused }) => falselyRefused),
    refused: share(unanswerable, ({ refused }) => refused),
    precisionAt1: share(found, ({ rank }) => rank === 1),
    hitAt5: share(found, ({ rank }) => rank !== undefined && rank <= 5),
    mrr: mean(found.map(({ rank }) => (rank === undefined ? 0 : 1 / rank))),
    ndcgAt10: mean(
      found.map(({ rank }) => (rank === undefined || rank > 10 ? 0 : 1 / Math.log2(1 + rank))),
    ),
  };
}

/** Median number of words of the answers given to questions of type fact, markers left out. */
export function medianFactWords(verdicts: readonly Verdict[]): number | undefined {
  return median(
    verdicts
      .filter(({ question, answer }) => question.type === "fact" && answer.citations.length > 0)
      .map(({ answer }) => answer.answer.replace(/\[\d+\]/g, " ").match(/\S+/g)?.length ?? 0),
  );
}

/** The middle value, of an even number the mean of the middle two; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number | undefined {
  return mean(all.map((one) => Number(holds(one))));
}

function mean(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((sum, one) => sum + one, 0) / values.length : undefined;
}
