/*
 * Loaded before a server that is measured: at SIGUSR2 it tells how long its event loop was held up. In
 * JavaScript, since the built server runs without anything that reads TypeScript.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

// The histogram holds the whole time between two ticks, in nanoseconds.
const toMs = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

process.on("SIGUSR2", () => {
  const { rss } = process.memoryUsage();
  const found = { p50: toMs(delay.percentile(50)), p99: toMs(delay.percentile(99)) };
  const max = toMs(delay.max);
  process.stdout.write(`${JSON.stringify({ event: "eventLoop", ...found, max, rss })}\n`);
  delay.reset();
});
