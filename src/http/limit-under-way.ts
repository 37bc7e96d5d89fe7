import { retryAfterSeconds } from "./deadline.ts";
import { ProblemError } from "./problem.ts";

/** Questions that may be under way, about a second of work: who comes later is told to come back. */
const MOST_AT_ONCE = 300;

/**
 * The same function, for so many calls at once.
 * @throws ProblemError (503) when too many are under way
 */
export function limitUnderWay<Request, Context, Result>(
  work: (request: Request, context: Context) => Promise<Result>,
  mostAtOnce = MOST_AT_ONCE,
): (request: Request, context: Context) => Promise<Result> {
  let underWay = 0;
  return async (request, context) => {
    if (underWay >= mostAtOnce) throw tooBusy();
    underWay += 1;
    try {
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
