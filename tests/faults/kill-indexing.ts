import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../bench/statistics.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { wholeIndexOf } from "../whole-index.ts";
import type { Finding } from "./finding.ts";
import { prepareIndex } from "./open-index.ts";

const KILLS = 50;
/** Longer than a first build takes, so that kills fall in every part of it and between two. */
const BUILDS = 1.5;

/** kill -9 at random moments of indexing. */
export async function killIndexing(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "faults-kill-"));
  const index = prepareIndex(folder);
  const started = performance.now();
  await index.build();
  const longestMs = Math.round(BUILDS * (performance.now() - started));
  const random = createRandom(50);
  const seen = { old: 0, new: 0, broken: 0 };
  let halfBuilt = 0;
  let { builtAt } = (await index.open()).manifest;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await killOnce(folder, random() * longestMs);
    if (readdirSync(folder).filter((name) => name.startsWith("build-")).length > 1) halfBuilt += 1;
    try {
      const store = await index.open();
      const { manifest } = store;
      if (wholeIndexOf(store).passages.length !== index.sources.passages.length)
        throw new Error("passages are missing");
      seen[manifest.builtAt === builtAt ? "old" : "new"] += 1;
      builtAt = manifest.builtAt;
    } catch {
      seen.broken += 1;
    }
  }
  await index.build();
  const left = readdirSync(folder).filter((name) => name.startsWith("build-")).length;
  rmSync(folder, { recursive: true, force: true });
  return {
    title: "kill -9 while indexing",
    done: `A process that builds the index over and over was killed at ${KILLS} random moments within ${longestMs} ms, ${BUILDS} times what its first build takes, and the index opened each time. Vectors of no model, so that the time goes to writing.`,
    figures: [
      `the old index whole: ${seen.old}; a new index whole: ${seen.new}; broken: ${seen.broken}`,
      `kills that left a half-built folder behind: ${halfBuilt}; folders after the next build: ${left}`,
    ],
    held: seen.broken === 0 && left === 1,
  };
}

async function killOnce(folder: string, afterMs: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/faults/build-again.ts", folder],
    { cwd: PROJECT_FOLDER, stdio: ["ignore", "pipe", "ignore"] },
  );
  const exited = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), exited]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  await exited;
}
