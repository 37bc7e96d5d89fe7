import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../statistics.ts";
import { type Load, sendClosed } from "./load.ts";
import { BUILT_SERVER, type EventLoop, type StartedServer, startServer } from "./start-server.ts";

export const CLIENTS = [1, 8, 64] as const;
/** A route that is measured. */
export interface Route {
  name: string;
  /** What serves it. */
  script: readonly string[];
  /** Its time depends on the number of passages. */
  searches?: boolean;
  /** With questions that do not come back. */
  once?: boolean;
}

export const ROUTES: readonly Route[] = [
  { name: "/v1/ask", script: [BUILT_SERVER], searches: true },
  { name: "/v1/ask, no question twice", script: [BUILT_SERVER], searches: true, once: true },
  { name: "a bare Hono route", script: ["bench/speed/serve.ts", "bare"] },
  { name: "a route that only embeds", script: ["bench/speed/serve.ts", "embed"] },
  {
    name: "a route that embeds and searches words",
    script: ["bench/speed/serve.ts", "lexical"],
    searches: true,
  },
  {
    name: "vectra's document index",
    script: ["bench/speed/serve.ts", "vectra"],
    searches: true,
  },
];
const SECONDS = 2.5;
/**
 * Seconds before each round, unmeasured: V8 lets go of some of what it compiled for a server that stands
 * idle while the others have their turn.
 */
const LEAD_IN = 3;
/** Seconds before anything is measured: until the code has been compiled. */
const WARM_UP = 10;
/** After ready, until the thread answers too. */
const SETTLE_MS = 3_000;

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

/** What was seen of a route at one number of clients, in all rounds. */
interface Seen {
  loads: Load[];
  eventLoops: EventLoop[];
}

/** What routes are asked, and how. */
export interface Asking {
  routes: readonly Route[];
  /** Routes take turns, so that what else the machine does falls on all of them alike. */
  rounds: number;
  questions: readonly string[];
  /** More questions than a server remembers, for the routes with questions that come once. */
  distinct: readonly string[];
}

/** Every route at every number of clients; the servers get this environment. */
export async function measureSpeed(
  { routes, rounds, questions, distinct }: Asking,
  environment: Record<string, string>,
): Promise<SpeedRow[]> {
  const servers: { name: string; server: StartedServer; asked: readonly string[] }[] = [];
  for (const { name, script, once } of routes) {
    const server = await startServer(script, environment);
    const asked = once ? distinct : questions;
    await sendClosed(server.url, asked, 8, WARM_UP);
    servers.push({ name, server, asked });
  }
  const rows: SpeedRow[] = [];
  for (const clients of CLIENTS) {
    const seen = new Map<string, Seen>(servers.map(({ name }) => [name, noneSeen()]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, server, asked } of servers) {
        // Every round goes on in the list, so that no question comes back soon.
        const from = Math.floor((round / rounds) * asked.length);
        const turned = [...asked.slice(from), ...asked.slice(0, from)];
        await sendClosed(server.url, turned, clients, LEAD_IN);
        await server.readEventLoop();
        const load = await sendClosed(server.url, turned, clients, SECONDS);
        const { loads, eventLoops } = seen.get(name) ?? noneSeen();
        loads.push(load);
        eventLoops.push(await server.readEventLoop());
      }
    }
    for (const [route, one] of seen) rows.push({ route, clients, ...summarise(one) });
  }
  for (const { server } of servers) await server.stop();
  const order = routes.map(({ name }) => name);
  return rows.sort((a, b) => order.indexOf(a.route) - order.indexOf(b.route));
}

const noneSeen = (): Seen => ({ loads: [], eventLoops: [] });

function summarise({ loads, eventLoops }: Seen): Omit<SpeedRow, "route" | "clients"> {
  const requests = loads.flatMap((load) => load.requests);
  const times = requests.map(({ milliseconds }) => milliseconds);
  const figuresOf = (measure: "p50" | "p99" | "max" | "rss") =>
    eventLoops.map((loop) => loop[measure]);
  const median = (measure: "p50" | "p99") => percentile(figuresOf(measure), 0.5);
  const most = (measure: "max" | "rss") => Math.max(...figuresOf(measure));
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    perSecond: requests.length / loads.reduce((sum, { seconds }) => sum + seconds, 0),
    failed: requests.filter(({ status }) => status !== 200).length,
    eventLoop: {
      event: "eventLoop",
      p50: median("p50"),
      p99: median("p99"),
      max: most("max"),
      rss: most("rss"),
    },
  };
}

/**
 * Milliseconds to ready of a server with a built index, so many times, and the most resident memory some
 * time later.
 */
export async function measureStart(
  starts: number,
  environment: Record<string, string>,
): Promise<{ readyMs: number[]; rss: number }> {
  const readyMs: number[] = [];
  let rss = 0;
  for (let start = 0; start < starts; start += 1) {
    const server = await startServer([BUILT_SERVER], environment);
    readyMs.push(server.readyMs);
    await sleep(SETTLE_MS);
    rss = Math.max(rss, (await server.readEventLoop()).rss);
    await server.stop();
  }
  return { readyMs, rss };
}
