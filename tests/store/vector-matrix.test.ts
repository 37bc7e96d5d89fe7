import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMatrix } from "../../src/store/vector-matrix.ts";

afterEach(() => vi.unstubAllGlobals());

/** The definition: products and sums of 32-bit numbers, added in order. */
function multiplyPlainly(rows: readonly number[][], vector: Float32Array): number[] {
  return rows.map((row) => {
    let sum = 0;
    for (const [column, value] of vector.entries()) {
      sum = Math.fround(sum + Math.fround(Math.fround(row[column] ?? 0) * value));
    }
    return sum;
  });
}

const sizes = fc.record({
  height: fc.nat({ max: 100 }),
  dimensions: fc.integer({ min: 1, max: 70 }),
});
const value = fc.float({ min: -1, max: 1, noNaN: true });
const cases = sizes.chain(({ height, dimensions }) => {
  const row = fc.array(value, { minLength: dimensions, maxLength: dimensions });
  return fc.record({
    rows: fc.array(row, { minLength: height, maxLength: height }),
    vector: row.map((one) => Float32Array.from(one)),
  });
});

describe("a matrix of vectors", () => {
  it.each([["with"], ["without"]])(
    "gives the inner product with every row to the last bit, %s WebAssembly",
    (kind) => {
      if (kind === "without") vi.stubGlobal("WebAssembly", undefined);
      fc.assert(
        fc.property(cases, ({ rows, vector }) => {
          const found = createMatrix(rows, vector.length).multiply(vector);
          expect([...found].map((one) => one + 0)).toEqual(
            multiplyPlainly(rows, vector).map((one) => one + 0),
          );
        }),
      );
    },
  );

  it("finds nothing like a row that has no vector", () => {
    const matrix = createMatrix([[1, 0], undefined, [0, 1]], 2);
    expect([...matrix.multiply(Float32Array.of(0.5, 0.25))]).toEqual([0.5, 0, 0.25]);
  });

  it("keeps what it gave earlier when it is asked again", () => {
    const matrix = createMatrix([[1, 0]], 2);
    const first = matrix.multiply(Float32Array.of(1, 0));
    matrix.multiply(Float32Array.of(0.5, 0));
    expect([...first]).toEqual([1]);
  });
});
