/** Vectors under each other, compared with one vector in a single pass. */
export interface VectorMatrix {
  /** The inner product with every row: the cosine, since rows and vector have length 1. */
  multiply(vector: Float32Array): Float32Array;
}

/** A row that is undefined is all zeros: similar to nothing. */
export function createMatrix(
  rows: readonly (readonly number[] | undefined)[],
  dimensions: number,
): VectorMatrix {
  const height = Math.ceil(rows.length / 4) * 4;
  const data = new Float32Array(height * dimensions);
  for (const [index, row] of rows.entries()) {
    if (row) data.set(row, index * dimensions);
  }
  return {
    multiply: (vector) => {
      // Four rows at a time: each sum waits for its last addition, so that one alone is slow.
      const products = new Float32Array(height);
      for (let row = 0; row < rows.length; row += 4) {
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        for (let column = 0, at = row * dimensions; column < dimensions; column += 1, at += 1) {
          const value = vector[column] ?? 0;
          a += (data[at] ?? 0) * value;
          b += (data[at + dimensions] ?? 0) * value;
          c += (data[at + 2 * dimensions] ?? 0) * value;
          d += (data[at + 3 * dimensions] ?? 0) * value;
        }
        products[row] = a;
        products[row + 1] = b;
        products[row + 2] = c;
        products[row + 3] = d;
      }
      return products.subarray(0, rows.length);
    },
  };
}
