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
import { join } from "node:path";
import { z } from "zod";
import { passageSchema } from "../schema.ts";
import {
  checkManifest,
  type ExpectedIndex,
  INDEX_FORMAT,
  IndexError,
  type IndexManifest,
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
const vectraItemSchema = z.object({ id: z.string(), vector: z.array(z.number()) });

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
  const manifest = indexManifestSchema.parse(readJson(path, MANIFEST));
  checkManifest(manifest, expected);
  for (const [name, hash] of Object.entries(manifest.files)) {
    if (hashFile(path, name) !== hash) throw corrupt(name);
  }
  const passages = z.array(passageSchema).parse(readJson(path, PASSAGES));
  const questions = questionsSchema.parse(readJson(path, QUESTIONS));
  const vectors = await readVectors(path);
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
  mkdirSync(folder, { recursive: true });
  const path = mkdtempSync(join(folder, "build-"));
  try {
    await writeVectors(path, input);
    writeFileSync(join(path, PASSAGES), JSON.stringify(input.passages));
    writeFileSync(join(path, QUESTIONS), JSON.stringify(input.questions));
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
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
  const name = path.slice(join(folder, "x").length - 1);
  writeFileSync(join(folder, `${POINTER}.new`), `${name}\n`);
  renameSync(join(folder, `${POINTER}.new`), join(folder, POINTER));
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith("build-") && entry !== name) {
      rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}

async function writeVectors(path: string, input: StoreInput): Promise<void> {
  const { LocalIndex } = await import("vectra");
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

async function readVectors(path: string): Promise<Map<string, number[]>> {
  const { LocalIndex } = await import("vectra");
  const items = await new LocalIndex(path).listItems();
  return new Map(
    items.map((item) => {
      const { id, vector } = vectraItemSchema.parse(item);
      return [id, vector];
    }),
  );
}

function readJson(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(path, name), "utf8"));
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
