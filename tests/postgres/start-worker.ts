import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Order } from "./worker.ts";

/** A process of its own that works on an index, and what it tells. */
export interface Worker {
  /** Resolves with the next thing it tells; rejects when it ends without. */
  next(): Promise<unknown>;
  stop(): void;
  kill(): void;
}

export function startWorker(order: Order): Worker {
  const child = fork(
    fileURLToPath(new URL("worker.ts", import.meta.url)),
    [JSON.stringify(order)],
    { execArgv: ["--import", "tsx"] },
  );
  const told: unknown[] = [];
  const waiting: { resolve(value: unknown): void; reject(error: Error): void }[] = [];
  child.on("message", (message) => {
    const first = waiting.shift();
    if (first) first.resolve(message);
    else told.push(message);
  });
  child.on("exit", (code) => {
    for (const { reject } of waiting) reject(new Error(`The worker ended with ${code}.`));
  });
  return {
    next: () =>
      told.length > 0
        ? Promise.resolve(told.shift())
        : new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    stop: () => {
      if (child.connected) child.send("stop");
    },
    kill: () => child.kill("SIGKILL"),
  };
}
