import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createComparison, ownersOf } from "./compare-vectors.ts";
import { checkHashed, corrupt, MANIFEST, readHashed } from "./index-files.ts";
import { type PackedSizes, packVectors, unpackVectors } from "./packed-vectors.ts";
import type { StoreInput } from "./passage-store.ts";
import { createVectraFile } from "./vectra-file.ts";

/** The files with the vectors of a build, and what must be true of them. */
export interface VectorFiles extends PackedSizes {
  /** The folder of the build. */
  path: string;
  /** SHA-256 by name. */
  hashes: Readonly<Record<string, string>>;
}

/** vectra's own file, which the next build takes vectors from. */
export const VECTORS = "index.json";
/** The same vectors as they are compared: reading fifteen megabytes of JSON takes half a start. */
export const PACKED = "vectors.bin";

/** Vectors could not be made: no fault of the folder that they were to be written in. */
export class NotMadeError extends Error {
  override name = "NotMadeError";
}

/**
 * Writes the vectors into the folder of a build, each as it is made.
 * @throws NotMadeError with what making them threw as its cause
 */
export async function writeVectors(
  path: string,
  { passages, questions, vectors, manifest }: StoreInput,
): Promise<void> {
  const sizes = { passages: passages.length, questions: questions.length };
  const { dimensions } = manifest;
  const packed = packVectors({ ...sizes, dimensions }, ownersOf(passages, questions));
  const file = createVectraFile(join(path, VECTORS));
  let number = 0;
  for (const coming of vectors) {
    const some = await coming.catch((cause: unknown) => {
      throw new NotMadeError("A vector could not be made.", { cause });
    });
    for (const vector of some) packed.add(vector);
    const from = number;
    file.add(some.map((vector, at) => ({ id: idOf(from + at, passages.length), vector })));
    number += some.length;
  }
  if (number !== passages.length + questions.length) {
    throw new Error(`There are ${number} vectors for ${passages.length + questions.length} texts.`);
  }
  file.end();
  writeFileSync(join(path, PACKED), packed.bytes);
}

/** The name of a vector in vectra's file: p0, p1 … for passages, then q0, q1 … for questions. */
function idOf(number: number, passages: number): string {
  return number < passages ? `p${number}` : `q${number - passages}`;
}

/**
 * The vectors in the order of passages and questions, for the next build. The numbers are not read one
 * by one through zod: a hash vouches for them, and it takes a second.
 * @throws IndexError with reason corrupt when the file is not what was written, or too large to be read
 */
export async function readVectors({ path, hashes, dimensions, ...counts }: VectorFiles) {
  checkHashed(path, VECTORS, hashes);
  // One of its files: its index brings along readers, tokenisers and clients that are not used here and
  // take half a second to load.
  const { LocalIndex } = await import("vectra/lib/LocalIndex.js");
  const items = await new LocalIndex(path).listItems().catch((cause: unknown) => {
    // It is what was written, but more than fits in one text (docs/scale.md).
    throw corrupt(VECTORS, cause);
  });
  // The hash of this file held, so it is the manifest that was changed.
  if (items.some(({ vector }) => vector.length !== dimensions)) throw corrupt(MANIFEST);
  const vectors = new Map(items.map(({ id, vector }) => [id, vector]));
  const rows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => vectors.get(`${prefix}${index}`));
  return { passages: rows("p", counts.passages), questions: rows("q", counts.questions) };
}

/**
 * What compares a vector with those of a build.
 * @throws IndexError with reason corrupt when a file is not what was written
 */
export function readComparison({ path, hashes, ...sizes }: VectorFiles) {
  const bytes = readHashed(path, PACKED, hashes);
  // Its vectors are the same, but an index of which a file is damaged does not serve.
  checkHashed(path, VECTORS, hashes);
  const rows = unpackVectors(bytes, sizes);
  if (!rows) throw corrupt(MANIFEST);
  return createComparison(rows, sizes.dimensions);
}
