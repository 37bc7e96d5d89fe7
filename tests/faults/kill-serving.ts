import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sendClosed } from "../../bench/speed/load.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import type { Finding } from "./finding.ts";

const CLIENTS = 8;
const SECONDS = 4;
const KILL_AFTER_MS = 2_000;

/** kill -9 while questions are answered and kept: every answered one is on disk, and the next start answers the same. */
export async function killServing(questions: readonly string[]): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-"));
  const environment = { LOG_QUESTIONS: "1", DATA_DIR: folder };
  const first = await startServer(["src/main.ts"], environment);
  const before = await readAnswer(first.url, questions);
  const load = sendClosed(first.url, questions, CLIENTS, SECONDS);
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS));
  await first.stop();
  const answered = (await load).requests.filter(({ status }) => status === 200).length + 1;
  const kept = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "");
  const broken = kept.filter((line) => !isJson(line)).length;
  const second = await startServer(["src/main.ts"], environment);
  const after = await readAnswer(second.url, questions);
  await second.stop();
  rmSync(folder, { recursive: true });
  return {
    title: "kill -9 while serving",
    done: `${CLIENTS} clients ask while questions are kept (LOG_QUESTIONS=1); after ${KILL_AFTER_MS / 1000} s the server is killed, and started again.`,
    figures: [
      `answered before the kill: ${answered}; kept on disk: ${kept.length}; broken lines: ${broken}`,
      `ready again after ${(second.readyMs / 1000).toFixed(1)} s, with the same answer: ${before === after ? "yes" : "no"}`,
    ],
    held: before === after && broken === 0 && kept.length >= answered,
  };
}

/** The text of the answer to the first question. */
async function readAnswer(url: string, [question]: readonly string[]): Promise<string> {
  const response = await fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ question }),
  });
  // What differs between two runs by design.
  return (await response.text()).replace(/"requestId":"[^"]*"/, "");
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
