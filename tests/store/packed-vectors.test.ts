import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packVectors, unpackVectors } from "../../src/store/packed-vectors.ts";
import { roundVector } from "../../src/store/round-vector.ts";

const vector = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => Float32Array.from(values));
const vectors = fc.array(fc.option(vector, { nil: undefined }));

describe("packed vectors", () => {
  it("come back as every store keeps them, to the last bit, and zeros for none", () => {
    const kept = (one: Float32Array | undefined) => (one ? roundVector(one) : [0, 0, 0]);
    fc.assert(
      fc.property(vectors, vectors, (passages, questions) => {
        const owners = Int32Array.from(questions, (_, index) => (index % 5) - 1);
        const sizes = { passages: passages.length, questions: questions.length, dimensions: 3 };
        const packed = packVectors(sizes, owners);
        for (const one of [...passages, ...questions]) packed.add(one);
        const unpacked = unpackVectors(packed.bytes, sizes);
        expect(unpacked?.owners).toEqual(owners);
        expect(unpacked?.passages.map((row) => Array.from(row ?? []))).toEqual(passages.map(kept));
        expect(unpacked?.questions.map((row) => Array.from(row ?? []))).toEqual(
          questions.map(kept),
        );
      }),
    );
  });

  it("are none when there are not so many as there should be", () => {
    const sizes = { passages: 1, questions: 1, dimensions: 3 };
    const { bytes } = packVectors(sizes, Int32Array.of(0));
    expect(unpackVectors(bytes, sizes)).toBeDefined();
    expect(unpackVectors(bytes, { ...sizes, passages: 2 })).toBeUndefined();
    expect(unpackVectors(bytes, { ...sizes, dimensions: 4 })).toBeUndefined();
    expect(unpackVectors(bytes.subarray(1), sizes)).toBeUndefined();
  });
});
