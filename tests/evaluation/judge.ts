import type { Answer } from "../../src/schema.ts";
import type { EvaluationQuestion } from "./questions.ts";

/** What became of one question. */
export interface Verdict {
  question: EvaluationQuestion;
  answer: Answer;
  /** Answerable: every fact in the answer and a first-three citation at an accepted place. */
  correct: boolean;
  /** Every fact in the answer. */
  hasFacts: boolean;
  /** One of the first three citations at an accepted place. */
  cited: boolean;
  /** Unanswerable: not_found or clarification. */
  refused: boolean;
  /** Answerable: not_found. */
  falselyRefused: boolean;
  milliseconds: number;
}

/** Citations among which the right place must be. */
const FIRST = 3;

/** Judges an answer by the rules of the evaluation set (docs/evaluation.md). */
export function judge(question: EvaluationQuestion, answer: Answer, milliseconds: number): Verdict {
  const isAnswered = answer.status === "answered" || answer.status === "partial";
  const text = comparable(answer.answer);
  const hasFacts = question.mustContain.every((fact) =>
    fact.some((string) => text.includes(comparable(string))),
  );
  const cited = answer.citations.slice(0, FIRST).some((citation) => {
    const isDocument =
      !question.documents?.length || question.documents.includes(citation.documentId);
    return isDocument && (!question.pages?.length || question.pages.includes(citation.page));
  });
  const isRefusal = answer.status === "not_found" || answer.status === "clarification";
  return {
    question,
    answer,
    hasFacts,
    cited,
    correct: question.answerable && isAnswered && hasFacts && cited,
    refused: !question.answerable && isRefusal,
    falselyRefused: question.answerable && answer.status === "not_found",
    milliseconds,
  };
}

/** NFKD without accents, lower case, plain quotes and hyphens, no emphasis, white space folded. */
export function comparable(text: string): string {
  return text
    .replace(/\\([\\`*_[\]<>#|~])/g, "$1")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐-―−]/g, "-")
    .replace(/\*\*|__/g, "")
    .replace(/\s+/g, " ");
}
