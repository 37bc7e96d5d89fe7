import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { addOwnDocuments } from "../../src/add-own-documents.ts";
import { createPipeline, type Pipeline } from "../../src/ask.ts";
import { CHANCE_THRESHOLD, SHIPPED_MODEL } from "../../src/config.ts";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import { loadSources, type Sources } from "../../src/load-sources.ts";
import type { IndexParts } from "../../src/make-index.ts";
import { createLexicon } from "../../src/retrieval/lexicon.ts";
import { createRetriever } from "../../src/retrieval/retrieve.ts";
import { expectedIndex } from "../../src/store/index-manifest.ts";
import type { PassageStore } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { makeFakeEmbedder } from "../fake-embedder.ts";
import { makeSeedFiles } from "../seed-files.ts";
import { wholeIndexOf } from "../whole-index.ts";
import { type MadeFolder, makeReader } from "./make-own.ts";

export const sources = loadSources(makeSeedFiles(), SHIPPED_MODEL);
/** The sources with few passages, for tests in which building often matters more than answers. */
export const fewSources: Sources = {
  ...sources,
  passages: sources.passages.slice(0, 3),
  questions: sources.questions.slice(0, 2),
};

const root = mkdtempSync(join(tmpdir(), "beleidswijzer-own-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** A new folder that is taken away after the tests of this file. */
export function makeTemporary(): string {
  folders += 1;
  return mkdtempSync(join(root, `${folders}-`));
}

/** What an index is made with, and counts of what was read and embedded since the last look. */
export interface MadeParts extends IndexParts {
  indexFolder: string;
  folder: MadeFolder;
  /** Names of the files that were read. */
  read: string[];
  /** Texts that were embedded. */
  embedded: string[];
  /** What the progress was told. */
  steps: [number, number][];
}

export function makeParts(
  folder: MadeFolder,
  { from = fewSources, indexFolder = makeTemporary() } = {},
): MadeParts {
  const fake = makeFakeEmbedder();
  const { readFile, read } = makeReader();
  const embedded: string[] = [];
  const steps: [number, number][] = [];
  return {
    ...{ sources: from, folder, readFile, read, embedded, steps, indexFolder },
    embedder: {
      ...fake,
      embedPassages: (texts) => {
        embedded.push(...texts);
        return fake.embedPassages(texts);
      },
    },
    driver: createVectraDriver(indexFolder),
    clock: () => new Date("2026-02-03T04:05:06Z"),
    progress: (done, total) => steps.push([done, total]),
  };
}

export function openMade(parts: MadeParts): Promise<PassageStore> {
  return parts.driver.open(expectedIndex(parts.sources, parts.embedder.model));
}

/** The texts of the passages of one document, as the index has them. */
export async function textsOf(parts: MadeParts, documentId: string): Promise<string[]> {
  const { passages } = wholeIndexOf(await openMade(parts));
  return passages.filter((one) => one.documentId === documentId).map(({ text }) => text);
}

/** The pipeline on an opened index, as the server makes it but for the model. */
export function answerFrom(store: PassageStore, from: Sources = sources) {
  const { documents, register } = addOwnDocuments(from, store.documents);
  const embedder = makeFakeEmbedder();
  const pipeline: Pipeline = createPipeline({
    ...{ documents, register },
    ownDocuments: store.documents.map(({ info }) => info.id),
    retriever: createRetriever({
      index: wholeIndexOf(store),
      embedder,
      lexicon: createLexicon(store.vocabulary),
      expand: createThesaurus(from.thesaurus).expand,
    }),
    embeddingModel: embedder.model,
    abbreviations: from.thesaurus.abbreviations,
    threshold: CHANCE_THRESHOLD,
  });
  const { signal } = new AbortController();
  return {
    documents,
    register,
    ask: (question: string, only?: string[]) =>
      pipeline.ask(
        { question, ...(only ? { documents: only } : {}) },
        { requestId: "vraag", signal },
      ),
  };
}
