import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { makeIndex } from "../../src/make-index.ts";
import { embeddedText } from "../../src/store/embedded-text.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import type { Parts } from "../../tests/evaluation/open-parts.ts";
import { percentile } from "../statistics.ts";

/** An index is built and its texts are embedded in turns, so that noise falls on both; odd. */
const ROUNDS = 5;

/**
 * Milliseconds of a whole index, and of embedding the same texts in the same batches; of each the
 * median of some rounds.
 */
export async function measureIndexBuild({
  sources,
  embedder,
}: Parts): Promise<{ texts: number; buildMs: number; embedMs: number }> {
  const { passages, questions } = sources;
  const texts = [...passages.map(embeddedText), ...questions.map(({ text }) => text)];
  const embed = () => embedder.embedPassages(texts);
  const build = async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), "bench-index-"));
    try {
      const driver = createVectraDriver(folder);
      const parts = { sources, embedder, readFile, folder: undefined, driver };
      await makeIndex({ ...parts, clock: () => new Date(), progress: () => undefined });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  await embed();
  await build();
  const embedMs: number[] = [];
  const buildMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    embedMs.push(await time(embed));
    buildMs.push(await time(build));
  }
  const median = (times: readonly number[]) => percentile(times, 0.5);
  return { texts: texts.length, embedMs: median(embedMs), buildMs: median(buildMs) };
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
