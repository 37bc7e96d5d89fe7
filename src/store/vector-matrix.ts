import { BLOCK, createBlocks, PAIR } from "./dot-products.ts";

/** Vectors under each other, compared with one vector in a single pass. */
export interface VectorMatrix {
  /** The inner product with every row: the cosine, since rows and vector have length 1. */
  multiply(vector: Float32Array): Float32Array;
}

/**
 * Numbers are kept as so many times their value, rounded. Of a row that is what the store keeps of it,
 * five decimals; of the vector a little less, so that no sum of vectors of length 1 is too large for
 * 32 bits: an error of some 0.00002 in a cosine that decides nothing beyond its third decimal.
 */
const ROW_SCALE = 100_000;
const VECTOR_SCALE = 16_384;
const MOST = 32_767;

/** A row that is undefined is all zeros: similar to nothing. */
export function createMatrix(
  rows: readonly (ArrayLike<number> | undefined)[],
  dimensions: number,
): VectorMatrix {
  const height = Math.ceil(rows.length / BLOCK) * BLOCK;
  const width = Math.ceil(dimensions / PAIR) * PAIR;
  const blocks = createBlocks(height, width);
  const data = blocks?.data ?? new Int16Array(height * width);
  const scales = Float64Array.from(rows, (row) => (row ? scaleOf(row) : ROW_SCALE));
  for (const [index, row] of rows.entries()) {
    if (!row) continue;
    const scale = scales[index] ?? ROW_SCALE;
    for (let column = 0; column < dimensions; column += 1) {
      data[placeOf(index, column, width)] = Math.round((row[column] ?? 0) * scale);
    }
  }
  const multiply = blocks?.multiply ?? ((vector) => multiplyPlainly(data, vector, height));
  const factors = scales.map((scale) => 1 / (scale * VECTOR_SCALE));
  const asked = new Int16Array(width);
  return {
    multiply: (vector) => {
      for (let column = 0; column < dimensions; column += 1) {
        asked[column] = Math.round((vector[column] ?? 0) * VECTOR_SCALE);
      }
      const sums = multiply(asked);
      const products = new Float32Array(rows.length);
      for (let index = 0; index < products.length; index += 1) {
        products[index] = (sums[index] ?? 0) * (factors[index] ?? 0);
      }
      return products;
    },
  };
}

/** A row with a number that would not fit in 16 bits is kept somewhat less precisely. */
function scaleOf(row: ArrayLike<number>): number {
  let largest = 0;
  for (let column = 0; column < row.length; column += 1) {
    largest = Math.max(largest, Math.abs(row[column] ?? 0));
  }
  return Math.min(ROW_SCALE, MOST / largest);
}

/** Where a number stands in the blocks. */
function placeOf(row: number, column: number, width: number): number {
  const inBlock = row % BLOCK;
  const inPair = column % PAIR;
  return (row - inBlock) * width + (column - inPair) * BLOCK + inBlock * PAIR + inPair;
}

/** The same without WebAssembly, several times slower. */
function multiplyPlainly(data: Int16Array, vector: Int16Array, height: number): Int32Array {
  const sums = new Int32Array(height);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (const [column, value] of vector.entries()) {
      sum += (data[placeOf(row, column, vector.length)] ?? 0) * value;
    }
    sums[row] = sum;
  }
  return sums;
}
