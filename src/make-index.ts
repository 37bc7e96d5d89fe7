import { setTimeout as sleep } from "node:timers/promises";
import { toSourceDocument } from "./documents/own/lay-out.ts";
import {
  differs,
  type OwnDocuments,
  type OwnReading,
  RefusedFilesError,
  readOwnDocuments,
  type SourcesFolder,
} from "./documents/own/own-documents.ts";
import { splitSentences } from "./dutch/sentences.ts";
import type { Embedder } from "./embedding/embedder.ts";
import type { Sources } from "./load-sources.ts";
import { splitIntoPassages } from "./passages/split-into-passages.ts";
import { collectWords, poolOf } from "./retrieval/match-words.ts";
import { readCorpus } from "./retrieval/read-corpus.ts";
import type { StoredDocument } from "./schema.ts";
import { embeddedText, hashEmbedded } from "./store/embedded-text.ts";
import { IndexError } from "./store/index-errors.ts";
import { expectedIndex } from "./store/index-manifest.ts";
import type { EarlierIndex, PassageStore, StoreDriver, Vector } from "./store/passage-store.ts";

/** Called before the first batch with 0 done, and after every batch; not at all for nothing to do. */
export type Progress = (done: number, total: number) => void;

/** What an index is made with. */
export interface IndexParts {
  sources: Sources;
  /** Documents of one's own; undefined for no folder. */
  folder: SourcesFolder | undefined;
  readFile: OwnReading["readFile"];
  embedder: Embedder;
  driver: StoreDriver;
  clock: () => Date;
  progress: Progress;
}

/** What was made, and how much of it was new. */
export interface MadeIndex {
  /** The documents of one's own that are in it. */
  own: readonly StoredDocument[];
  documents: number;
  passages: number;
  questions: number;
  embedded: number;
  /** A sentence for each file that was left out. */
  refused: string[];
}

/** Texts embedded between two steps of the progress bar. */
const STEP = 128;

/** Steps that are asked for before the first of them is done: work for while the texts are taken apart. */
const STEPS_AHEAD = 16;

/** Between two looks at whether another process has made the index. */
const WAIT_MS = 1000;

/** Vectors of an earlier index that are asked for at once. */
const ASKED_AT_ONCE = 5000;

/**
 * Builds an index. Files that have not changed are not read again, texts that an earlier index has the
 * vector of not embedded again. The old index serves until this is done, and when it fails.
 * @param refused what to do with files that cannot be sources: fail, or go on without them
 * @throws IndexError with reason busy when another process is building
 * @throws RefusedFilesError when a file cannot be a source
 */
export function makeIndex(
  parts: IndexParts,
  refused: "fail" | "leave out" = "fail",
): Promise<MadeIndex> {
  const { sources, embedder, driver, clock } = parts;
  return driver.asOnlyIndexer(async (build) => {
    const dimensions = await embedder.dimensions();
    const earlier = await driver.readEarlier(embedder.model);
    const own = await readOwn(parts, earlier.documents);
    if (own.refused.length > 0 && refused === "fail") {
      throw new RefusedFilesError(own.refused.join("\n"));
    }
    const ownPassages = own.documents.flatMap((document) =>
      splitIntoPassages(toSourceDocument(document), splitSentences),
    );
    const passages = [...sources.passages, ...ownPassages];
    const { questions } = sources;
    const texts = [...passages.map(embeddedText), ...questions.map(({ text }) => text)];
    const stop = new AbortController();
    const { vectors, embedded } = await startEmbedding(texts, earlier, parts, stop.signal);
    // Once the first are on their way: another thread embeds while this one takes them apart.
    await sleep(0);
    const { vocabulary, read } = readCorpus(passages, sources.knownWords);
    const ownIds = new Set(own.documents.map(({ info }) => info.id));
    const pool = poolOf(passages, questions, ({ documentId }) => ownIds.has(documentId));
    const manifest = {
      ...expectedIndex(sources, embedder.model),
      ...{ dimensions, builtAt: clock().toISOString() },
    };
    const input = { manifest, documents: own.documents, passages, questions, vectors, vocabulary };
    try {
      await build({ ...input, words: () => collectWords(pool, read) });
    } finally {
      // Of a build that failed nothing more is needed.
      stop.abort();
    }
    return {
      own: own.documents,
      documents: own.documents.length,
      passages: passages.length,
      questions: questions.length,
      embedded,
      refused: own.refused,
    };
  });
}

