/*
 * npm run eval: asks the evaluation questions of the real pipeline.
 *   --ablation       also measures each part left out in turn, and the curve of the threshold
 *   --update-floors  raises the floors to what was reached; never lowers one
 *   --llm            with the language model of LLM_BASE_URL and LLM_MODEL; writes nothing
 *   --date           the date to write, otherwise today
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { SHIPPED_MODEL } from "../../src/config.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { ablate, drawCurve } from "./ablate.ts";
import { tally } from "./figures.ts";
import { findBelow, floorsSchema, raiseFloors, reachedBy } from "./floors.ts";
import { type Measured, measure } from "./measure.ts";
import { openParts, type Parts } from "./open-parts.ts";
import { type EvaluationQuestion, parseQuestions } from "./questions.ts";
import {
  fillBetween,
  readBetween,
  writeAblation,
  writeFailures,
  writeFigures,
  writeReport,
  writeRows,
  writeSummary,
} from "./write-report.ts";

const FLOORS = "tests/evaluation/floors.json";
const REPORT = "docs/evaluation.md";
const SHARES = "docs/evaluation.json";
/** The set whose third is kept aside; the other one was written by the makers themselves. */
const GIVEN = "questions";
const OWN = "own-questions";

const { values: options } = parseArgs({
  options: {
    ablation: { type: "boolean", default: false },
    llm: { type: "boolean", default: false },
    "update-floors": { type: "boolean", default: false },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});

const at = (path: string) => `${PROJECT_FOLDER}${path}`;
const read = (path: string) => readFileSync(at(path), "utf8");
const readSet = (set: string) => parseQuestions(read(`tests/evaluation/${set}.jsonl`));

const parts = await openParts(process.env, { llm: options.llm }).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const given = readSet(GIVEN);
const own = readSet(OWN);
const measured = [await measure(GIVEN, given, parts, true), await measure(OWN, own, parts, false)];
for (const one of measured) {
  console.log(
    [`# ${one.set}`, writeRows(one.rows), writeSummary(one), writeFailures(one), ""].join("\n\n"),
  );
}
const faults = measured.flatMap(({ set, unfaithful, unstable }) => [
  ...unfaithful.map((fault) => `${set}: ${fault}`),
  // A model may word the same thing in two ways.
  ...(options.llm ? [] : unstable).map((id) => `${set}: ${id} got another answer when asked again`),
]);

if (options.llm) {
  console.log("Floors and reports are those without a language model; they are left alone.");
} else if (parts.embedder.model === SHIPPED_MODEL) {
  writeFileSync(at(REPORT), writeReport(measured, await describeParts(), aboutThisRun()));
  writeFileSync(at(SHARES), `${JSON.stringify(sharesOf(measured), null, 2)}\n`);
  writeFileSync(
    at("README.md"),
    fillBetween(read("README.md"), "figures", writeFigures(measured, options.date)),
  );
  const floors = floorsSchema.parse(JSON.parse(read(FLOORS)));
  const reached = reachedBy(measured);
  faults.push(...findBelow(floors, reached));
  if (options["update-floors"]) {
    writeFileSync(at(FLOORS), `${JSON.stringify(raiseFloors(floors, reached), null, 2)}\n`);
  }
} else {
  console.log("Floors and reports are those of the shipped model; they are left alone.");
}

for (const fault of faults) console.error(`FAIL ${fault}`);
console.log(faults.length === 0 ? "The evaluation passed." : "The evaluation failed.");
process.exitCode = faults.length === 0 ? 0 : 1;

function aboutThisRun(): { date: string; model: string } {
  return { date: options.date, model: parts.embedder.model };
}

/** Measured anew when asked for; otherwise what an earlier run wrote. */
async function describeParts(): Promise<string> {
  if (!options.ablation) {
    return existsSync(at(REPORT)) ? readBetween(read(REPORT), "ablation") : "Not measured yet.";
  }
  return measureParts(parts, [...given, ...own]);
}

async function measureParts(whole: Parts, questions: EvaluationQuestion[]): Promise<string> {
  const ablations = await ablate(whole, questions, (done) => console.error(`without ${done}`));
  return writeAblation(ablations, await drawCurve(whole, questions), options.date);
}

/** For the page about this service: both sets together, shares from 0 to 1. */
function sharesOf(all: readonly Measured[]): Record<string, number | string | undefined> {
  const { correct, cited, refused, falseRefusals, questions } = tally(
    all.flatMap(({ verdicts }) => verdicts),
    [],
  );
  return { correct, cited, refused, falseRefusals, questions, date: options.date };
}
