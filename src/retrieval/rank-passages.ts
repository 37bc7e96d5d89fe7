import type { Passage } from "../schema.ts";
import type { WordFindings } from "./match-words.ts";
import { type Features, scorePassage } from "./rank.ts";
import { createRanking, type Ranking } from "./ranking.ts";

/** What is known of passages for one question, each list in the order of the passages. */
export interface Findings extends WordFindings {
  dense: Float64Array;
  denseQuestion: Float64Array;
}

/** What is preferred or left out, whatever the words. */
export interface Preference {
  documents: readonly string[] | undefined;
  named: readonly string[];
  /** How well each of these passages is of the kind asked for. */
  fits: (passages: readonly Passage[]) => ArrayLike<number>;
}

/** The best passages, best first; equal scores in the order of the ids. */
export function rankPassages(
  passages: readonly Passage[],
  questions: readonly string[],
  found: Findings,
  { documents, named, fits }: Preference,
  weights: Features,
): Ranking {
  const kinds = fits(passages);
  const featuresOf = (number: number): Features => ({
    lexical: found.lexical[number] ?? 0,
    reach: found.reach[number] ?? 0,
    question: found.question[number] ?? 0,
    dense: found.dense[number] ?? 0,
    denseQuestion: found.denseQuestion[number] ?? 0,
    document: named.length > 0 && named.includes(passages[number]?.documentId ?? "") ? 1 : 0,
    kind: kinds[number] ?? 0,
  });
  const numbers: number[] = [];
  const scores = new Float64Array(passages.length);
  for (let number = 0; number < passages.length; number += 1) {
    if (documents && !documents.includes(passages[number]?.documentId ?? "")) continue;
    numbers.push(number);
    scores[number] = scorePassage(featuresOf(number), weights);
  }
  return createRanking(numbers, scores, make, (number, other) => idOf(number) < idOf(other));

  function make(number: number) {
    const passage = passages[number];
    if (!passage) throw new Error(`There is no passage ${number} to rank.`);
    const likeQuestion = questions[found.like[number] ?? -1];
    const one = { passage, score: scores[number] ?? 0, features: featuresOf(number) };
    return likeQuestion ? { likeQuestion, ...one } : one;
  }

  function idOf(number: number): string {
    return passages[number]?.id ?? "";
  }
}
