import { askQuestions } from "./ask-questions.ts";
import { findUnfaithful, findUnstable } from "./check-answers.ts";
import { type Figures, median, medianFactWords, tally } from "./figures.ts";
import type { Verdict } from "./judge.ts";
import { makePipeline, type Parts } from "./open-parts.ts";
import type { EvaluationQuestion } from "./questions.ts";
import { type Found, searchQuestions } from "./search-questions.ts";

/** A row of figures; `label` is a type of question or a part of the set. */
export interface Row {
  label: string;
  figures: Figures;
}

/** All that is measured of one set of questions. */
export interface Measured {
  set: string;
  verdicts: Verdict[];
  rows: Row[];
  all: Figures;
  factWords: number | undefined;
  /** Medians, in milliseconds: a search with the embedding of its question, and that alone. */
  searchMs: number | undefined;
  embedMs: number | undefined;
  /** Questions that went wrong, those set aside left out. */
  failures: Verdict[];
  failuresAside: number;
  /** What no answer may have; see findUnfaithful and findUnstable. */
  unfaithful: string[];
  unstable: string[];
}

/** Every third question is set aside: its failures are counted and never shown. */
export function isAside(index: number): boolean {
  return index % 3 === 2;
}

/** Asks a set of questions, twice, the second time in reverse, and searches for them. */
export async function measure(
  set: string,
  questions: readonly EvaluationQuestion[],
  parts: Parts,
  withAside: boolean,
): Promise<Measured> {
  const pipeline = makePipeline(parts);
  const verdicts = await askQuestions(questions, pipeline);
  const again = await askQuestions(questions.toReversed(), pipeline);
  const pagesOf = new Map(parts.index.passages.map(({ id, pages }) => [id, pages]));
  const found = await searchQuestions(verdicts, pipeline, pagesOf);

  const aside = new Set(questions.filter((_, index) => withAside && isAside(index)));
  const rowOf = (label: string, belongs: (question: EvaluationQuestion) => boolean): Row => ({
    label,
    figures: tally(
      verdicts.filter(({ question }) => belongs(question)),
      found.filter(({ question }) => belongs(question)),
    ),
  });
  const types = [...new Set(questions.map(({ type }) => type))];
  const splits = withAside
    ? [
        rowOf("dev 2/3", (question) => !aside.has(question)),
        rowOf("aside 1/3", (question) => aside.has(question)),
      ]
    : [];
  const failed = verdicts.filter((verdict) => {
    return verdict.question.answerable ? !verdict.correct : !verdict.refused;
  });
  const failures = failed.filter(({ question }) => !aside.has(question));
  return {
    set,
    verdicts,
    rows: [
      ...types.map((type) => rowOf(type, (question) => question.type === type)),
      ...splits,
      rowOf("all", () => true),
    ],
    all: tally(verdicts, found),
    factWords: medianFactWords(verdicts),
    searchMs: median(found.map(({ milliseconds }) => milliseconds)),
    embedMs: await timeEmbedding(found, parts),
    failures,
    failuresAside: failed.length - failures.length,
    unfaithful: findUnfaithful(verdicts, parts.sources.documents),
    unstable: findUnstable(verdicts, again),
  };
}

async function timeEmbedding(
  found: readonly Found[],
  { embedder }: Parts,
): Promise<number | undefined> {
  const times: number[] = [];
  for (const { question } of found) {
    const started = performance.now();
    await embedder.embedQuestion(question.question);
    times.push(performance.now() - started);
  }
  return median(times);
}
