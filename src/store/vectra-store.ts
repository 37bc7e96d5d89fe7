import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import {
  passageSchema,
  type StoredTexts,
  storedDocumentSchema,
  type Vocabulary,
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
import { createMatrix } from "./vector-matrix.ts";
import { readVectraFile, writeVectraFile } from "./vectra-file.ts";

const VECTORS = "index.json";
const PASSAGES = "passages.json";
const QUESTIONS = "questions.json";
const DOCUMENTS = "documents.json";
const VOCABULARY = "vocabulary.json";
const TEXTS = "texts.json";
const MANIFEST = "manifest.json";
const POINTER = "current";

const questionsSchema = z.array(z.object({ passageId: z.string(), text: z.string() }));

/**
 * Lists that the file's hash vouches for: to read them one by one through zod takes several times as long
 * as their JSON.
 */
const vouchedFor = <T>() => z.custom<T>(Array.isArray);
const vocabularyFileSchema = z.object({
  passages: z.int(),
  words: vouchedFor<Vocabulary["words"]>(),
  terms: vouchedFor<Vocabulary["terms"]>(),
  known: vouchedFor<Vocabulary["known"]>(),
});
const textsFileSchema = z.object({
  terms: vouchedFor<StoredTexts["terms"]>(),
  texts: vouchedFor<StoredTexts["texts"]>(),
});

/** Indexes in a folder: a file of vectra for the vectors, our own files for texts and manifest. */
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
  const bytes = await readBytes(path, MANIFEST);
  const manifest = readAs(MANIFEST, () => indexManifestSchema.parse(JSON.parse(bytes.toString())));
  checkManifest(manifest, expected);
  if (hashOf(bytes) !== hash) throw corrupt(MANIFEST);
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    const content = await readHashed(path, name, manifest.files[name]);
    return readAs(name, () => schema.parse(JSON.parse(content.toString())));
  };
  const content = await readHashed(path, VECTORS, manifest.files[VECTORS]);
  const vectors = readAs(VECTORS, () => readVectraFile(content, manifest.dimensions));
  const documents = await read(DOCUMENTS, z.array(storedDocumentSchema));
  const vocabulary = await read(VOCABULARY, vocabularyFileSchema);
  const texts = await read(TEXTS, textsFileSchema);
  const passages = await read(PASSAGES, z.array(passageSchema));
  const questions = await read(QUESTIONS, questionsSchema);
  const isWhole =
    documents.length === manifest.documents &&
    passages.length === manifest.passages &&
    questions.length === manifest.questions;
  if (!isWhole) throw corrupt(MANIFEST);
  const found = { documents, vocabulary, texts, passages, questions, vectors };
  return { manifest, version: pointer, ...found };
}

/** A damaged or foreign index saves nothing: everything is made again. */
async function readEarlier(folder: string, model: string): Promise<EarlierIndex> {
  try {
    const { documents, passages, questions, vectors } = await readIndex(folder, { model });
    const known = new Map<string, Float32Array>();
    const keep = (text: string, vector: Float32Array | undefined) => {
      if (vector) known.set(hashEmbedded(text), vector);
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
    const write = (name: string, pieces: Iterable<string | Uint8Array>) =>
      writeHashed(path, name, pieces);
    const files = {
      [PASSAGES]: write(PASSAGES, [JSON.stringify(input.passages)]),
      [QUESTIONS]: write(QUESTIONS, [JSON.stringify(input.questions)]),
      [DOCUMENTS]: write(DOCUMENTS, [JSON.stringify(input.documents)]),
      [VOCABULARY]: write(VOCABULARY, [JSON.stringify(input.vocabulary)]),
      [TEXTS]: write(TEXTS, [JSON.stringify(input.texts)]),
      [VECTORS]: write(VECTORS, writeVectraFile(nameVectors(input))),
    };
    const manifest: IndexManifest = {
      ...input.manifest,
      format: INDEX_FORMAT,
      documents: input.documents.length,
      passages: input.passages.length,
      questions: input.questions.length,
      files,
    };
    const hash = write(MANIFEST, [JSON.stringify(manifest, null, 2)]);
    writeFileSync(`${pointer}.new`, `${basename(path)} ${hash}\n`);
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

/** @returns the hash of what was written */
function writeHashed(path: string, name: string, pieces: Iterable<string | Uint8Array>): string {
  const hash = createHash("sha256");
  const file = openSync(join(path, name), "wx");
  try {
    for (const piece of pieces) {
      hash.update(piece);
      writeFileSync(file, piece);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

function* nameVectors({ passageVectors, questionVectors }: StoreInput) {
  for (const [prefix, vectors] of [
    ["p", passageVectors],
    ["q", questionVectors],
  ] as const) {
    for (const [number, vector] of vectors.entries()) {
      if (vector) yield { id: `${prefix}${number}`, vector };
    }
  }
}

/** The content of a file of the index. @throws IndexError with reason corrupt when it is another one */
async function readHashed(path: string, name: string, hash: string | undefined): Promise<Buffer> {
  const bytes = await readBytes(path, name);
  if (hashOf(bytes) !== hash) throw corrupt(name);
  return bytes;
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(path, name));
  } catch (cause) {
    throw corrupt(name, cause);
  }
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a file of the index says. @throws IndexError with reason corrupt when it cannot be read */
function readAs<T>(name: string, read: () => T): T {
  try {
    return read();
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
