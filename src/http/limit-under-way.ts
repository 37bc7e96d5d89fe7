import { setImmediate } from "node:timers/promises";
import { retryAfterSeconds } from "./deadline.ts";
import { ProblemError } from "./problem.ts";

/** Questions that may be under way, some two seconds of work: who comes later is told to come back. */
const MOST_AT_ONCE = 300;

/**
 * The same function, of which calls begin one after the other, each in a turn of the event loop of its
 * own. A question takes milliseconds of work; many that arrive together would otherwise be worked off
 * in one go, and nothing else (a health check, a timeout, a client that leaves) would be heard. Who
 * has left before their turn comes is not worked for.
 * @throws ProblemError (503) when too many are under way; the reason of the signal when it aborted
 */
export function takeTurns<Request, Context extends { signal: AbortSignal }, Result>(
  work: (request: Request, context: Context) => Promise<Result>,
  mostAtOnce = MOST_AT_ONCE,
): (request: Request, context: Context) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  return async (request, context) => {
    if (underWay >= mostAtOnce) throw tooBusy();
    underWay += 1;
    try {
      const turn = last.then(() => setImmediate());
      last = turn;
      await turn;
      context.signal.throwIfAborted();
      return await work(request, context);
    } finally {
      underWay -= 1;
    }
  };
}

function tooBusy(): ProblemError {
  return new ProblemError("timedOut", {
    detail: {
      nl: "Er zijn nu te veel vragen tegelijk. Probeer het over een paar seconden weer.",
      en: "There are too many questions at once. Try again in a few seconds.",
    },
    headers: { "Retry-After": retryAfterSeconds },
  });
}
