import { createHash } from "node:crypto";
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
  storedDocumentSchema,
  storedTextsSchema,
  vocabularySchema,
} from "../schema.ts";
import { embeddedText, hashEmbedded } from "./embedded-text.ts";
import {
  checkManifest,
  type ExpectedIndex,
  INDEX_FORMAT,
  IndexError,
  type IndexManifest,
  IndexWriteError,
  indexManifestSchema,
} from "./index-manifest.ts";
import { asOnlyIndexerOf } from "./only-indexer.ts";
import type { EarlierIndex, PassageStore, StoreDriver, StoreInput } from "./passage-store.ts";
import { roundVector } from "./round-vector.ts";
import { createMatrix } from "./vector-matrix.ts";

const VECTORS = "index.json";
const PASSAGES = "passages.json";
const QUESTIONS = "questions.json";
const DOCUMENTS = "documents.json";
const VOCABULARY = "vocabulary.json";
const TEXTS = "texts.json";
const MANIFEST = "manifest.json";
const POINTER = "current";
const HASHED = [VECTORS, PASSAGES, QUESTIONS, DOCUMENTS, VOCABULARY, TEXTS];

const questionsSchema = z.array(z.object({ passageId: z.string(), text: z.string() }));

/*
 * vectra is imported as one of its files: its index brings along readers, tokenisers and clients that
 * are not used here and take half a second to load.
 */

/** Indexes in a folder: vectra for the vectors, our own files for texts and manifest. */
export function createVectraDriver(folder: string): StoreDriver {
  return {
    open: (expected) => open(folder, expected),
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

async function open(folder: string, expected: ExpectedIndex): Promise<PassageStore> {
  const { manifest, version, vectors, ...rest } = await readIndex(folder, expected);
  const { documents, vocabulary, texts, passages, questions } = rest;
  const rows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => vectors.get(`${prefix}${index}`));
  const passageMatrix = createMatrix(rows("p", passages.length), manifest.dimensions);
  const questionMatrix = createMatrix(rows("q", questions.length), manifest.dimensions);
  return {
    manifest,
    version,
    documents,
    vocabulary,
    index: {
      kind: "whole",
      passages,
      questions,
      texts,
      compare: (vector) => ({
        passages: passageMatrix.multiply(vector),
        questions: questionMatrix.multiply(vector),
      }),
    },
    close: async () => {},
  };
}

/** Everything of the index in use. @throws IndexError */
async function readIndex(folder: string, expected: Partial<ExpectedIndex>): Promise<ReadBuild> {
  const pointer = readPointer(folder);
  if (pointer === undefined) {
    throw new IndexError("missing", 'There is no index yet. Run "npm run index" to build it.');
  }
  try {
    return await readBuild(folder, pointer, expected);
  } catch (error) {
    // A build that ended in the meantime has taken these files away, and left its own.
    if (readPointer(folder) === pointer) throw error;
    return readIndex(folder, expected);
  }
}

type ReadBuild = Awaited<ReturnType<typeof readBuild>>;

async function readBuild(folder: string, pointer: string, expected: Partial<ExpectedIndex>) {
  const [name = "", hash] = pointer.split(" ");
  const path = join(folder, name);
  const manifest = read(path, MANIFEST, indexManifestSchema);
  checkManifest(manifest, expected);
  if (hashFile(path, MANIFEST) !== hash) throw corrupt(MANIFEST);
  for (const file of HASHED) {
    if (hashFile(path, file) !== manifest.files[file]) throw corrupt(file);
  }
  const documents = read(path, DOCUMENTS, z.array(storedDocumentSchema));
  const vocabulary = read(path, VOCABULARY, vocabularySchema);
  const texts = read(path, TEXTS, storedTextsSchema);
  const passages = read(path, PASSAGES, z.array(passageSchema));
  const questions = read(path, QUESTIONS, questionsSchema);
  const isWhole =
    documents.length === manifest.documents &&
    passages.length === manifest.passages &&
    questions.length === manifest.questions;
  if (!isWhole) throw corrupt(MANIFEST);
  const vectors = await readVectors(path, manifest.dimensions);
  const found = { documents, vocabulary, texts, passages, questions, vectors };
  return { manifest, version: pointer, ...found };
}

/** A damaged or foreign index saves nothing: everything is made again. */
async function readEarlier(folder: string, model: string): Promise<EarlierIndex> {
  try {
    const { documents, passages, questions, vectors } = await readIndex(folder, { model });
    const known = new Map<string, Float32Array>();
    const keep = (text: string, vector: number[] | undefined) => {
      if (vector) known.set(hashEmbedded(text), Float32Array.from(vector));
    };
    for (const [index, passage] of passages.entries()) {
      keep(embeddedText(passage), vectors.get(`p${index}`));
    }
    for (const [index, { text }] of questions.entries()) keep(text, vectors.get(`q${index}`));
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
    writeFileSync(join(path, TEXTS), JSON.stringify(input.texts));
    // After our own files: vectra does not say why it cannot make its file.
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
    throw new IndexWriteError(folder, cause);
  }
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith("build-") && entry !== basename(path)) {
      rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}

async function writeVectors(path: string, input: StoreInput): Promise<void> {
  const { LocalIndex } = await import("vectra/lib/LocalIndex.js");
  const index = new LocalIndex(path);
  // Metadata that is not indexed would become a file of its own for every vector: the id says it all.
  await index.createIndex({ version: 1 });
  await index.beginUpdate();
  const insert = async (kind: string, vectors: StoreInput["passageVectors"]) => {
    for (const [number, vector] of vectors.entries()) {
      if (!vector) continue;
      const item = { id: `${kind}${number}`, vector: roundVector(vector), metadata: {} };
      await index.insertItem(item);
    }
  };
  await insert("p", input.passageVectors);
  await insert("q", input.questionVectors);
  await index.endUpdate();
}

/** The numbers are not read one by one through zod: a hash vouches for them, and it takes a second. */
async function readVectors(path: string, dimensions: number): Promise<Map<string, number[]>> {
  const { LocalIndex } = await import("vectra/lib/LocalIndex.js");
  const items = await new LocalIndex(path).listItems();
  // The hash of this file held, so it is the manifest that was changed.
  if (items.some(({ vector }) => vector.length !== dimensions)) throw corrupt(MANIFEST);
  return new Map(items.map(({ id, vector }) => [id, vector]));
}

/** A file of the index. @throws IndexError with reason corrupt when it is not what was written */
function read<T>(path: string, name: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(join(path, name), "utf8")));
  } catch (cause) {
    throw corrupt(name, cause);
  }
}

function hashFile(path: string, name: string): string {
  try {
    return createHash("sha256")
      .update(readFileSync(join(path, name)))
      .digest("hex");
  } catch (cause) {
    throw corrupt(name, cause);
  }
}

function corrupt(name: string, cause?: unknown): IndexError {
  return new IndexError(
    "corrupt",
    `The index is damaged: ${name} is missing or changed. Run "npm run index" to build it again.`,
    { cause },
  );
}
