import type { Problem } from "../schema.ts";

/**
 * The server refused the call or could not answer it: any status of 400 and up, or an event
 * "problem" in a stream. Carries the members of RFC 9457. Never for a server that was not reached.
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** Address of the description of this kind of problem, e.g. "/ontwikkelaars#not-found". */
  readonly type: string;
  readonly status: number;
  readonly title: string;
  /** What is wrong with this call, for people. */
  readonly detail: string;
  readonly instance: string | undefined;
  /** Mention it when you report a fault. */
  readonly requestId: string | undefined;
  /** Every field that is wrong; empty when the problem is not about fields. */
  readonly errors: readonly { field: string; detail: string }[];
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.type = problem.type;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.instance = problem.instance;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The call took longer than `timeoutMs`. Not the server's own deadline: that is a ProblemError. */
export class TimeoutError extends Error {
  override readonly name = "TimeoutError";
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`The server did not finish within ${timeoutMs} ms.`);
    this.timeoutMs = timeoutMs;
  }
}

/** The server could not be reached or the connection broke; `cause` is what fetch threw. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`The connection to ${url} failed.`, { cause });
    this.url = url;
  }
}

/** Something answered, but not as the API does: a login page of a proxy, a wrong base address. */
export class UnexpectedResponseError extends Error {
  override readonly name = "UnexpectedResponseError";
  readonly url: string;
  readonly status: number;
  readonly contentType: string;

  constructor(url: string, status: number, contentType: string, cause?: unknown) {
    super(
      `${url} answered ${status} with "${contentType}", which is not what the API of Beleidswijzer sends there.`,
      { cause },
    );
    this.url = url;
    this.status = status;
    this.contentType = contentType;
  }
}

/** An event stream ended without "done": what came before it is not the whole answer. */
export class IncompleteStreamError extends Error {
  override readonly name = "IncompleteStreamError";

  constructor() {
    super('The event stream ended before its event "done".');
  }
}
