import { drawBars, drawLines, type Line } from "./plots.ts";
import { ofAnswers, ofEngine, ofRoute, ofStage, type Size, type Sizes } from "./size.ts";
import { CLIENTS, ROUTES } from "./speed/measure-speed.ts";
import { percentile } from "./statistics.ts";

/** The plots of a run, by the name of their file. */
export function drawPlots(sizes: Sizes): Record<string, string> {
  const [one] = sizes;
  const { retrieval, answers, stages } = one;
  return {
    "benchmarks-retrieval.svg": drawBars(
      "P@1 by engine, with 95 % interval",
      retrieval.map(({ engine, precisionAt1: { mean, low, high } }) => {
        return { label: engine, value: mean, low, high };
      }),
      1,
    ),
    "benchmarks-answers.svg": drawBars(
      "Correct answers without a part, with 95 % interval",
      answers.map(({ without, correct: { mean, low, high } }) => {
        return { label: `without ${without}`, value: mean, low, high };
      }),
      1,
    ),
    "benchmarks-stages.svg": drawBars(
      "Time per stage, median, ms",
      stages.map(({ name, p50 }) => ({ label: name, value: p50 })),
      Math.max(...stages.map(({ p50 }) => p50)),
    ),
    "benchmarks-speed.svg": drawLines(
      "Requests per second",
      { x: "clients", y: "requests/s" },
      ROUTES.map(({ name }) => ({
        label: name,
        points: CLIENTS.flatMap((clients) => {
          const row = ofRoute(one, name, clients);
          return row ? [{ x: clients, y: row.perSecond }] : [];
        }),
      })),
    ),
    ...drawGrowth(sizes),
  };
}

/** How each of them changes with the number of passages. */
function drawGrowth(sizes: Sizes): Record<string, string> {
  const [one] = sizes;
  const line = (label: string, pick: (size: Size) => number | undefined): Line => ({
    label,
    points: sizes.flatMap((size) => {
      const y = pick(size);
      return y === undefined ? [] : [{ x: size.passages, y }];
    }),
  });
  const share = { x: "passages", y: "share of the questions", most: 1 };
  const whole = (size: Size) => ofAnswers(size, "nothing");
  const searching = ROUTES.filter(({ searches }) => searches);
  return {
    "benchmarks-growth-retrieval.svg": drawLines(
      "P@1 by number of passages",
      share,
      one.retrieval.map(({ engine }) =>
        line(engine, (size) => ofEngine(size, engine)?.precisionAt1.mean),
      ),
    ),
    "benchmarks-growth-answers.svg": drawLines("Answers by number of passages", share, [
      line("correct", (size) => whole(size)?.correct.mean),
      line("cited", (size) => whole(size)?.cited.mean),
      line("refused", (size) => whole(size)?.refused.mean),
    ]),
    "benchmarks-growth-speed.svg": drawLines(
      "Requests per second with 8 clients by number of passages",
      { x: "passages", y: "requests/s" },
      searching.map(({ name }) => line(name, (size) => ofRoute(size, name, 8)?.perSecond)),
    ),
    "benchmarks-growth-stages.svg": drawLines(
      "Time per stage by number of passages",
      { x: "passages", y: "median, ms" },
      one.stages.map(({ name }) => line(name, (size) => ofStage(size, name)?.p50)),
    ),
    "benchmarks-growth-index.svg": drawLines(
      "Start, memory and index by number of passages",
      { x: "passages", y: "seconds, or hundreds of MB" },
      [
        line("start to ready, s", ({ start }) => percentile(start.readyMs, 0.5) / 1000),
        line("memory at rest, 100 MB", ({ start }) => start.rss / 1e8),
        line("index build, s", ({ index }) => index.buildMs / 1000),
        line("embedding its texts alone, s", ({ index }) => index.embedMs / 1000),
      ],
    ),
  };
}
