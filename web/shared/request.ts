import type { Problem } from "../../src/schema.ts";
import { type Check, isRecord, isText, isWhole, listOf, optional } from "./checks.ts";

/** Why a request gave no value, told apart as far as the reader can do something about it. */
export type Failure =
  | { kind: "offline" }
  | { kind: "cancelled" }
  | { kind: "slow" }
  | { kind: "unreadable" }
  | { kind: "problem"; status: number; detail: string; retryAfter?: number; fields: string[] };

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

interface Options {
  body?: unknown;
  signal?: AbortSignal;
  /** Milliseconds after which the request is given up. */
  patience?: number;
}

/** Fetches JSON of this server (POST when there is a body) and checks its shape. Never throws. */
export async function requestJson<Value>(
  path: string,
  check: Check<Value>,
  { body, signal, patience = 30_000 }: Options = {},
): Promise<Outcome<Value>> {
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        // The pages are Dutch, whatever the browser prefers.
        "accept-language": "nl",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const value: unknown = await response.json().catch(() => undefined);
    if (!response.ok) return { ok: false, failure: describeProblem(response, value) };
    if (check(value)) return { ok: true, value };
    return { ok: false, failure: { kind: "unreadable" } };
  } catch {
    if (signal?.aborted) return { ok: false, failure: { kind: "cancelled" } };
    return { ok: false, failure: { kind: timeout.aborted ? "slow" : "offline" } };
  }
}

const isProblemError = (value: unknown): value is NonNullable<Problem["errors"]>[number] =>
  isRecord(value) && isText(value.field) && isText(value.detail);

const isProblem = (value: unknown): value is Pick<Problem, "detail" | "errors"> =>
  isRecord(value) && isText(value.detail) && optional(listOf(isProblemError))(value.errors);

function describeProblem(response: Response, body: unknown): Failure {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return {
    kind: "problem",
    status: response.status,
    detail: isProblem(body) ? body.detail : "",
    fields: isProblem(body) ? (body.errors ?? []).map((error) => error.detail) : [],
    ...(isWhole(seconds) ? { retryAfter: seconds } : {}),
  };
}
