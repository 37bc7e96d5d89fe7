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
  const precedes: Precedes = (number, other) => {
    const ahead = (scores[number] ?? 0) - (scores[other] ?? 0);
    return ahead > 0 || (ahead === 0 && isBefore(number, other));
  };
  const first = (count: number): readonly RankedPassage[] => {
    const wanted = Math.min(count, length);
    if (made.length < wanted) {
      const order = wanted <= FEW ? pickBest(numbers, FEW, precedes) : orderAll();
      for (const number of order.slice(made.length, Math.max(FEW, wanted))) {
        made.push(make(number));
      }
    }
    return made.slice(0, wanted);
  };
  const orderAll = (): number[] => {
    // Of a large index those that cannot be among the best are left out first: scores sort by far faster.
    const sorted = Float64Array.from(numbers, (number) => scores[number] ?? 0).sort();
    const lowest = sorted[sorted.length - length] ?? 0;
    const near = numbers.filter((number) => (scores[number] ?? 0) >= lowest);
    return near.sort((a, b) => (precedes(a, b) ? -1 : 1)).slice(0, length);
  };
  return { length, first, [Symbol.iterator]: () => inTurn(first, length) };
}

/** All of them, of which only the first few are made as long as nobody looks further. */
function* inTurn(first: Ranking["first"], length: number): Generator<RankedPassage> {
  yield* first(FEW);
  if (length > FEW) yield* first(length).slice(FEW);
}

/** Whether the first number is better than the other. */
type Precedes = (number: number, other: number) => boolean;

/** The best `count` in one pass: most numbers are behind the last of them and need one comparison. */
function pickBest(numbers: readonly number[], count: number, precedes: Precedes): number[] {
  const best: number[] = [];
  for (const number of numbers) {
    if (best.length === count && !precedes(number, best[count - 1] ?? number)) continue;
    if (best.length === count) best.pop();
    let at = best.length;
    while (at > 0 && precedes(number, best[at - 1] ?? number)) at -= 1;
    best.splice(at, 0, number);
  }
  return best;
}
