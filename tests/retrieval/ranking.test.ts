import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRanking } from "../../src/retrieval/ranking.ts";
import { makePassage } from "./small-corpus.ts";

const NONE = { lexical: 0, reach: 0, question: 0, dense: 0, denseQuestion: 0 };

/** A ranking by these scores, and the numbers of the passages that it made so far. */
function rank(scores: readonly number[]) {
  const made: number[] = [];
  const ranking = createRanking(
    [...scores.keys()],
    Float64Array.from(scores),
    (number) => {
      made.push(number);
      const passage = makePassage(`p${number}`, "");
      const score = scores[number] ?? 0;
      return { passage, score, features: { ...NONE, document: 0, kind: 0 } };
    },
    (number, other) => number < other,
  );
  return { ranking, made };
}

const scoreList = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });

describe("a ranking that makes its passages when they are asked for", () => {
  it("has them in the order of their scores, however many are asked for and in which steps", () => {
    fc.assert(
      fc.property(scoreList, fc.array(fc.nat({ max: 70 }), { maxLength: 4 }), (scores, counts) => {
        const { ranking, made } = rank(scores);
        const inOrder = [...scores.keys()]
          .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
          .map((number) => `p${number}`);
        for (const count of counts) {
          expect(ranking.first(count).map(({ passage }) => passage.id)).toEqual(
            inOrder.slice(0, count),
          );
        }
        expect([...ranking].map(({ passage }) => passage.id)).toEqual(inOrder);
        expect(ranking.length).toBe(scores.length);
        expect(new Set(made).size).toBe(made.length);
      }),
    );
  });

  it("gives the same objects every time, since what is known of them is kept by object", () => {
    const { ranking } = rank([3, 1, 2, ...new Array<number>(40).fill(0)]);
    const [first] = ranking.first(1);
    expect(ranking.first(30)[0]).toBe(first);
    expect([...ranking][0]).toBe(first);
  });

  it("makes few of many when few are asked for", () => {
    const { ranking, made } = rank(Array.from({ length: 400 }, (_, number) => number % 50));
    ranking.first(5);
    expect(made.length).toBeLessThan(20);
    for (const _ of ranking) break;
    expect(made.length).toBeLessThan(20);
  });
});