/**
 * Opens the index, and makes it first when there is none, when it is old or damaged, or when it has
 * other documents than the folder. What fails while there is an index is reported, and that index
 * stays in use; where there is none it is made without the files that cannot be sources, or awaited
 * when another process is making it, as when several are started on one new database.
 */
export async function openOrMakeIndex(
  parts: IndexParts,
  report: { rebuilding(reason: string): void; refused(sentences: string): void },
): Promise<PassageStore> {
  const { sources, embedder, driver, folder } = parts;
  const expected = expectedIndex(sources, embedder.model);
  let store: PassageStore;
  try {
    store = await driver.open(expected);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    report.rebuilding(error.message);
    return makeOrAwait(parts, report.refused);
  }
  try {
    if (!folder || !differs(folder, store.documents, takenIds(sources))) return store;
    report.rebuilding(`The documents in ${folder.path} have changed since the index was built.`);
    await makeIndex(parts);
  } catch (error) {
    report.refused(error instanceof Error ? error.message : String(error));
    return store;
  }
  await store.close();
  return driver.open(expected);
}

async function makeOrAwait(
  parts: IndexParts,
  refusedFiles: (sentences: string) => void,
): Promise<PassageStore> {
  const expected = expectedIndex(parts.sources, parts.embedder.model);
  for (;;) {
    try {
      const { refused } = await makeIndex(parts, "leave out");
      if (refused.length > 0) refusedFiles(refused.join("\n"));
      return await parts.driver.open(expected);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    // Until the other is done, or has failed and leaves the turn to this one.
    await sleep(WAIT_MS);
    const made = await parts.driver.open(expected).catch((error: unknown) => {
      if (error instanceof IndexError) return undefined;
      throw error;
    });
    if (made) return made;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof IndexError && error.reason === "busy";
}

/** The ids that own documents cannot have. */
function takenIds({ documents }: Sources): string[] {
  return documents.map(({ info }) => info.id);
}

/** Reads the documents of one's own; what `earlier` has of a file that has not changed is not read again. */
export async function readOwn(
  { folder, readFile, sources }: Pick<IndexParts, "folder" | "readFile" | "sources">,
  earlier: readonly StoredDocument[],
): Promise<OwnDocuments> {
  if (!folder) return { documents: [], refused: [] };
  const isWord = (word: string) => sources.knownWords.has(word.toLowerCase());
  return readOwnDocuments(folder, earlier, { readFile, isWord, takenIds: takenIds(sources) });
}

/**
 * Begins to embed what no earlier index has the vector of.
 * @returns the vectors of all texts in their order, some at a time as they are made, and how many are new
 */
async function startEmbedding(
  texts: readonly string[],
  earlier: EarlierIndex,
  { embedder, progress }: Pick<IndexParts, "embedder" | "progress">,
  signal: AbortSignal,
): Promise<{ vectors: Promise<readonly Vector[]>[]; embedded: number }> {
  const known: Vector[] = [];
  for (let from = 0; from < texts.length; from += ASKED_AT_ONCE) {
    const hashes = texts.slice(from, from + ASKED_AT_ONCE).map(hashEmbedded);
    const vectors = await earlier.vectorsOf(hashes);
    for (const hash of hashes) known.push(vectors.get(hash));
  }
  const total = known.filter((vector) => vector === undefined).length;
  if (total > 0) progress(0, total);
  let done = 0;
  const embedStep = async (vectors: Vector[], from: number): Promise<readonly Vector[]> => {
    signal.throwIfAborted();
    const missing = [...vectors.keys()].filter((index) => vectors[index] === undefined);
    if (missing.length === 0) return vectors;
    const made = await embedder.embedPassages(missing.map((index) => texts[from + index] ?? ""));
    for (const [at, index] of missing.entries()) vectors[index] = made[at];
    done += missing.length;
    progress(done, total);
    return vectors;
  };
  const steps: Promise<readonly Vector[]>[] = [];
  for (let from = 0; from < texts.length; from += STEP) {
    const before = steps.at(-STEPS_AHEAD);
    const vectors = known.slice(from, from + STEP);
    const step = Promise.resolve(before).then(() => embedStep(vectors, from));
    // One that fails before it is waited for fails there.
    step.catch(() => {});
    steps.push(step);
  }
  return { vectors: steps, embedded: total };
}
