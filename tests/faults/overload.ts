import { Agent } from "node:http";
import { post, type Sent, sendClosed } from "../../bench/speed/load.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import { percentile } from "../../bench/statistics.ts";
import type { Finding } from "./finding.ts";

const SECONDS = 60;
const TIMES = 2;
const TICK_MS = 50;
const FLAT = 1.2;
/** An answer may take so long; later than that is a refusal. */
const REQUEST_TIMEOUT_MS = 10_000;

/** A minute of twice what the server can do; `limited` with the limit per client it ships with. */
export async function overload(questions: readonly string[], limited: boolean): Promise<Finding> {
  const server = await startServer(["src/main.ts"], limited ? { RATE_LIMIT: "60" } : {});
  const sustainable = limited ? 0 : await measureSustainable(server.url, questions);
  const rate = limited ? 100 : sustainable * TIMES;
  const before = (await server.readEventLoop()).rss;
  const sent: Promise<Sent>[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const memory: number[] = [];
  const seconds = limited ? SECONDS / 4 : SECONDS;
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    const due = ((performance.now() - started) / 1000) * rate;
    while (sent.length < due) {
      sent.push(post(server.url, questions[sent.length % questions.length] ?? "", agent));
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    if (memory.length < (performance.now() - started) / 10_000) {
      memory.push((await server.readEventLoop()).rss);
    }
  }
  const all = await Promise.all(sent);
  const after = (await server.readEventLoop()).rss;
  const health = await fetch(`${server.url}/health/ready`).then(({ status }) => status);
  agent.destroy();
  await server.stop();
  const times = all.filter(({ status }) => status === 200).map(({ milliseconds }) => milliseconds);
  const p95 = percentile(times, 0.95);
  // The first seconds fill caches and the heap that Node allows itself.
  const growth = after / (memory[2] ?? memory.at(-1) ?? before);
  return {
    title: limited ? "One client far over its limit" : "Twice the sustainable load",
    done: limited
      ? `One client sends ${rate} questions a second for ${seconds} s; the limit is the shipped 60 a minute.`
      : `${SECONDS} s of ${rate.toFixed(0)} questions a second over at most 2,000 connections, twice the ${sustainable.toFixed(0)} that 8 clients got answered, without a limit per client. The time counts from the moment a question is due to be sent, so it holds the wait for a connection too.`,
    figures: [
      `by status: ${countStatuses(all)}`,
      `accepted: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
      `resident memory, flat when the last is less than ${FLAT} times that after 20 s: ${[before, ...memory, after].map((bytes) => `${Math.round(bytes / 1e6)}`).join(", ")} MB`,
      `/health/ready afterwards: ${health}`,
    ],
    held: health === 200 && growth < FLAT && (limited || p95 < REQUEST_TIMEOUT_MS),
  };
}

async function measureSustainable(url: string, questions: readonly string[]): Promise<number> {
  let best = 0;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { requests, seconds } = await sendClosed(url, questions, 8, 3);
    best = Math.max(best, requests.length / seconds);
  }
  return best;
}

function countStatuses(all: readonly Sent[]): string {
  const counts = new Map<number, number>();
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => `${status === 0 ? "no answer" : status} ${count}×`)
    .join(", ");
}
