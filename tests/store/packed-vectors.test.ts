import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packVectors, unpackVectors } from "../../src/store/packed-vectors.ts";
import { roundVector } from "../../src/store/round-vector.ts";

const vector = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => Float32Array.from(values));

describe("packed vectors", () => {
  it("come back as every store keeps them, to the last bit, and zeros for none", () => {
    fc.assert(
      fc.property(fc.array(fc.option(vector, { nil: undefined })), (vectors) => {
        const unpacked = unpackVectors(packVectors(vectors, 3), vectors.length, 3);
        expect(unpacked?.map((row) => [...row].map((value) => value + 0))).toEqual(
          vectors.map((one) => (one ? roundVector(one) : [0, 0, 0])),
        );
      }),
    );
  });

  it("are none when there are not so many as there should be", () => {
    const packed = packVectors([Float32Array.of(1, 0, 0)], 3);
    expect(unpackVectors(packed, 2, 3)).toBeUndefined();
    expect(unpackVectors(packed.subarray(1), 1, 3)).toBeUndefined();
  });
});
