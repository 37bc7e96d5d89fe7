import { TimeoutError } from "./errors.ts";

/** The time and the signal under which one call runs. */
export interface Deadline {
  /** Aborts when the time has passed or the caller's signal aborts. */
  signal: AbortSignal;
  /** Stops the call; harmless when it has ended. */
  stop(): void;
  /** Lets go of the timer and of the caller's signal. */
  end(): void;
}

/**
 * Starts the clock of a call. AbortSignal.any and .timeout would do the same in less, but keep the
 * call in memory until the time has passed.
 */
export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const followCaller = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => controller.abort(new TimeoutError(timeoutMs)), timeoutMs);
  if (caller?.aborted) followCaller();
  caller?.addEventListener("abort", followCaller);
  return {
    signal: controller.signal,
    stop: () => controller.abort(),
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener("abort", followCaller);
    },
  };
}
