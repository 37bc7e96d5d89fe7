import type { Passage } from "../schema.ts";
import type { PassageQuestion, Similarities } from "./passage-store.ts";
import { createMatrix } from "./vector-matrix.ts";

type Row = ArrayLike<number> | undefined;

/** What is compared, in the order of the passages and of the questions; undefined for no vector. */
export interface Rows {
  passages: readonly Row[];
  questions: readonly Row[];
  /** See ownersOf. */
  owners: Int32Array;
}

/** By question the number of the passage that it was written for; -1 for none of these. */
export function ownersOf(
  passages: readonly Passage[],
  questions: readonly PassageQuestion[],
): Int32Array {
  const numbers = new Map(passages.map(({ id }, index) => [id, index]));
  return Int32Array.from(questions, ({ passageId }) => numbers.get(passageId) ?? -1);
}

/** Compares a vector with all of these. */
export function createComparison(
  { passages, questions, owners }: Rows,
  dimensions: number,
): (vector: Float32Array) => Similarities {
  const ofPassages = createMatrix(passages, dimensions);
  const ofQuestions = createMatrix(questions, dimensions);
  return (vector) => {
    const best = new Float32Array(passages.length);
    const cosines = ofQuestions.multiply(vector);
    for (let index = 0; index < owners.length; index += 1) {
      const owner = owners[index] ?? -1;
      const cosine = cosines[index] ?? 0;
      if (cosine > (best[owner] ?? 1)) best[owner] = cosine;
    }
    return { passages: ofPassages.multiply(vector), questions: best };
  };
}
