import { describe, expect, it } from "vitest";
import { createComparison, ownersOf } from "../../src/store/compare-vectors.ts";
import { makePassage, makeUnit } from "./make-input.ts";

describe("comparing a vector with an index", () => {
  const passages = [makePassage("a", "Een"), makePassage("b", "Twee"), makePassage("c", "Drie")];
  const questions = ["b", "a", "b", "weg", "b"].map((passageId) => ({ passageId, text: "?" }));
  const owners = ownersOf(passages, questions);

  it("knows which passage a question was written for", () => {
    expect([...owners]).toEqual([1, 0, 1, -1, 1]);
  });

  it("gives each passage its own cosine and the best of its questions, none below 0", () => {
    const compare = createComparison(
      {
        passages: [makeUnit(1, 0), undefined, makeUnit(-1, 0)],
        questions: [makeUnit(0, 1), makeUnit(-1, 0), makeUnit(3, 4), makeUnit(1, 0), undefined],
        owners,
      },
      2,
    );
    const found = compare(makeUnit(1, 0));
    expect([...found.passages]).toEqual([1, 0, -1].map((one) => expect.closeTo(one, 4)));
    expect([...found.questions]).toEqual([0, 0.6, 0].map((one) => expect.closeTo(one, 4)));
  });
});
