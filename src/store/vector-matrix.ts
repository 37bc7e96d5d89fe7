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
  const data = new Float32Array(rows.length * dimensions);
  for (const [index, row] of rows.entries()) {
    if (row) data.set(row, index * dimensions);
  }
  return {
    multiply: (vector) => {
      const products = new Float32Array(rows.length);
      for (let row = 0, at = 0; row < rows.length; row += 1) {
        let sum = 0;
        for (let column = 0; column < dimensions; column += 1, at += 1) {
          sum += (data[at] ?? 0) * (vector[column] ?? 0);
        }
        products[row] = sum;
      }
      return products;
    },
  };
}
