import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRanking } from "../../src/retrieval/ranking.ts";
import { makePassage } from "./small-corpus.ts";

const NONE = { lexical: 0, reach: 0, question: 0, dense: 0, denseQuestion: 0 };

/**
 * A ranking by these scores, the numbers of the passages that it made so far, and those whose score it
 * asked for. What it is told beforehand of a score is too little by what `less` has for the passage.
 */
function rank(whole: readonly number[], less: readonly number[] = []) {
  const made: number[] = [];
  const scored: number[] = [];
  const ranking = createRanking({
    numbers: [...whole.keys()],
    scores: Float64Array.from(whole, (score, number) => score - (less[number] ?? 0)),
    slack: Math.max(0, ...less),
    scoreOf: (number) => {
      scored.push(number);
      return whole[number] ?? 0;
    },
    isBefore: (number, other) => number < other,
    make: (number, score) => {
      made.push(number);
      expect(score).toBe(whole[number]);
      const passage = makePassage(`p${number}`, "");
      return { passage, score, features: { ...NONE, document: 0, kind: 0 } };
    },
  });
  return { ranking, made, scored };
}

const scoreList = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
const lessList = fc.array(fc.constantFrom(0, 1, 3), { maxLength: 60 });
const countList = fc.array(fc.nat({ max: 70 }), { maxLength: 4 });

describe("a ranking that makes its passages when they are asked for", () => {
  it("has them in the order of their scores, however many are asked for and in which steps", () => {
    fc.assert(
      fc.property(scoreList, lessList, countList, (scores, less, counts) => {
        const { ranking, made, scored } = rank(scores, less);
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
        expect(new Set(scored).size).toBe(scored.length);
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

  it("makes the score only of what can be among the best", () => {
    const far = Array.from({ length: 400 }, (_, number) => number % 50);
    const { ranking, scored } = rank([...far, ...new Array<number>(20).fill(60)], [0, 1]);
    ranking.first(5);
    expect(scored.length).toBeLessThan(200);
  });
});
