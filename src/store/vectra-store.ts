import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { passageSchema } from "../schema.ts";
import {
  checkManifest,
  type ExpectedIndex,
  INDEX_FORMAT,
  IndexError,
  type IndexManifest,
  IndexWriteError,
  indexManifestSchema,
} from "./index-manifest.ts";
import type { PassageStore, StoreDriver, StoreInput } from "./passage-store.ts";
import { createMatrix } from "./vector-matrix.ts";

const VECTORS = "index.json";
const PASSAGES = "passages.json";
const QUESTIONS = "questions.json";
const MANIFEST = "manifest.json";
const POINTER = "current";

const questionsSchema = z.array(z.object({ passageId: z.string(), text: z.string() }));

/*
 * vectra is imported as one of its files: its index brings along readers, tokenisers and clients that
 * are not used here and take half a second to load.
 */

/** Enough decimals for a cosine that decides nothing beyond its third; a third of the file size. */
const DECIMALS = 1e5;

/** Indexes in a folder: vectra for the vectors, our own files for texts and manifest. */
export function createVectraDriver(folder: string): StoreDriver {
  return { open: (expected) => open(folder, expected), build: (input) => build(folder, input) };
}

async function open(folder: string, expected: ExpectedIndex): Promise<PassageStore> {
  const pointer = join(folder, POINTER);
  if (!existsSync(pointer)) {
    throw new IndexError("missing", 'There is no index yet. Run "npm run index" to build it.');
  }
  const path = join(folder, readFileSync(pointer, "utf8").trim());
  const manifest = read(path, MANIFEST, indexManifestSchema);
  checkManifest(manifest, expected);
  for (const name of [VECTORS, PASSAGES, QUESTIONS]) {
    if (hashFile(path, name) !== manifest.files[name]) throw corrupt(name);
  }
  const passages = read(path, PASSAGES, z.array(passageSchema));
  const questions = read(path, QUESTIONS, questionsSchema);
  const isWhole = passages.length === manifest.passages && questions.length === manifest.questions;
  if (!isWhole) throw corrupt(MANIFEST);
  const vectors = await readVectors(path, manifest.dimensions);
  const rows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => vectors.get(`${prefix}${index}`));
  const passageMatrix = createMatrix(rows("p", passages.length), manifest.dimensions);
  const questionMatrix = createMatrix(rows("q", questions.length), manifest.dimensions);
  return {
    manifest,
    passages,
    questions,
    compare: (vector) => ({
      passages: passageMatrix.multiply(vector),
      questions: questionMatrix.multiply(vector),
    }),
  };
}

async function build(folder: string, input: StoreInput): Promise<void> {
  const pointer = join(folder, POINTER);
  let path = "";
  try {
    mkdirSync(folder, { recursive: true });
    path = mkdtempSync(join(folder, "build-"));
    writeFileSync(join(path, PASSAGES), JSON.stringify(input.passages));
    writeFileSync(join(path, QUESTIONS), JSON.stringify(input.questions));
    // After our own files: vectra does not say why it cannot make its file.
    await writeVectors(path, input);
    const files: IndexManifest["files"] = {};
    for (const name of [VECTORS, PASSAGES, QUESTIONS]) files[name] = hashFile(path, name);
    const manifest: IndexManifest = {
      ...input.manifest,
      format: INDEX_FORMAT,
      passages: input.passages.length,
      questions: input.questions.length,
      files,
    };
    writeFileSync(join(path, MANIFEST), JSON.stringify(manifest, null, 2));
    writeFileSync(`${pointer}.new`, `${basename(path)}\n`);
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
      const rounded = Array.from(vector, (value) => Math.round(value * DECIMALS) / DECIMALS);
      await index.insertItem({ id: `${kind}${number}`, vector: rounded, metadata: {} });
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
