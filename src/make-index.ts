import type { Embedder } from "./embedding/embedder.ts";
import type { Sources } from "./load-sources.ts";
import { contextOf } from "./retrieval/retrieve.ts";
import type { ExpectedIndex } from "./store/index-manifest.ts";
import { IndexError } from "./store/index-manifest.ts";
import type { PassageStore, StoreDriver } from "./store/passage-store.ts";

/** Called after every batch. */
export type Progress = (done: number, total: number) => void;

/** Texts embedded between two steps of the progress bar. */
const STEP = 128;

/** What an index of these sources with this model must say of itself. */
export function expectedIndex(sources: Sources, model: string): ExpectedIndex {
  const { corpusHash, passageRules } = sources;
  return { model, corpusHash, passageRules };
}

/** Embeds passages and their questions and stores them; the old index serves until this is done. */
export async function makeIndex(
  sources: Sources,
  embedder: Embedder,
  driver: StoreDriver,
  clock: () => Date,
  progress: Progress,
): Promise<void> {
  const { passages, questions } = sources;
  const texts = [
    ...passages.map((passage) => `${contextOf(passage, passages)}\n${passage.text}`),
    ...questions.map(({ text }) => text),
  ];
  const vectors: (Float32Array | undefined)[] = [];
  for (let from = 0; from < texts.length; from += STEP) {
    vectors.push(...(await embedder.embedPassages(texts.slice(from, from + STEP))));
    progress(Math.min(from + STEP, texts.length), texts.length);
  }
  await driver.build({
    manifest: {
      ...expectedIndex(sources, embedder.model),
      dimensions: embedder.dimensions,
      builtAt: clock().toISOString(),
    },
    passages,
    questions,
    passageVectors: vectors.slice(0, passages.length),
    questionVectors: vectors.slice(passages.length),
  });
}

/** Opens the index, and builds it first when there is none, an old one or a damaged one. */
export async function openOrMakeIndex(
  sources: Sources,
  embedder: Embedder,
  driver: StoreDriver,
  clock: () => Date,
  report: { rebuilding(reason: string): void; progress: Progress },
): Promise<PassageStore> {
  const expected = expectedIndex(sources, embedder.model);
  try {
    return await driver.open(expected);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    report.rebuilding(error.message);
    await makeIndex(sources, embedder, driver, clock, report.progress);
    return driver.open(expected);
  }
}
