import type { MessagePort, Worker } from "node:worker_threads";

/** Functions that another thread calls by their names; what goes in and comes out is copied. */
export type Callable<Work> = {
  [Name in keyof Work]: (...args: never[]) => Promise<unknown>;
};

/** What is left of an error that comes from another thread: its class is not. */
export interface Failure {
  name: string;
  message: string;
  stack: string | undefined;
  /** What tells errors of one class apart, where they have it. */
  reason?: string;
}

interface Call {
  id: number;
  name: string;
  args: never[];
}

type Reply = { id: number; value: unknown } | { id: number; failure: Failure };

/** Does the work that is called for through this port, each call as it comes. */
export function serveCalls<Work extends Callable<Work>>(port: MessagePort, work: Work): void {
  const functions = new Map<string, (...args: never[]) => Promise<unknown>>(Object.entries(work));
  const answer = async ({ id, name, args }: Call): Promise<Reply> => {
    try {
      const run = functions.get(name);
      if (!run) throw new Error(`The thread has no function ${name}.`);
      return { id, value: await run(...args) };
    } catch (error) {
      return { id, failure: describe(error) };
    }
  };
  port.on("message", async (call: Call) => port.postMessage(await answer(call)));
}

function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: undefined };
  const { name, message, stack } = error;
  const reason = "reason" in error && typeof error.reason === "string" ? error.reason : undefined;
  return { name, message, stack, ...(reason === undefined ? {} : { reason }) };
}

/**
 * Calls the functions that are served at the other end. That keeps the process running while a call is
 * not answered, and not longer. A thread that breaks down takes the process with it, as if the work were
 * done here.
 * @param revive makes the error that a call fails with
 */
export function createCaller<Work extends Callable<Work>>(
  thread: Worker | MessagePort,
  revive: (failure: Failure) => Error,
) {
  type Settle = { resolve: (value: never) => void; reject: (error: Error) => void };
  const pending = new Map<number, Settle>();
  let last = 0;
  const settle = (reply: Reply & { value: never }) => {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (pending.size === 0) thread.unref();
    if ("failure" in reply) call?.reject(revive(reply.failure));
    else call?.resolve(reply.value);
  };
  const replies: (Reply & { value: never })[] = [];
  const settleNext = () => {
    const reply = replies.shift();
    if (reply) settle(reply);
    if (replies.length > 0) setImmediate(settleNext);
  };
  // One in a turn of the event loop, since what goes on after it may take milliseconds: many that come
  // together would otherwise be worked off in one go, and nothing else would be heard.
  thread.on("message", (reply: Reply & { value: never }) => {
    if (replies.push(reply) === 1) setImmediate(settleNext);
  });
  // Listening alone would keep a process running.
  thread.unref();
  return <Name extends keyof Work>(name: Name, ...args: Parameters<Work[Name]>) =>
    new Promise<Awaited<ReturnType<Work[Name]>>>((resolve, reject) => {
      last += 1;
      pending.set(last, { resolve, reject });
      thread.ref();
      thread.postMessage({ id: last, name, args });
    });
}
