import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourcesFolder } from "../../src/documents/own/own-documents.ts";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { makeIndex } from "../../src/make-index.ts";
import { embeddedText } from "../../src/store/embedded-text.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import type { Parts } from "../../tests/evaluation/open-parts.ts";
import { percentile } from "../statistics.ts";

/**
 * Milliseconds of a whole index, and of embedding the same texts in the same batches; of each the median
 * of some rounds, an odd number. They take turns, so that noise falls on both.
 * @param folder documents of one's own that belong to it
 */
export async function measureIndexBuild(
  { sources, index, embedder }: Pick<Parts, "sources" | "index" | "embedder">,
  folder: SourcesFolder | undefined,
  rounds: number,
): Promise<{ texts: number; buildMs: number; embedMs: number }> {
  const { passages, questions } = index;
  const texts = [...passages.map(embeddedText), ...questions.map(({ text }) => text)];
  const embed = () => embedder.embedPassages(texts);
  const build = async (): Promise<void> => {
    const place = mkdtempSync(join(tmpdir(), "bench-index-"));
    try {
      const driver = createVectraDriver(place);
      const parts = { sources, embedder, readFile, folder, driver };
      await makeIndex({ ...parts, clock: () => new Date(), progress: () => undefined });
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  };
  // One round alone takes minutes, of which compiling is no part that counts.
  if (rounds > 1) {
    await embed();
    await build();
  }
  const embedMs: number[] = [];
  const buildMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
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
