import type { Problem } from "../schema.ts";
import type { Deadline } from "./deadline.ts";
import { ConnectionError, ProblemError, UnexpectedResponseError } from "./errors.ts";

/** A call that is ready to go. */
export interface Call {
  url: string;
  method: "GET" | "POST";
  accept: string;
  /** Sent as JSON. */
  body?: unknown;
  headers: Record<string, string>;
  fetch: typeof fetch;
}

/**
 * Sends a call and gives the response once its status is fine and its type is the one asked for.
 * @throws ProblemError, UnexpectedResponseError, ConnectionError, TimeoutError, the signal's reason
 */
export async function send(call: Call, deadline: Deadline): Promise<Response> {
  const { url, method, accept, body, headers } = call;
  const response = await underDeadline(call, deadline, () =>
    call.fetch(url, {
      method,
      headers: {
        ...headers,
        Accept: accept,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      signal: deadline.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  if (!response.ok) throw await readProblem(response, call, deadline);
  if (mediaType(response) !== accept) throw unexpected(response, call);
  return response;
}

/**
 * Reads the JSON of a response. Its shape is what the server promises in openapi.json; checking it
 * would need a library, and this client has none.
 */
export async function readJson<T>(response: Response, call: Call, deadline: Deadline): Promise<T> {
  const text = await underDeadline(call, deadline, () => response.text());
  try {
    const value: T = JSON.parse(text);
    return value;
  } catch (cause) {
    throw unexpected(response, call, cause);
  }
}

/** Runs one step of a call and gives its failure the right name. */
export async function underDeadline<T>(
  { url }: Call,
  { signal }: Deadline,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    throw signal.aborted ? signal.reason : new ConnectionError(url, cause);
  }
}

/** Whether a value has the members that every problem has. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    "status" in value &&
    typeof value.status === "number" &&
    "title" in value &&
    typeof value.title === "string" &&
    "detail" in value &&
    typeof value.detail === "string" &&
    (!("errors" in value) || Array.isArray(value.errors))
  );
}

/** The error for a response that is not what the API sends. */
export function unexpected(response: Response, { url }: Call, cause?: unknown): Error {
  const contentType = response.headers.get("Content-Type") ?? "";
  return new UnexpectedResponseError(url, response.status, contentType, cause);
}

async function readProblem(response: Response, call: Call, deadline: Deadline): Promise<Error> {
  if (mediaType(response) !== "application/problem+json") {
    await response.body?.cancel().catch(() => undefined);
    return unexpected(response, call);
  }
  const problem = await readJson<unknown>(response, call, deadline);
  if (!isProblem(problem)) return unexpected(response, call);
  const seconds = response.headers.get("Retry-After") ?? "";
  return new ProblemError(problem, /^\d+$/.test(seconds) ? Number(seconds) : undefined);
}

function mediaType(response: Response): string {
  const [type = ""] = (response.headers.get("Content-Type") ?? "").split(";");
  return type.trim().toLowerCase();
}
