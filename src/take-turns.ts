import { setImmediate } from "node:timers/promises";

/**
 * The same function, of which calls begin one after the other, each in a turn of the event loop of its
 * own. A question takes milliseconds of work; many that arrive together would otherwise be worked off
 * in one go, and nothing else (a health check, a timeout, a client that leaves) would be heard. Who
 * has left before their turn comes is not worked for.
 * @throws the reason of the signal when it aborted
 */
export function takeTurns<Request, Context extends { signal: AbortSignal }, Result>(
  work: (request: Request, context: Context) => Promise<Result>,
): (request: Request, context: Context) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return async (request, context) => {
    const turn = last.then(() => setImmediate());
    last = turn;
    await turn;
    context.signal.throwIfAborted();
    return work(request, context);
  };
}
