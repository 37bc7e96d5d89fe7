import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import {
  passageSchema,
  questionsSchema,
  storedDocumentSchema,
  termsSchema,
  vocabularySchema,
} from "../schema.ts";
import { embeddedText, hashEmbedded } from "./embedded-text.ts";
import { IndexError, IndexWriteError } from "./index-errors.ts";
import {
  corrupt,
  hashBytes,
  hashFile,
  MANIFEST,
  parseBytes,
  readBytes,
  readHashed,
} from "./index-files.ts";
import {
  checkManifest,
  type ExpectedIndex,
  INDEX_FORMAT,
  type IndexManifest,
  indexManifestSchema,
} from "./index-manifest.ts";
import { asOnlyIndexerOf } from "./only-indexer.ts";
import { packWords, unpackWords } from "./packed-words.ts";
import type {
  EarlierIndex,
  PassageStore,
  StoreDriver,
  StoredWords,
  StoreInput,
} from "./passage-store.ts";
import {
  NotMadeError,
  PACKED,
  readComparison,
  readVectors,
  VECTORS,
  type VectorFiles,
  writeVectors,
} from "./vector-files.ts";

const PASSAGES = "passages.json";
const QUESTIONS = "questions.json";
const DOCUMENTS = "documents.json";
const VOCABULARY = "vocabulary.json";
const TERMS = "terms.json";
/** The postings, which number those terms. */
const WORDS = "words.bin";
const POINTER = "current";
const HASHED = [VECTORS, PACKED, PASSAGES, QUESTIONS, DOCUMENTS, VOCABULARY, TERMS, WORDS];

/** Indexes in a folder: vectra for the vectors, our own files for texts and manifest. */
export function createVectraDriver(folder: string): StoreDriver {
  return {
    open: (expected) => openStore(folder, expected),
    version: async () => readPointer(folder),
    readEarlier: (model) => readEarlier(folder, model),
    asOnlyIndexer: (work) => asOnlyIndexerOf(folder, () => work((input) => build(folder, input))),
  };
}

/** The folder of the index in use and the hash of its manifest; undefined when there is none. */
function readPointer(folder: string): string | undefined {
  const pointer = join(folder, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
}

function openStore(folder: string, expected: ExpectedIndex): Promise<PassageStore> {
  return readInUse(folder, async (version) => {
    const { path, manifest, files } = readManifest(folder, version, expected);
    const compare = readComparison(files);
    const { passages, questions, ...store } = readTexts(path, manifest);
    const words = readWords(path, manifest);
    const index = { kind: "whole" as const, passages, questions, words, compare };
    return { manifest, version, ...store, index, close: async () => {} };
  });
}

/** Reads the index in use, and the next one when it is replaced meanwhile. @throws IndexError */
async function readInUse<T>(folder: string, read: (pointer: string) => Promise<T>): Promise<T> {
  const pointer = readPointer(folder);
  if (pointer === undefined) {
    throw new IndexError("missing", 'There is no index yet. Run "npm run index" to build it.');
  }
  try {
    return await read(pointer);
  } catch (error) {
    // A build that ended in the meantime has taken these files away, and left its own.
    if (readPointer(folder) === pointer) throw error;
    return readInUse(folder, read);
  }
}

/** What is read first: the manifest, the folder it stands in, and what it says of the vectors. */
function readManifest(
  folder: string,
  pointer: string,
  expected: Partial<ExpectedIndex>,
): { path: string; manifest: IndexManifest; files: VectorFiles } {
  const [name = "", hash] = pointer.split(" ");
  const path = join(folder, name);
  const bytes = readBytes(path, MANIFEST);
  const manifest = parseBytes(bytes, MANIFEST, indexManifestSchema);
  checkManifest(manifest, expected);
  if (hashBytes(bytes) !== hash) throw corrupt(MANIFEST);
  const { dimensions, passages, questions, files: hashes } = manifest;
  return { path, manifest, files: { path, hashes, dimensions, passages, questions } };
}

/** The texts of a build, its own documents and its vocabulary. */
function readTexts(path: string, manifest: IndexManifest) {
  const read = <T>(name: string, schema: z.ZodType<T>): T =>
    parseBytes(readHashed(path, name, manifest.files), name, schema);
  const found = {
    documents: read(DOCUMENTS, z.array(storedDocumentSchema)),
    vocabulary: read(VOCABULARY, vocabularySchema),
    passages: read(PASSAGES, z.array(passageSchema)),
    questions: read(QUESTIONS, questionsSchema),
  };
  const isWhole =
    found.documents.length === manifest.documents &&
    found.passages.length === manifest.passages &&
    found.questions.length === manifest.questions;
  if (!isWhole) throw corrupt(MANIFEST);
  return found;
}

/** What word search looks in. */
function readWords(path: string, { files }: IndexManifest): StoredWords {
  const terms = parseBytes(readHashed(path, TERMS, files), TERMS, termsSchema);
  const bytes = readHashed(path, WORDS, files);
  try {
    return unpackWords(bytes, terms);
  } catch (cause) {
    throw corrupt(WORDS, cause);
  }
}

/** A damaged or foreign index saves nothing: everything is made again. */
async function readEarlier(folder: string, model: string): Promise<EarlierIndex> {
  try {
    const { documents, passages, questions, vectors } = await readInUse(folder, async (pointer) => {
      const { path, manifest, files } = readManifest(folder, pointer, { model });
      return { ...readTexts(path, manifest), vectors: await readVectors(files) };
    });
    const known = new Map<string, Float32Array>();
    const keep = (text: string, vector: number[] | undefined) => {
      if (vector) known.set(hashEmbedded(text), Float32Array.from(vector));
    };
    for (const [number, passage] of passages.entries()) {
      keep(embeddedText(passage), vectors.passages[number]);
    }
    for (const [number, { text }] of questions.entries()) keep(text, vectors.questions[number]);
    return { documents, vectorsOf: async () => known };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { documents: [], vectorsOf: async () => new Map() };
  }
}

async function build(folder: string, input: StoreInput): Promise<void> {
  const pointer = join(folder, POINTER);
  let path = "";
  try {
    path = mkdtempSync(join(folder, "build-"));
    writeFileSync(join(path, PASSAGES), JSON.stringify(input.passages));
    writeFileSync(join(path, QUESTIONS), JSON.stringify(input.questions));
    writeFileSync(join(path, DOCUMENTS), JSON.stringify(input.documents));
    writeFileSync(join(path, VOCABULARY), JSON.stringify(input.vocabulary));
    const words = input.words();
    writeFileSync(join(path, TERMS), JSON.stringify(words.terms));
    writeFileSync(join(path, WORDS), packWords(words));
    // After the word lists, which are made while the first vectors are.
    await writeVectors(path, input);
    const files = Object.fromEntries(HASHED.map((name) => [name, hashFile(path, name)]));
    const manifest: IndexManifest = {
      ...input.manifest,
      format: INDEX_FORMAT,
      documents: input.documents.length,
      passages: input.passages.length,
      questions: input.questions.length,
      files,
    };
    writeFileSync(join(path, MANIFEST), JSON.stringify(manifest, null, 2));
    writeFileSync(`${pointer}.new`, `${basename(path)} ${hashFile(path, MANIFEST)}\n`);
    renameSync(`${pointer}.new`, pointer);
  } catch (cause) {
    const half = path ? [path, `${pointer}.new`] : [];
    for (const one of half) rmSync(one, { recursive: true, force: true });
    throw cause instanceof NotMadeError ? cause.cause : new IndexWriteError(folder, cause);
  }
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith("build-") && entry !== basename(path)) {
      rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}
