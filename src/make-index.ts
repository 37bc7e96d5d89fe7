import type { Embedder } from "./embedding/embedder.ts";
import type { Sources } from "./load-sources.ts";
import { readVocabulary } from "./retrieval/lexicon.ts";
import type { Passage } from "./schema.ts";
import { embeddedText, hashEmbedded } from "./store/embedded-text.ts";
import type { ExpectedIndex } from "./store/index-manifest.ts";
import { IndexError } from "./store/index-manifest.ts";
import type { EarlierIndex, PassageStore, StoreDriver } from "./store/passage-store.ts";

/** Called after every batch. */
export type Progress = (done: number, total: number) => void;

/** Texts embedded between two steps of the progress bar. */
const STEP = 128;

/** Vectors of an earlier index that are asked for at once. */
const ASKED_AT_ONCE = 5000;

/** What an index of these sources with this model must say of itself. */
export function expectedIndex(sources: Sources, model: string): ExpectedIndex {
  const { corpusHash, passageRules } = sources;
  return { model, corpusHash, passageRules };
}

/**
 * Builds an index; texts that an earlier one has the vector of are not embedded again. The old index
 * serves until this is done.
 * @throws IndexError with reason busy when another process is building
 */
export function makeIndex(
  sources: Sources,
  embedder: Embedder,
  driver: StoreDriver,
  clock: () => Date,
  progress: Progress,
): Promise<void> {
  return driver.asOnlyIndexer(async (build) => {
    const { passages, questions } = sources;
    const earlier = await driver.readEarlier(embedder.model);
    const texts = [...passages.map(embeddedText), ...questions.map(({ text }) => text)];
    const vectors = await embedNew(texts, earlier, embedder, progress);
    await build({
      manifest: {
        ...expectedIndex(sources, embedder.model),
        dimensions: embedder.dimensions,
        builtAt: clock().toISOString(),
      },
      documents: [],
      vocabulary: readVocabulary(passages.map(vocabularyText), sources.knownWords),
      passages,
      questions,
      passageVectors: vectors.slice(0, passages.length),
      questionVectors: vectors.slice(passages.length),
    });
  });
}

/** What of a passage counts as its words. */
function vocabularyText({ text, headings }: Passage): string {
  return `${text}\n${headings.join("\n")}`;
}

async function embedNew(
  texts: readonly string[],
  earlier: EarlierIndex,
  embedder: Embedder,
  progress: Progress,
): Promise<(Float32Array | undefined)[]> {
  const vectors: (Float32Array | undefined)[] = [];
  for (let from = 0; from < texts.length; from += ASKED_AT_ONCE) {
    const hashes = texts.slice(from, from + ASKED_AT_ONCE).map(hashEmbedded);
    const known = await earlier.vectorsOf(hashes);
    for (const hash of hashes) vectors.push(known.get(hash));
  }
  const missing = [...vectors.keys()].filter((index) => vectors[index] === undefined);
  for (let from = 0; from < missing.length; from += STEP) {
    const step = missing.slice(from, from + STEP);
    const made = await embedder.embedPassages(step.map((index) => texts[index] ?? ""));
    for (const [at, index] of step.entries()) vectors[index] = made[at];
    progress(Math.min(from + STEP, missing.length), missing.length);
  }
  return vectors;
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
