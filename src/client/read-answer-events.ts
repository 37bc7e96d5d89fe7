import type { AnswerEvent } from "./contract.ts";
import type { Deadline } from "./deadline.ts";
import { ConnectionError, IncompleteStreamError, ProblemError } from "./errors.ts";
import { readEvents, type ServerEvent } from "./read-events.ts";
import { type Call, isProblem, unexpected } from "./send.ts";

/**
 * The events of an answer, "done" included and as the last. Events of a later version of the API
 * that this client does not know are skipped.
 * @throws ProblemError for an event "problem", IncompleteStreamError, ConnectionError
 */
export async function* readAnswerEvents(
  response: Response,
  call: Call,
  { signal }: Deadline,
): AsyncGenerator<AnswerEvent, void, undefined> {
  if (response.body === null) throw new IncompleteStreamError();
  const events = readEvents(response.body);
  try {
    for (;;) {
      const next = await readNext(events, call, signal);
      if (next === undefined) throw new IncompleteStreamError();
      const event = readEvent(next, response, call);
      if (event === undefined) continue;
      yield event;
      if (event.event === "done") return;
    }
  } finally {
    await events.return();
  }
}

/** Tells a broken connection from the caller's own errors, which a `for await` would mix up. */
async function readNext(
  events: AsyncGenerator<ServerEvent, void, undefined>,
  { url }: Call,
  signal: AbortSignal,
): Promise<ServerEvent | undefined> {
  try {
    const next = await events.next();
    return next.done ? undefined : next.value;
  } catch (cause) {
    throw signal.aborted ? signal.reason : new ConnectionError(url, cause);
  }
}

function readEvent(
  { event, data }: ServerEvent,
  response: Response,
  call: Call,
): AnswerEvent | undefined {
  switch (event) {
    case "interpretation":
      return { event, data: parse(data, response, call) };
    case "citation":
      return { event, data: parse(data, response, call) };
    case "statement":
      return { event, data: parse(data, response, call) };
    case "done":
      return { event, data: parse(data, response, call) };
    case "problem": {
      const problem: unknown = parse(data, response, call);
      throw isProblem(problem) ? new ProblemError(problem) : unexpected(response, call);
    }
    default:
      return undefined;
  }
}

/** The shape is the server's promise, as with plain answers; see readJson. */
function parse<T>(data: string, response: Response, call: Call): T {
  try {
    const value: T = JSON.parse(data);
    return value;
  } catch (cause) {
    throw unexpected(response, call, cause);
  }
}
