/*
 * npm run faults: does to the program what should not happen to it, and writes docs/reliability.md.
 * Not part of npm test. Everything stays on this machine.
 *   --only  one fault by its name, without writing
 *   --date  the date to write, otherwise today
 */
import { writeFileSync } from "node:fs";
import { cpus, type } from "node:os";
import { parseArgs } from "node:util";
import { readQuestions } from "../../bench/retrieval/collect-questions.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { changeClock } from "./change-clock.ts";
import { cutNetwork } from "./cut-network.ts";
import { damageIndex } from "./damage-index.ts";
import { fillDisk } from "./disk-full.ts";
import { findQuestionText } from "./find-question-text.ts";
import type { Finding } from "./finding.ts";
import { sendHostileRequests } from "./hostile-requests.ts";
import { killIndexing } from "./kill-indexing.ts";
import { killServing } from "./kill-serving.ts";
import { overload } from "./overload.ts";
import { serveParallelClients } from "./parallel-clients.ts";
import { openSlowClients } from "./slow-clients.ts";

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
  },
});
const questions = readQuestions().map(({ question }) => question);
const faults: Record<string, () => Promise<Finding>> = {
  kill: killIndexing,
  serving: () => killServing(questions),
  damage: damageIndex,
  hostile: sendHostileRequests,
  slow: () => openSlowClients(questions),
  parallel: () => serveParallelClients(questions),
  limit: () => overload(questions, true),
  overload: () => overload(questions, false),
  text: findQuestionText,
  disk: fillDisk,
  clock: () => changeClock(questions),
  network: cutNetwork,
};

const findings: Finding[] = [];
for (const [name, cause] of Object.entries(faults)) {
  if (options.only && options.only !== name) continue;
  const started = performance.now();
  const finding = await cause();
  findings.push(finding);
  console.log(
    `${writeFinding(finding)}\n(${((performance.now() - started) / 1000).toFixed(0)} s)\n`,
  );
}
if (!options.only) writeFileSync(`${PROJECT_FOLDER}docs/reliability.md`, writeReport());
process.exit(findings.every(({ held }) => held) ? 0 : 1);

function writeReport(): string {
  const [cpu] = cpus();
  return `# Reliability

Written by \`npm run faults\` on ${options.date}: Node ${process.versions.node}, ${type()}, ${cpu?.model.trim()}, ${cpus().length} cores. The machine was shared with other work during the run, so the times are longer than on a quiet one. The scripts are in tests/faults; they are no part of \`npm test\`.

${findings.map(writeFinding).join("\n\n")}
`;
}

function writeFinding({ title, done, figures, held }: Finding): string {
  return [
    `## ${title}: ${held ? "held" : held === undefined ? "**not tried**" : "**did not hold**"}`,
    "",
    done,
    "",
    ...figures.map((figure) => `- ${figure}`),
  ].join("\n");
}
