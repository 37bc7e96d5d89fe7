import type { SourceDocument } from "../../src/documents/document.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import type { Verdict } from "./judge.ts";

/**
 * Faults that no answer may have: an excerpt that is not what its spans read, or citations under a
 * refusal. A sentence for each.
 */
export function findUnfaithful(
  verdicts: readonly Verdict[],
  documents: readonly SourceDocument[],
): string[] {
  return verdicts.flatMap(({ question, answer }) => {
    const faults: string[] = [];
    const isRefusal = answer.status === "not_found" || answer.status === "clarification";
    if (isRefusal && answer.citations.length > 0) {
      faults.push(`${question.id}: ${answer.status} with citations`);
    }
    for (const { number, documentId, excerpt, source } of answer.citations) {
      const document = documents.find(({ info }) => info.id === documentId);
      const read = document && readSpans(document.lines, source.spans, document.corrections).text;
      if (read !== excerpt || document?.info.file !== source.file) {
        faults.push(`${question.id}: citation ${number} is not what its spans read`);
      }
    }
    return faults;
  });
}

/** Ids of the questions that got two different answers. */
export function findUnstable(first: readonly Verdict[], second: readonly Verdict[]): string[] {
  const answers = new Map(second.map(({ question, answer }) => [question.id, answer]));
  return first
    .filter(({ question, answer }) => {
      return JSON.stringify(answer) !== JSON.stringify(answers.get(question.id));
    })
    .map(({ question }) => question.id);
}
