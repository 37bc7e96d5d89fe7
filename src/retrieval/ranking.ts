import type { RankedPassage } from "./retrieve.ts";

/** Passages by score, best first. They are made as they are asked for: an answer needs a few of hundreds. */
export interface Ranking extends Iterable<RankedPassage> {
  /** Passages in the ranking. */
  length: number;
  /** The first `count` of them; the same objects every time. */
  first(count: number): readonly RankedPassage[];
}

/** Most passages in a ranking: nobody looks further, and sorting all of a large index takes long. */
const MOST = 500;
/** Passages that are put in order at first: more than most answers look at. */
const FEW = 16;

/** Passages to be ranked, known by their numbers. */
export interface Scored {
  numbers: readonly number[];
  /** By number; of each passage at most its score. The ranking writes scores into it as it needs them. */
  scores: Float64Array;
  /** Most that a score can be above what `scores` has; 0 when those are the scores. */
  slack: number;
  /** The score of a passage, which takes longer to make than what `scores` has. */
  scoreOf(number: number): number;
  /** Whether of two passages with the same score the first comes first. */
  isBefore(number: number, other: number): boolean;
  /** Makes a passage, once for each at most. */
  make(number: number, score: number): RankedPassage;
}

/** Ranks passages; the score of one that cannot be among those asked for is not made. */
export function createRanking(scored: Scored): Ranking {
  const { numbers, scores, slack, scoreOf, isBefore, make } = scored;
  const length = Math.min(numbers.length, MOST);
  const made: RankedPassage[] = [];
  const isExact = new Uint8Array(slack > 0 ? scores.length : 0);
  const exact = (number: number): number => {
    if (slack > 0 && isExact[number] === 0) {
      isExact[number] = 1;
      scores[number] = scoreOf(number);
    }
    return scores[number] ?? 0;
  };
  const order: Order = {
    most: (number) => (scores[number] ?? 0) + slack,
    exact,
    precedes: (number, other) => {
      const ahead = exact(number) - exact(other);
      return ahead > 0 || (ahead === 0 && isBefore(number, other));
    },
  };
  const first = (count: number): readonly RankedPassage[] => {
    const wanted = Math.min(count, length);
    if (made.length < wanted) {
      const sorted = wanted <= FEW ? pickBest(numbers, FEW, order) : orderAll();
      for (const number of sorted.slice(made.length, Math.max(FEW, wanted))) {
        made.push(make(number, exact(number)));
      }
    }
    return made.slice(0, wanted);
  };
  const orderAll = (): number[] => {
    // Of a large index those that cannot be among the best are left out first: scores sort by far faster.
    const sorted = Float64Array.from(numbers, (number) => scores[number] ?? 0).sort();
    const lowest = sorted[sorted.length - length] ?? 0;
    const near = numbers.filter((number) => order.most(number) >= lowest);
    return near.sort((a, b) => (order.precedes(a, b) ? -1 : 1)).slice(0, length);
  };
  return { length, first, [Symbol.iterator]: () => inTurn(first, length) };
}

/** All of them, of which only the first few are made as long as nobody looks further. */
function* inTurn(first: Ranking["first"], length: number): Generator<RankedPassage> {
  yield* first(FEW);
  if (length > FEW) yield* first(length).slice(FEW);
}

/** How numbers stand to each other. */
interface Order {
  /** Most that the score of a number can be. */
  most(number: number): number;
  exact(number: number): number;
  /** Whether the first number is better than the other. */
  precedes(number: number, other: number): boolean;
}

/** The best `count` in one pass: most numbers are behind the last of them and need one comparison. */
function pickBest(numbers: readonly number[], count: number, order: Order): number[] {
  const { most, exact, precedes } = order;
  const best: number[] = [];
  for (const number of numbers) {
    if (best.length === count) {
      const last = best[count - 1] ?? number;
      if (most(number) < exact(last) || !precedes(number, last)) continue;
      best.pop();
    }
    let at = best.length;
    while (at > 0 && precedes(number, best[at - 1] ?? number)) at -= 1;
    best.splice(at, 0, number);
  }
  return best;
}
