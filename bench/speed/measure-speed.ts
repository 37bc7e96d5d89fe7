import { percentile } from "../statistics.ts";
import { sendClosed } from "./load.ts";
import { BUILT_SERVER, type EventLoop, startServer } from "./start-server.ts";

export const CLIENTS = [1, 8, 64] as const;
/** What is measured, and the script that serves it. */
export const ROUTES = [
  { name: "/v1/ask", script: [BUILT_SERVER] },
  { name: "a bare Hono route", script: ["bench/speed/serve.ts", "bare"] },
  { name: "a route that only embeds", script: ["bench/speed/serve.ts", "embed"] },
  { name: "a route that embeds and searches words", script: ["bench/speed/serve.ts", "lexical"] },
  { name: "vectra's document index", script: ["bench/speed/serve.ts", "vectra"] },
] as const;
const SECONDS = 4;
const WARM_UP_SECONDS = 3;
const STARTS = 3;

export interface SpeedRow {
  route: string;
  clients: number;
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  /** Requests that were not answered with 200. */
  failed: number;
  eventLoop: EventLoop;
}

/** Every route at every number of clients, one after the other. */
export async function measureSpeed(questions: readonly string[]): Promise<SpeedRow[]> {
  const rows: SpeedRow[] = [];
  for (const { name, script } of ROUTES) {
    const server = await startServer(script, { LOG_LEVEL: "info" });
    await sendClosed(server.url, questions, 4, WARM_UP_SECONDS);
    for (const clients of CLIENTS) {
      await server.readEventLoop();
      const { requests, seconds } = await sendClosed(server.url, questions, clients, SECONDS);
      const times = requests.map(({ milliseconds }) => milliseconds);
      rows.push({
        route: name,
        clients,
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        p99: percentile(times, 0.99),
        perSecond: requests.length / seconds,
        failed: requests.filter(({ status }) => status !== 200).length,
        eventLoop: await server.readEventLoop(),
      });
    }
    await server.stop();
  }
  return rows;
}

/** Milliseconds to ready of a server with a built index, and its resident memory then. */
export async function measureStart(): Promise<{ readyMs: number[]; rss: number }> {
  const readyMs: number[] = [];
  let rss = 0;
  for (let start = 0; start < STARTS; start += 1) {
    const server = await startServer([BUILT_SERVER]);
    readyMs.push(server.readyMs);
    rss = (await server.readEventLoop()).rss;
    await server.stop();
  }
  return { readyMs, rss };
}
