import type { SpeedRow } from "./speed/measure-speed.ts";
import type { Stage } from "./speed/measure-stages.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";
import { type Quality, writeQuality } from "./write-quality.ts";

/** How a search grows with the passages; see measure-growth.ts. */
export interface Growth {
  copies: number;
  passages: number;
  questions: number;
  buildMs: number;
  p50: number;
  p95: number;
  rss: number;
}

/** Everything that one run measured. */
export interface Benchmarks extends Quality {
  /** Machine, versions, date and command, one a line. */
  about: readonly string[];
  speed: readonly SpeedRow[];
  stages: readonly Stage[];
  start: { readyMs: readonly number[]; rss: number };
  index: { texts: number; buildMs: number; embedMs: number };
  growth: readonly Growth[];
}

/** The report in Markdown. */
export function writeBenchmarks(run: Benchmarks): string {
  const goals = listGoals(run).map(({ what, goal, found, reached }) => [
    what,
    goal,
    found,
    reached ? "yes" : "**no**",
  ]);
  return `# Benchmarks

Written by \`npm run bench\`; every figure is of one run on one machine, so that they can be compared with each other and not with those of another run. The machine was shared with other work during the run: times are longer than on a quiet one, and the ratios between them vary by some tens of percents.

${run.about.map((line) => `- ${line}`).join("\n")}

## Goals

${table(["what", "goal", "found", "reached"], goals)}

${writeQuality(run)}

## Speed over HTTP

On loopback, each server in a process of its own and the clients in another; every client sends the next question of the evaluation when the last is answered. The routes take turns, three rounds each, so that what else the machine does falls on all of them alike. Each is asked for ten seconds first, and for three before every round: Node compiles what is asked often, and lets go of some of it when a server stands idle. A question that comes back has its vector remembered by \`/v1/ask\` (it keeps 500 in each of its two threads), not by the routes it is compared with; what can be looked up in the register is not embedded at all. The row "no question twice" asks the questions written for the passages instead, each once in some thousands: none is remembered. "Held up" is how long the event loop waited: the 99th percentile of a round (median of the rounds), and the longest.

![Requests per second by number of clients](benchmarks-speed.svg)

${table(
  [
    "route",
    "clients",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "requests/s",
    "of ours",
    "held up p99 / most",
    "failed",
  ],
  run.speed.map((row) => [
    row.route,
    String(row.clients),
    row.p50.toFixed(2),
    row.p95.toFixed(2),
    row.p99.toFixed(2),
    row.perSecond.toFixed(0),
    `${(row.perSecond / (speedOf(run, "/v1/ask", row.clients)?.perSecond ?? Number.NaN)).toFixed(2)}×`,
    `${row.eventLoop.p99.toFixed(0)} / ${row.eventLoop.max.toFixed(0)} ms`,
    String(row.failed),
  ]),
)}

## Time per stage

In the process, each stage by itself on every question, after a round to warm up. The stages of the search each read the question first.

![Time per stage](benchmarks-stages.svg)

${table(
  ["stage", "p50 ms", "p95 ms", "mean ms"],
  run.stages.map(({ name, p50, p95, mean }) => [
    name,
    p50.toFixed(2),
    p95.toFixed(2),
    mean.toFixed(2),
  ]),
)}

## Start, memory, index

- Start with a built index to ready: ${run.start.readyMs.map((ms) => `${(ms / 1000).toFixed(2)} s`).join(", ")}; resident memory three seconds later ${megabytes(run.start.rss)}, during the load above at most ${megabytes(mostUnderLoad(run))}.
- Index of ${run.index.texts} texts: ${(run.index.buildMs / 1000).toFixed(2)} s; embedding the same texts alone ${(run.index.embedMs / 1000).toFixed(2)} s; medians of five, in turns, both with the thread that embeds.

## Growth

Passages and their questions, and copies with the words in another order; the time of a search without HTTP.

![Time of a search by number of passages](benchmarks-growth.svg)

${table(
  [
    "copies",
    "passages",
    "questions",
    "p50 ms",
    "p95 ms",
    "times 1×",
    "start of the search, s",
    "memory",
  ],
  run.growth.map((one) => [
    `${one.copies}×`,
    String(one.passages),
    String(one.questions),
    one.p50.toFixed(1),
    one.p95.toFixed(1),
    `${(one.p50 / (run.growth[0]?.p50 ?? Number.NaN)).toFixed(1)}×`,
    (one.buildMs / 1000).toFixed(1),
    megabytes(one.rss),
  ]),
)}

Every passage is scored for every question, so that the time grows with their number. Past some thousands of passages the store should be one that finds candidates first (docs/adr/0002).
`;
}

interface Goal {
  what: string;
  goal: string;
  found: string;
  reached: boolean;
}

function listGoals(run: Benchmarks): Goal[] {
  const ask = speedOf(run, "/v1/ask", 1);
  const lexical = speedOf(run, "a route that embeds and searches words", 1);
  const embed = speedOf(run, "a route that only embeds", 8);
  const askBusy = speedOf(run, "/v1/ask", 8);
  const slower = (ask?.p50 ?? Number.NaN) / (lexical?.p50 ?? Number.NaN);
  const share = (askBusy?.perSecond ?? Number.NaN) / (embed?.perSecond ?? Number.NaN);
  const start = percentile(run.start.readyMs, 0.5) / 1000;
  const build = run.index.buildMs / run.index.embedMs;
  const held = speedOf(run, "/v1/ask", 64)?.eventLoop.p99 ?? Number.NaN;
  const goal = (what: string, aim: string, found: string, reached: boolean): Goal => {
    return { what, goal: aim, found, reached };
  };
  const memory = run.start.rss / 1e6;
  return [
    goal(
      "p50 of /v1/ask, 1 client, to embedding and word search",
      "≤ 2×",
      `${slower.toFixed(1)}×`,
      slower <= 2,
    ),
    goal(
      "requests/s of /v1/ask, 8 clients, of a route that only embeds",
      "≥ 0.40",
      share.toFixed(2),
      share >= 0.4,
    ),
    goal("start to ready, median", "≤ 1.5 s", `${start.toFixed(2)} s`, start <= 1.5),
    goal("resident memory at rest", "≤ 350 MB", megabytes(run.start.rss), memory <= 350),
    goal("index build to embedding alone", "≤ 1.3×", `${build.toFixed(2)}×`, build <= 1.3),
    goal("event loop held up, p99 at 64 clients", "≤ 20 ms", `${held.toFixed(0)} ms`, held <= 20),
  ];
}

function speedOf({ speed }: Benchmarks, route: string, clients: number): SpeedRow | undefined {
  return speed.find((row) => row.route === route && row.clients === clients);
}

function mostUnderLoad({ speed }: Benchmarks): number {
  const ours = speed.filter(({ route }) => route.startsWith("/v1/ask"));
  return Math.max(...ours.map(({ eventLoop }) => eventLoop.rss));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
