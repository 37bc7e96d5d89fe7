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

/**
 * The passages with these numbers, by their scores.
 * @param scores by number of a passage
 * @param make makes the passage with a number, called once for each at most
 * @param isBefore whether of two passages with the same score the first comes first
 */
export function createRanking(
  numbers: readonly number[],
  scores: Float64Array,
  make: (number: number) => RankedPassage,
  isBefore: (number: number, other: number) => boolean,
): Ranking {
  const length = Math.min(numbers.length, MOST);
  const made: RankedPassage[] = [];
  const first = (count: number): readonly RankedPassage[] => {
    const wanted = Math.min(count, length);
    if (made.length < wanted) {
      const order = orderBest(numbers, scores, wanted <= FEW ? FEW : length, isBefore);
      for (const number of order.slice(made.length)) made.push(make(number));
    }
    return made.slice(0, wanted);
  };
  return {
    length,
    first,
    *[Symbol.iterator]() {
      yield* first(FEW);
      if (length > FEW) yield* first(length).slice(FEW);
    },
  };
}

/** The numbers with the `count` best scores, best first. */
function orderBest(
  numbers: readonly number[],
  scores: Float64Array,
  count: number,
  isBefore: (number: number, other: number) => boolean,
): number[] {
  const scoreOf = (number: number) => scores[number] ?? 0;
  // Numbers sort much faster than what they stand for: those that cannot be among the best go first.
  const sorted = Float64Array.from(numbers, scoreOf).sort();
  const lowest = sorted[sorted.length - count] ?? Number.NEGATIVE_INFINITY;
  return numbers
    .filter((number) => scoreOf(number) >= lowest)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || (isBefore(a, b) ? -1 : 1))
    .slice(0, count);
}
