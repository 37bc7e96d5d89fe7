import type { AskRequest, Turn as HistoryTurn } from "../../src/schema.ts";
import { isRecord, isText, listOf } from "../shared/checks.ts";
import { isAnswer } from "./answer-checks.ts";
import type { Turn } from "./turn.ts";

/** Ten questions and ten answers: what the API takes along. */
const historyLength = 20;
const contentLength = 20_000;

/** What is posted for a question: the turns before it travel along, the server keeps nothing. */
export function createRequest(question: string, turns: readonly Turn[]): AskRequest {
  const history = turns.flatMap((turn): HistoryTurn[] => [
    // A question as understood stands on its own, so a follow-up of a follow-up still resolves.
    { role: "user", content: turn.answer.interpretedAs ?? turn.question },
    { role: "assistant", content: turn.answer.answer.slice(0, contentLength) },
  ]);
  return history.length === 0 ? { question } : { question, history: history.slice(-historyLength) };
}

const key = "gesprek";

const isTurn = (value: unknown): value is Turn =>
  isRecord(value) && isText(value.question) && isAnswer(value.answer);

/**
 * Keeps the conversation in this tab alone, so that it is still there after a look in the source.
 * The browser drops it when the tab closes.
 */
export function keepTurns(turns: readonly Turn[]): void {
  try {
    if (turns.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(turns));
  } catch {
    // No storage, or no room: the conversation then lives as long as the page.
  }
}

/** The conversation of this tab, empty when there is none or it cannot be read. */
export function recallTurns(): Turn[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return listOf(isTurn)(kept) ? kept : [];
  } catch {
    return [];
  }
}
