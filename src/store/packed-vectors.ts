import { DECIMALS } from "./round-vector.ts";

const BYTES = 4;

/**
 * Vectors in a row, each number as so many hundred-thousandths, in four bytes, the lowest first. Zeros
 * stand for no vector: it is like nothing, as they are.
 */
export function packVectors(
  vectors: readonly (ArrayLike<number> | undefined)[],
  dimensions: number,
): Buffer {
  const bytes = Buffer.alloc(vectors.length * dimensions * BYTES);
  for (const [row, vector] of vectors.entries()) {
    for (let column = 0; column < (vector ? dimensions : 0); column += 1) {
      const number = Math.round((vector?.[column] ?? 0) * DECIMALS);
      bytes.writeInt32LE(number, (row * dimensions + column) * BYTES);
    }
  }
  return bytes;
}

/** The vectors that were packed, to the last decimal; undefined when they are not so many. */
export function unpackVectors(
  bytes: Buffer,
  count: number,
  dimensions: number,
): Float64Array[] | undefined {
  if (bytes.length !== count * dimensions * BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, row) => {
    const vector = new Float64Array(dimensions);
    for (let column = 0; column < dimensions; column += 1) {
      const at = (row * dimensions + column) * BYTES;
      vector[column] = view.getInt32(at, true) / DECIMALS;
    }
    return vector;
  });
}
