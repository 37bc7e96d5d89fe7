/*
 * npm run bench: measures the search and the server against what people would pick instead and writes
 * docs/benchmarks.md with its plots. Everything stays on this machine.
 *   --only quality  retrieval and answers alone, without writing
 *   --date          the date to write, otherwise today
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import { PROJECT_FOLDER } from "../src/disk.ts";
import { startAnswerThread } from "../src/start-answer-thread.ts";
import { makePipeline, openParts } from "../tests/evaluation/open-parts.ts";
import { measureAnswers } from "./measure-answers.ts";
import { drawBars, drawLines } from "./plots.ts";
import { collectQuestions, readQuestions } from "./retrieval/collect-questions.ts";
import { openEngines } from "./retrieval/engines.ts";
import { findHubModels } from "./retrieval/hub-models.ts";
import { measureRetrieval, type RetrievalFigures } from "./retrieval/measure-retrieval.ts";
import { measureIndexBuild } from "./speed/measure-index-build.ts";
import { CLIENTS, measureSpeed, measureStart, ROUTES } from "./speed/measure-speed.ts";
import { measureStages } from "./speed/measure-stages.ts";
import { type Benchmarks, type Growth, writeBenchmarks } from "./write-benchmarks.ts";
import { type Quality, writeQuality } from "./write-quality.ts";

const COPIES = [1, 10, 100];
const COMPARED = ["minisearch", "@orama/orama", "@electric-sql/pglite", "vectra", "hono"];

const growthSchema = z.object({
  copies: z.number(),
  passages: z.number(),
  questions: z.number(),
  buildMs: z.number(),
  p50: z.number(),
  p95: z.number(),
  rss: z.number(),
}) satisfies z.ZodType<Growth>;

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});

const parts = await openParts(process.env);
const pipeline = makePipeline(parts);
const asked = await collectQuestions(pipeline);
const evaluated = readQuestions();
const questions = evaluated.map(({ question }) => question);
const say = (text: string) => console.error(text);

say("retrieval");
const hubModels = findHubModels(`${PROJECT_FOLDER}models`);
const { engines, close } = await openEngines(parts, pipeline, hubModels);
const retrieval: RetrievalFigures[] = [];
for (const engine of engines) retrieval.push(await measureRetrieval(engine, asked));
close();
say("answers");
const answers = await measureAnswers(parts, evaluated);
const quality: Quality = {
  questions: asked.length,
  asked: evaluated.length,
  retrieval,
  hubModels,
  answers,
};
if (options.only === "quality") {
  console.log(writeQuality(quality));
  process.exit(0);
}
say("stages");
const stages = await measureStages(parts, pipeline, questions);
say("index");
const { embedder } = startAnswerThread().load(readConfig(process.env));
const index = await measureIndexBuild({ ...parts, embedder });
say("start");
const start = await measureStart();
say("speed");
const speed = await measureSpeed(
  questions,
  parts.index.questions.map(({ text }) => text),
);
say("growth");
const growth = COPIES.flatMap(measureGrowth);

const run: Benchmarks = {
  about: describeMachine(),
  ...quality,
  speed,
  stages,
  start,
  index,
  growth,
};
const write = (name: string, text: string) => writeFileSync(`${PROJECT_FOLDER}docs/${name}`, text);
write("benchmarks.md", writeBenchmarks(run));
write(
  "benchmarks-retrieval.svg",
  drawBars(
    "P@1 by engine, with 95 % interval",
    retrieval.map(({ engine, precisionAt1: { mean, low, high } }) => {
      return { label: engine, value: mean, low, high };
    }),
    1,
  ),
);
write(
  "benchmarks-answers.svg",
  drawBars(
    "Correct answers without a part, with 95 % interval",
    answers.map(({ without, correct: { mean, low, high } }) => {
      return { label: `without ${without}`, value: mean, low, high };
    }),
    1,
  ),
);
write(
  "benchmarks-stages.svg",
  drawBars(
    "Time per stage, median, ms",
    stages.map(({ name, p50 }) => ({ label: name, value: p50 })),
    Math.max(...stages.map(({ p50 }) => p50)),
  ),
);
write(
  "benchmarks-speed.svg",
  drawLines(
    "Requests per second",
    { x: "clients", y: "requests/s" },
    ROUTES.map(({ name }) => ({
      label: name,
      points: CLIENTS.map((clients) => ({
        x: clients,
        y: speed.find((row) => row.route === name && row.clients === clients)?.perSecond ?? 1,
      })),
    })),
  ),
);
write(
  "benchmarks-growth.svg",
  drawLines("Time of a search", { x: "passages", y: "p50, ms" }, [
    { label: "search", points: growth.map(({ passages, p50 }) => ({ x: passages, y: p50 })) },
  ]),
);
console.log(writeBenchmarks(run));
// The database among the engines keeps the process alive.
process.exit(0);

/** A process that runs out of time or memory gives nothing, and says so. */
function measureGrowth(copies: number): Growth[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      "--max-old-space-size=12000",
      "--import",
      "tsx",
      "bench/speed/measure-growth.ts",
      String(copies),
    ],
    { cwd: PROJECT_FOLDER, encoding: "utf8", timeout: 180_000 },
  );
  if (!stdout.startsWith("{")) {
    say(`${copies}× did not finish`);
    return [];
  }
  return [growthSchema.parse(JSON.parse(stdout))];
}

function describeMachine(): string[] {
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
    `model: ${parts.embedder.model}; ${parts.index.passages.length} passages, ${parts.index.questions.length} questions written for them`,
  ];
}
