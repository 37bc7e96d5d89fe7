import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMatrix } from "../../src/store/vector-matrix.ts";

afterEach(() => vi.unstubAllGlobals());

/** The definition, in 64 bits. */
function multiplyPlainly(rows: readonly Float32Array[], vector: Float32Array): number[] {
  return rows.map((row) => row.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0));
}

/** A vector of length 1, as every vector of a text is. */
function toUnit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value, at) => (length > 0 ? value / length : at === 0 ? 1 : 0));
}

const sizes = fc.record({
  height: fc.nat({ max: 100 }),
  dimensions: fc.integer({ min: 1, max: 70 }),
});
const value = fc.float({ min: -1, max: 1, noNaN: true });
const cases = sizes.chain(({ height, dimensions }) => {
  const row = fc.array(value, { minLength: dimensions, maxLength: dimensions }).map(toUnit);
  return fc.record({
    rows: fc.array(row, { minLength: height, maxLength: height }),
    vector: row,
  });
});

describe("a matrix of vectors", () => {
  it("gives the inner product with every row, to four decimals", () => {
    fc.assert(
      fc.property(cases, ({ rows, vector }) => {
        const found = createMatrix(rows, vector.length).multiply(vector);
        const exact = multiplyPlainly(rows, vector);
        expect(found).toHaveLength(rows.length);
        for (const [at, product] of found.entries()) {
          expect(Math.abs(product - (exact[at] ?? 0))).toBeLessThan(2.5e-4);
        }
      }),
    );
  });

  it("gives the very same without WebAssembly", () => {
    fc.assert(
      fc.property(cases, ({ rows, vector }) => {
        const found = createMatrix(rows, vector.length).multiply(vector);
        vi.stubGlobal("WebAssembly", undefined);
        const without = createMatrix(rows, vector.length).multiply(vector);
        vi.unstubAllGlobals();
        expect([...without]).toEqual([...found]);
      }),
    );
  });

  it("is exact where the numbers have few decimals", () => {
    const rows = [
      [0.3, -0.21, 0],
      [0.12345, 0, 0.3],
    ];
    const found = createMatrix(rows, 3).multiply(Float32Array.of(0.5, 0.25, -0.125));
    expect([...found]).toEqual([0.0975, 0.024225].map(Math.fround));
  });

  it("holds the largest sums that vectors of length 1 can have", () => {
    const one = toUnit(new Array<number>(64).fill(1));
    const other = toUnit([1, 0]);
    expect(createMatrix([one], 64).multiply(one)[0]).toBeCloseTo(1, 4);
    expect(createMatrix([other], 2).multiply(other)[0]).toBeCloseTo(1, 4);
  });

  it("finds nothing like a row that has no vector", () => {
    const matrix = createMatrix([[1, 0], undefined, [0, 1]], 2);
    const [first, none, last] = matrix.multiply(Float32Array.of(0.5, 0.25));
    expect(first).toBeCloseTo(0.5, 4);
    expect(none).toBe(0);
    expect(last).toBeCloseTo(0.25, 4);
  });

  it("keeps what it gave earlier when it is asked again", () => {
    const matrix = createMatrix([[1, 0]], 2);
    const first = matrix.multiply(Float32Array.of(1, 0));
    matrix.multiply(Float32Array.of(0.5, 0));
    expect(first[0]).toBeCloseTo(1, 4);
  });
});
