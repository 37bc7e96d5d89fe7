import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { PROJECT_FOLDER } from "../../src/disk.ts";

/** A server in a process of its own. */
export interface StartedServer {
  url: string;
  pid: number;
  /** Milliseconds from starting the process to ready. */
  readyMs: number;
  /** Everything it wrote so far. */
  output(): string;
  /** What watch-event-loop.ts measured since it was asked last. */
  readEventLoop(): Promise<EventLoop>;
  stop(): Promise<void>;
}

const eventLoopSchema = z.object({
  event: z.literal("eventLoop"),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  rss: z.number(),
});
/** Delays of the event loop in milliseconds, resident memory in bytes. */
export type EventLoop = z.infer<typeof eventLoopSchema>;

const lineSchema = z.object({ event: z.string(), url: z.string().optional() });
const WATCH = new URL("./watch-event-loop.js", import.meta.url).href;

/** The server as `npm start` runs it; `npm run build:server` makes it. */
export const BUILT_SERVER = "dist/server/main.js";

/**
 * Starts a script that logs JSON lines with the events "listening" and "ready"; `before` are words in
 * front of its command, such as a tracer that becomes what it traces.
 */
export async function startServer(
  script: readonly string[],
  environment: Record<string, string> = {},
  before: readonly string[] = [],
): Promise<StartedServer> {
  const started = performance.now();
  const reader = script.some((word) => word.endsWith(".ts")) ? ["--import", "tsx"] : [];
  const node = [process.execPath, ...reader, "--import", WATCH];
  const [command = "", ...given] = [...before, ...node, ...script];
  const child = spawn(command, given, {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, PORT: "0", RATE_LIMIT: "0", LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let url = "";
  const waiting: ((loop: EventLoop) => void)[] = [];
  child.stderr.on("data", (data) => {
    output += data;
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const readyMs = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`It stopped with ${code}: ${output}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      // Requests of a load test would fill the memory of this process.
      if (output.length < 1e7) output += `${line}\n`;
      if (!line.startsWith("{") || line.includes('"request"')) return;
      const loop = eventLoopSchema.safeParse(JSON.parse(line));
      if (loop.success) return waiting.shift()?.(loop.data);
      const { event, url: at } = lineSchema.parse(JSON.parse(line));
      if (event === "listening") url = at ?? "";
      if (event === "ready") resolve(performance.now() - started);
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    readyMs,
    output: () => output,
    readEventLoop: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.kill("SIGUSR2");
      }),
    stop: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
