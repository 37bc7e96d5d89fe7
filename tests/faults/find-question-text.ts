import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../bench/speed/start-server.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import type { Finding } from "./finding.ts";

/** A word that stands nowhere else. */
const MARKER = "kwabbelzwierzucht";
const SKIPPED = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

/** Asks questions with a word of our own and looks for it wherever the server could leave it. */
export async function findQuestionText(): Promise<Finding> {
  const temporary = mkdtempSync(join(tmpdir(), "faults-text-"));
  const started = Date.now();
  const server = await startServer(["src/main.ts"], {
    LOG_LEVEL: "debug",
    METRICS_PORT: "0",
    TMPDIR: temporary,
  });
  const question = `Wat is ${MARKER} in de Werkagenda?`;
  const history = [{ role: "user", content: question }];
  const bodies: [string, string][] = [
    ["/v1/ask", JSON.stringify({ question })],
    ["/v1/ask", JSON.stringify({ question: "En wie doet dat?", history })],
    ["/v1/ask", JSON.stringify({ question, language: MARKER })],
    ["/v1/ask", `{"question": "${question}`],
    ["/v1/search", JSON.stringify({ query: question })],
    [`/v1/${MARKER}`, "{}"],
  ];
  let echoed = 0;
  for (const [path, body] of bodies) {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${server.url}${path}`, { method: "POST", headers, body });
    if ((await response.text()).includes(MARKER)) echoed += 1;
  }
  await fetch(`${server.url}/v1/actions?query=${MARKER}`);
  const metricsUrl = /Metrics are at (\S+)/.exec(server.output())?.[1];
  const metrics = metricsUrl ? await fetch(metricsUrl).then((response) => response.text()) : "";
  await new Promise((resolve) => setTimeout(resolve, 300));
  await server.stop();
  const written = [PROJECT_FOLDER, temporary].flatMap((folder) => listWritten(folder, started));
  const holding = written.filter((path) => readFileSync(path).includes(MARKER));
  rmSync(temporary, { recursive: true, force: true });
  const inLog = server.output().includes(MARKER);
  const inMetrics = metrics.includes(MARKER);
  return {
    title: "Question text outside the answer",
    done: `${bodies.length + 1} requests, right and wrong ones, with a word that stands nowhere else, to a server that logs all it can.`,
    figures: [
      `in its output (${server.output().split("\n").length - 1} lines): ${inLog ? "found" : "not found"}`,
      `in its metrics (${metrics.split("\n").length - 1} lines): ${inMetrics ? "found" : "not found"}`,
      `in files written meanwhile in the project and the temporary folder (${written.length}): ${holding.length} hold it`,
    ],
    held: !inLog && !inMetrics && holding.length === 0 && metrics !== "" && echoed > 0,
  };
}

function listWritten(folder: string, since: number): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (SKIPPED.test(path)) return [];
    if (entry.isDirectory()) return listWritten(path, since);
    return entry.isFile() && statSync(path).mtimeMs >= since ? [path] : [];
  });
}
