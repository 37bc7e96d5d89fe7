import type { Rows } from "./compare-vectors.ts";
import type { Vector } from "./passage-store.ts";
import { DECIMALS } from "./round-vector.ts";

const BYTES = 4;

/** How much there is of everything that is packed. */
export interface PackedSizes {
  passages: number;
  questions: number;
  dimensions: number;
}

/** A file of vectors under construction. */
export interface VectorPacker {
  /** The next vector: those of the passages come first, then those of the questions. */
  add(vector: Vector): void;
  bytes: Buffer;
}

/**
 * All that is compared, in whole numbers of four bytes, the lowest first: the owners of the questions,
 * then the vectors of passages and of questions in hundred-thousandths. Zeros stand for no vector: it is
 * like nothing, as they are.
 * @param owners see ownersOf
 */
export function packVectors(
  { passages, questions, dimensions }: PackedSizes,
  owners: Int32Array,
): VectorPacker {
  const bytes = Buffer.alloc((questions + (passages + questions) * dimensions) * BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const [index, owner] of owners.entries()) view.setInt32(index * BYTES, owner, true);
  let row = 0;
  return {
    add: (vector) => {
      const start = questions + row * dimensions;
      for (let column = 0; vector && column < dimensions; column += 1) {
        const value = Math.round((vector[column] ?? 0) * DECIMALS);
        view.setInt32((start + column) * BYTES, value, true);
      }
      row += 1;
    },
    bytes,
  };
}

/** What was packed, the vectors to the last decimal; undefined when it is not of these sizes. */
export function unpackVectors(
  bytes: Buffer,
  { passages, questions, dimensions }: PackedSizes,
): Rows | undefined {
  const count = passages + questions;
  if (bytes.length !== (questions + count * dimensions) * BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const owners = new Int32Array(questions);
  for (let at = 0; at < questions; at += 1) owners[at] = view.getInt32(at * BYTES, true);
  // One list that all vectors are stretches of: thousands by themselves take longer to make than to fill.
  const numbers = new Float64Array(count * dimensions);
  for (let at = 0; at < numbers.length; at += 1) {
    numbers[at] = view.getInt32((questions + at) * BYTES, true) / DECIMALS;
  }
  const vectors = Array.from({ length: count }, (_, row) =>
    numbers.subarray(row * dimensions, (row + 1) * dimensions),
  );
  return { passages: vectors.slice(0, passages), questions: vectors.slice(passages), owners };
}
