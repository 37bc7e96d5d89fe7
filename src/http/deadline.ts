import type { AppContext } from "./app-env.ts";
import { ProblemError } from "./problem.ts";

/** Seconds after which a client may try again when the server is busy or starting. */
export const retryAfterSeconds = "5";

/**
 * Runs `work` until it settles, the client goes away or `timeoutMs` have passed. In the last two
 * cases the signal that `work` was given aborts and a ProblemError is thrown at once, even if the
 * work does not listen. `closed` is an extra signal of the client going away.
 */
export async function runWithDeadline<T>(
  c: AppContext,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  closed?: AbortSignal,
): Promise<T> {
  // Not AbortSignal.any and .timeout: those stay in memory until the timeout has passed.
  const controller = new AbortController();
  const clientSignals = closed ? [c.req.raw.signal, closed] : [c.req.raw.signal];
  let stop: (problem: ProblemError) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (problem) => {
      controller.abort(problem);
      reject(problem);
    };
  });
  // The race below listens too, but not when the work throws before it begins.
  stopped.catch(() => undefined);
  const stopForClient = () => stop(new ProblemError("clientClosed"));
  const timer = setTimeout(
    () => stop(new ProblemError("timedOut", { headers: { "Retry-After": retryAfterSeconds } })),
    timeoutMs,
  );
  for (const signal of clientSignals) signal.addEventListener("abort", stopForClient);
  if (clientSignals.some((signal) => signal.aborted)) stopForClient();
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } catch (error) {
    // The work may reject with an abort error of its own before the race sees ours.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    for (const signal of clientSignals) signal.removeEventListener("abort", stopForClient);
  }
}
