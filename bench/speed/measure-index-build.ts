import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { makeIndex } from "../../src/make-index.ts";
import { embeddedText } from "../../src/store/embedded-text.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import type { Parts } from "../../tests/evaluation/open-parts.ts";

/** Milliseconds of a whole index, and of embedding the same texts in the same batches. */
export async function measureIndexBuild({
  sources,
  embedder,
}: Parts): Promise<{ texts: number; buildMs: number; embedMs: number }> {
  const { passages, questions } = sources;
  const texts = [...passages.map(embeddedText), ...questions.map(({ text }) => text)];
  const folder = mkdtempSync(join(tmpdir(), "bench-index-"));
  try {
    const started = performance.now();
    await embedder.embedPassages(texts);
    const embedded = performance.now();
    const nothing = () => undefined;
    await makeIndex({
      ...{ sources, embedder, readFile, folder: undefined },
      driver: createVectraDriver(folder),
      clock: () => new Date(),
      progress: nothing,
    });
    return {
      texts: texts.length,
      embedMs: embedded - started,
      buildMs: performance.now() - embedded,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
