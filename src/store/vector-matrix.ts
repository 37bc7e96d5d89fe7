import { BLOCK, createBlocks } from "./dot-products.ts";

/** Vectors under each other, compared with one vector in a single pass. */
export interface VectorMatrix {
  /** The inner product with every row: the cosine, since rows and vector have length 1. */
  multiply(vector: Float32Array): Float32Array;
}

/** A row that is undefined is all zeros: similar to nothing. */
export function createMatrix(
  rows: readonly (ArrayLike<number> | undefined)[],
  dimensions: number,
): VectorMatrix {
  const height = Math.ceil(rows.length / BLOCK) * BLOCK;
  const blocks = createBlocks(height, dimensions);
  const data = blocks?.data ?? new Float32Array(height * dimensions);
  for (const [index, row] of rows.entries()) {
    if (!row) continue;
    const place = index % BLOCK;
    const start = (index - place) * dimensions + place;
    for (let column = 0; column < dimensions; column += 1) {
      data[start + column * BLOCK] = row[column] ?? 0;
    }
  }
  const multiply = blocks?.multiply ?? ((vector) => multiplyBlocks(data, vector, height));
  return { multiply: (vector) => multiply(vector).subarray(0, rows.length) };
}

/** The same without WebAssembly, some three times slower. */
function multiplyBlocks(data: Float32Array, vector: Float32Array, height: number): Float32Array {
  const products = new Float32Array(height);
  for (let row = 0; row < height; row += 1) {
    const place = row % BLOCK;
    let at = (row - place) * vector.length + place;
    let sum = 0;
    for (const value of vector) {
      sum = Math.fround(sum + Math.fround((data[at] ?? 0) * value));
      at += BLOCK;
    }
    products[row] = sum;
  }
  return products;
}
