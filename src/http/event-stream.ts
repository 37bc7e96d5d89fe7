import type { Answer } from "../schema.ts";
import type { AppContext, Outcome } from "./app-env.ts";
import { runWithDeadline } from "./deadline.ts";
import { describeProblem, noteFault, ProblemError, problemLanguage } from "./problem.ts";
import type { AnswerEvent } from "./services.ts";

/** The answer in the order in which a page wants to show it; "done" carries all of it again. */
export function* listEvents(answer: Answer): Generator<AnswerEvent> {
  if (answer.interpretedAs !== undefined) {
    yield { event: "interpretation", data: { interpretedAs: answer.interpretedAs } };
  }
  for (const citation of answer.citations) yield { event: "citation", data: citation };
  for (const statement of answer.statements) yield { event: "statement", data: statement };
  yield { event: "done", data: answer };
}

/** One event of a stream; JSON has no line breaks of its own, so one data line is enough. */
export function formatEvent(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A text/event-stream response that opens at once and is filled when the answer is ready. Since its
 * status is sent by then, a failure comes as an event "problem" with the problem document. Closing
 * the connection aborts the signal that `answer` was given.
 */
export function streamAnswer(
  c: AppContext,
  timeoutMs: number,
  answer: (signal: AbortSignal) => Promise<Answer>,
): Response {
  const closed = new AbortController();
  const encoder = new TextEncoder();
  let settle: (outcome: Outcome) => void = () => undefined;
  c.set(
    "streamed",
    new Promise<Outcome>((resolve) => {
      settle = resolve;
    }),
  );

  async function fill(controller: ReadableStreamDefaultController<Uint8Array>): Promise<Outcome> {
    const send = (text: string): void => {
      if (!closed.signal.aborted) controller.enqueue(encoder.encode(text));
    };
    let outcome: Outcome;
    try {
      // A comment makes proxies pass the headers on before there is an answer.
      send(": bezig\n\n");
      const result = await runWithDeadline(c, timeoutMs, answer, closed.signal);
      for (const { event, data } of listEvents(result)) send(formatEvent(event, data));
      outcome = result.status;
    } catch (error) {
      const kind = error instanceof ProblemError ? error.kind : "internalError";
      const options = error instanceof ProblemError ? error.options : {};
      if (kind === "internalError" && error instanceof Error) noteFault(error, c);
      const requestId = c.get("requestId");
      send(
        formatEvent("problem", describeProblem(kind, problemLanguage(c), options, { requestId })),
      );
      outcome = kind;
    }
    if (!closed.signal.aborted) controller.close();
    return outcome;
  }

  const stream = new ReadableStream<Uint8Array>({
    // Not awaited: a stream whose start is pending cannot be read or cancelled everywhere.
    start: (controller) => {
      void fill(controller).then(settle, () => settle("internalError"));
    },
    cancel: () => closed.abort(),
  });
  return new Response(stream, {
    status: 200,
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}
