import { ofAnswers, ofEngine, ofStage, type Size, type Sizes } from "./size.ts";
import type { Interval } from "./statistics.ts";
import { table, withInterval } from "./table.ts";
import { ANSWER_MEASURES, MEASURES } from "./write-quality.ts";
import { megabytes, mostUnderLoad, seconds, writeSpeed } from "./write-speed.ts";

/** The section on more passages, in Markdown. */
export function writeGrowth(sizes: Sizes): string {
  const [one, ...grown] = sizes;
  const engines = one.retrieval.map(({ engine }) => engine);
  const types = [...(one.retrieval[0]?.byType.keys() ?? [])];
  return `## Growth

The same with documents added until there are ten and a hundred times the passages: ${sizes.map(({ times, passages }) => `${times}× is ${passages}`).join(", ")}. They are read, split and indexed as documents of one's own are, so that no questions are written for them. Their sentences and headings are chains of words in which each follows the one before as it does somewhere in the sources: the same vocabulary and turns of phrase, which is the hardest company that a passage can have, and no sense, so that what was right stays right and no answer that stands in them is. Questions about the sources are asked as before; nobody says which document they want. Of the larger sizes one round is measured.

### Retrieval with more passages

![P@1 by number of passages](benchmarks-growth-retrieval.svg)

${MEASURES.map(([name, measure]) =>
  bySize(
    sizes,
    `engine, ${name}`,
    engines.map((engine) => [engine, (size) => interval(ofEngine(size, engine)?.[measure])]),
  ),
).join("\n\n")}

P@1 of Beleidswijzer by type of question:

${bySize(
  sizes,
  "type",
  types.map((type) => [
    type,
    ({ retrieval }) => interval(retrieval[0]?.byType.get(type)?.precisionAt1),
  ]),
)}

Milliseconds a search, median:

${bySize(
  sizes,
  "engine",
  engines.map((engine) => [
    engine,
    (size) => ofEngine(size, engine)?.milliseconds.toFixed(2) ?? "–",
  ]),
)}

### Answers with more passages

![Answers by number of passages](benchmarks-growth-answers.svg)

${ANSWER_MEASURES.map(([name, measure]) =>
  bySize(
    sizes,
    `without, ${name}`,
    one.answers.map(({ without }) => [
      without,
      (size) => interval(ofAnswers(size, without)?.[measure]),
    ]),
  ),
).join("\n\n")}

### Speed with more passages

A bare route and one that only embeds know nothing of passages; theirs are [above](#speed-over-http). An index of more than 2,000 passages is not opened in the thread that embeds too, so that one thread answers.

![Requests per second with 8 clients by number of passages](benchmarks-growth-speed.svg)

${grown.map((size) => `With ${size.times}× the passages:\n\n${writeSpeed(size)}`).join("\n\n")}

### Stages with more passages

![Time per stage by number of passages](benchmarks-growth-stages.svg)

Median in milliseconds:

${bySize(
  sizes,
  "stage",
  one.stages.map(({ name }) => [name, (size) => ofStage(size, name)?.p50.toFixed(2) ?? "–"]),
)}

### Start, memory and index with more passages

![Start, memory and index by number of passages](benchmarks-growth-index.svg)

${bySize(sizes, "what", [
  ["start to ready", ({ start }) => seconds(start.readyMs)],
  ["memory at rest", ({ start }) => megabytes(start.rss)],
  ["memory under load, at most", (size) => megabytes(mostUnderLoad(size))],
  ["texts", ({ index }) => String(index.texts)],
  ["index build", ({ index }) => seconds([index.buildMs])],
  ["embedding the texts alone", ({ index }) => seconds([index.embedMs])],
  ["build to embedding", ({ index: { buildMs, embedMs } }) => `${(buildMs / embedMs).toFixed(2)}×`],
])}

Every passage is scored for every question, so that the time of a search grows with their number. Past some thousands of passages the store should be one that finds candidates first (docs/adr/0002, [scale](scale.md)).`;
}

/** A table with a column for each size. */
function bySize(
  sizes: readonly Size[],
  head: string,
  rows: readonly [name: string, cellOf: (size: Size) => string][],
): string {
  return table(
    [head, ...sizes.map(({ times }) => `${times}×`)],
    rows.map(([name, cellOf]) => [name, ...sizes.map(cellOf)]),
  );
}

function interval(figure: Interval | undefined): string {
  return figure ? withInterval(figure) : "–";
}
