import { ofRoute, type Size, type Sizes } from "./size.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";
import { writeGrowth } from "./write-growth.ts";
import { writeQuality } from "./write-quality.ts";
import { megabytes, mostUnderLoad, seconds, writeSpeed } from "./write-speed.ts";

/** Everything that one run measured. */
export interface Benchmarks {
  /** Machine, versions, date and command, one a line. */
  about: readonly string[];
  sizes: Sizes;
}

/** The report in Markdown. */
export function writeBenchmarks({ about, sizes }: Benchmarks): string {
  const [one] = sizes;
  const { stages, start, index } = one;
  const goals = listGoals(one).map(({ what, goal, found, reached }) => [
    what,
    goal,
    found,
    reached ? "yes" : "**no**",
  ]);
  return `# Benchmarks

Written by \`npm run bench\`; every figure is of one run on one machine, so that they can be compared with each other and not with those of another run. The machine was shared with other work during the run: times are longer than on a quiet one, and the ratios between them vary by some tens of percents.

${about.map((line) => `- ${line}`).join("\n")}

## Goals

${table(["what", "goal", "found", "reached"], goals)}

${writeQuality(one)}

## Speed over HTTP

On loopback, each server in a process of its own and the clients in another; every client sends the next question of the evaluation when the last is answered. The routes take turns, three rounds each, so that what else the machine does falls on all of them alike. Each is asked for ten seconds first, and for three before every round: Node compiles what is asked often, and lets go of some of it when a server stands idle. A question that comes back has its vector remembered by \`/v1/ask\` (it keeps 500 in each of its two threads), not by the routes it is compared with; what can be looked up in the register is not embedded at all. The row "no question twice" asks the questions written for the passages instead, each once in some thousands: none is remembered. "Held up" is how long the event loop waited: the 99th percentile of a round (median of the rounds), and the longest.

![Requests per second by number of clients](benchmarks-speed.svg)

${writeSpeed(one)}

## Time per stage

In the process, each stage by itself on every question, after a round to warm up. The stages of the search each read the question first.

![Time per stage](benchmarks-stages.svg)

${table(
  ["stage", "p50 ms", "p95 ms", "mean ms"],
  stages.map(({ name, p50, p95, mean }) => [name, p50.toFixed(2), p95.toFixed(2), mean.toFixed(2)]),
)}

## Start, memory, index

- Start with a built index to ready: ${start.readyMs.map((ms) => seconds([ms])).join(", ")}; resident memory three seconds later ${megabytes(start.rss)}, during the load above at most ${megabytes(mostUnderLoad(one))}.
- Index of ${index.texts} texts: ${seconds([index.buildMs])}; embedding the same texts alone ${seconds([index.embedMs])}; medians of five, in turns, both with the thread that embeds.

${writeGrowth(sizes)}
`;
}

interface Goal {
  what: string;
  goal: string;
  found: string;
  reached: boolean;
}

function listGoals(one: Size): Goal[] {
  const { start, index } = one;
  const ask = ofRoute(one, "/v1/ask", 1);
  const lexical = ofRoute(one, "a route that embeds and searches words", 1);
  const embed = ofRoute(one, "a route that only embeds", 8);
  const askBusy = ofRoute(one, "/v1/ask", 8);
  const slower = (ask?.p50 ?? Number.NaN) / (lexical?.p50 ?? Number.NaN);
  const share = (askBusy?.perSecond ?? Number.NaN) / (embed?.perSecond ?? Number.NaN);
  const ready = percentile(start.readyMs, 0.5) / 1000;
  const build = index.buildMs / index.embedMs;
  const held = ofRoute(one, "/v1/ask", 64)?.eventLoop.p99 ?? Number.NaN;
  const goal = (what: string, aim: string, found: string, reached: boolean): Goal => {
    return { what, goal: aim, found, reached };
  };
  const memory = start.rss / 1e6;
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
    goal("start to ready, median", "≤ 1.5 s", seconds(start.readyMs), ready <= 1.5),
    goal("resident memory at rest", "≤ 350 MB", megabytes(start.rss), memory <= 350),
    goal("index build to embedding alone", "≤ 1.3×", `${build.toFixed(2)}×`, build <= 1.3),
    goal("event loop held up, p99 at 64 clients", "≤ 20 ms", `${held.toFixed(0)} ms`, held <= 20),
  ];
}
