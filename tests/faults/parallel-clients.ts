import { sendClosed } from "../../bench/speed/load.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import { percentile } from "../../bench/statistics.ts";
import type { Finding } from "./finding.ts";

const CLIENTS = 200;
const SECONDS = 60;
const SAMPLE_MS = 10_000;
/** Memory may differ so much between the middle and the end; the heap breathes. */
const FLAT = 1.1;

/** Many clients that each wait for their answer: none may fail, and memory may not grow on. */
export async function serveParallelClients(questions: readonly string[]): Promise<Finding> {
  const server = await startServer(["src/main.ts"], {});
  const memory: number[] = [];
  const sample = setInterval(async () => {
    memory.push((await server.readEventLoop()).rss);
  }, SAMPLE_MS);
  const { requests } = await sendClosed(server.url, questions, CLIENTS, SECONDS);
  clearInterval(sample);
  await server.stop();
  const failed = requests.filter(({ status }) => status !== 200).length;
  const times = requests.map(({ milliseconds }) => milliseconds);
  const middle = memory[Math.floor(memory.length / 2) - 1] ?? 0;
  const growth = (memory.at(-1) ?? 0) / middle;
  return {
    title: `${CLIENTS} clients at once`,
    done: `${CLIENTS} clients for ${SECONDS} s, each of which asks again when it has its answer, without a limit per client.`,
    figures: [
      `requests: ${requests.length}, failed: ${failed}`,
      `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`,
      `resident memory every ${SAMPLE_MS / 1000} s: ${memory.map((bytes) => Math.round(bytes / 1e6)).join(", ")} MB; ${growth.toFixed(2)} times over the second half`,
    ],
    held: failed === 0 && growth < FLAT,
  };
}
