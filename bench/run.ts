/*
 * npm run bench: measures the search and the server against what people would pick instead and writes
 * docs/benchmarks.md with its plots. Everything stays on this machine.
 *   --only quality  retrieval and answers alone, of the sources, without writing
 *   --date          the date to write, otherwise today
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import { PROJECT_FOLDER } from "../src/disk.ts";
import { startAnswerThread } from "../src/start-answer-thread.ts";
import { drawPlots } from "./draw-plots.ts";
import { measureQuality, measureSize, openSize } from "./measure-size.ts";
import type { Size, Sizes } from "./size.ts";
import { writeBenchmarks } from "./write-benchmarks.ts";
import { writeQuality } from "./write-quality.ts";

/** The passages of the sources, so many times, besides once. */
const MORE = [10, 100];
const COMPARED = ["minisearch", "@orama/orama", "@electric-sql/pglite", "vectra", "hono"];

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});
const say = (text: string) => console.error(text);

if (options.only === "quality") {
  const size = await openSize(1);
  console.log(writeQuality(await measureQuality(size)));
  size.close();
  // The database among the engines keeps the process alive.
  process.exit(0);
}

const { embedder } = startAnswerThread().load(readConfig(process.env));
const sizes: [Size, ...Size[]] = [await measureSize(1, embedder, say)];
for (const times of MORE) sizes.push(await measureSize(times, embedder, say));
const report = writeBenchmarks({ about: describeRun(sizes), sizes });
const files = { "benchmarks.md": report, ...drawPlots(sizes) };
for (const [name, text] of Object.entries(files)) {
  writeFileSync(`${PROJECT_FOLDER}docs/${name}`, text);
}
console.log(report);
process.exit(0);

function describeRun([{ passages, index }]: Sizes): string[] {
  const [cpu] = cpus();
  const packages = COMPARED.map((name) => {
    const path = `${PROJECT_FOLDER}node_modules/${name}/package.json`;
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(path, "utf8")));
    return `${name} ${version}`;
  });
  return [
    `date: ${options.date}`,
    "command: `npm run bench`",
    `machine: ${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}; shared with other work during the run`,
    `versions: Node ${process.versions.node}, ${packages.join(", ")}`,
    `model: ${embedder.model}; ${passages} passages, ${index.texts - passages} questions written for them`,
  ];
}
