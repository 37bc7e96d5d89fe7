import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEATURE_WEIGHTS, type Features, scorePassage } from "../../src/retrieval/rank.ts";

const names = [
  "lexical",
  "reach",
  "question",
  "dense",
  "denseQuestion",
  "document",
  "kind",
] as const satisfies readonly (keyof Features)[];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const features = fc.record({
  lexical: share,
  reach: share,
  question: share,
  dense: share,
  denseQuestion: share,
  document: share,
  kind: share,
});

describe("the score of a passage", () => {
  it("is the weighted sum of its features", () => {
    fc.assert(
      fc.property(features, features, (values, weights) => {
        const sum = names.reduce((total, name) => total + values[name] * weights[name], 0);
        expect(scorePassage(values, weights)).toBeCloseTo(sum, 10);
      }),
    );
  });

  it("uses the learned weights unless told otherwise, and every feature counts", () => {
    expect(Object.keys(FEATURE_WEIGHTS).sort()).toEqual([...names].sort());
    fc.assert(
      fc.property(features, fc.constantFrom(...names), (values, name) => {
        expect(scorePassage(values)).toBe(scorePassage(values, FEATURE_WEIGHTS));
        const worse = scorePassage({ ...values, [name]: 0 });
        const better = scorePassage({ ...values, [name]: 1 });
        expect(better).toBeGreaterThan(worse);
      }),
    );
  });

  it("is pure: it changes nothing and gives the same again", () => {
    fc.assert(
      fc.property(features, (values) => {
        const before = { ...values };
        expect(scorePassage(values)).toBe(scorePassage(values));
        expect(values).toEqual(before);
      }),
    );
  });
});
