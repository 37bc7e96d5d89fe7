import { type Check, isRecord, isWhole, optional } from "./checks.ts";
import { requestJson } from "./request.ts";

/** What the operator of this server has chosen to keep. */
export interface Kept {
  /** Whether verdicts are counted. */
  feedback: boolean;
  /** Days that questions are kept; 0 when they are not. */
  questionDays: number;
}

interface Ready {
  feedback?: boolean;
  questionsKeptDays?: number;
}

const isReady: Check<Ready> = (value): value is Ready =>
  isRecord(value) &&
  (value.feedback === undefined || typeof value.feedback === "boolean") &&
  optional(isWhole)(value.questionsKeptDays);

let asked: Promise<Kept | undefined> | undefined;

/** Asked for once a page; undefined when the server does not tell. */
export function loadKept(): Promise<Kept | undefined> {
  asked ??= requestJson("/health/ready", isReady).then((outcome) =>
    outcome.ok
      ? {
          feedback: outcome.value.feedback ?? false,
          questionDays: outcome.value.questionsKeptDays ?? 0,
        }
      : undefined,
  );
  return asked;
}
