import type { Passage } from "../schema.ts";
import type { WordFindings } from "./match-words.ts";
import { type Features, scorePassage } from "./rank.ts";
import { createRanking, type Ranking } from "./ranking.ts";

/** What is known of passages for one question, each list in the order of the passages. */
export interface Findings extends WordFindings {
  dense: Float64Array;
  denseQuestion: Float64Array;
}

/** How well passages are of the kind asked for, 0–4. */
export interface Fits {
  /** Each of these passages, by what it is. */
  ofKind(passages: readonly Passage[]): ArrayLike<number>;
  /** A passage whose fit by what it is is known, by what its text holds too. */
  withText(passage: Passage, ofKind: number): number;
  /** Most that the text can add; 0 when it is of no account. */
  mostOfText: number;
}

/** What is preferred or left out, whatever the words. */
export interface Preference {
  documents: readonly string[] | undefined;
  named: readonly string[];
  fits: Fits | undefined;
}

/** Sums that are made in another order differ less than this. */
const ROUNDING = 1e-9;

/** The best passages, best first; equal scores in the order of the ids. */
export function rankPassages(
  passages: readonly Passage[],
  questions: readonly string[],
  found: Findings,
  { documents, named, fits }: Preference,
  weights: Features,
): Ranking {
  const kinds = fits?.ofKind(passages) ?? [];
  const featuresOf = (number: number, kind: number): Features => ({
    lexical: found.lexical[number] ?? 0,
    reach: found.reach[number] ?? 0,
    question: found.question[number] ?? 0,
    dense: found.dense[number] ?? 0,
    denseQuestion: found.denseQuestion[number] ?? 0,
    document: named.length > 0 && named.includes(passages[number]?.documentId ?? "") ? 1 : 0,
    kind,
  });
  const numbers: number[] = [];
  const scores = new Float64Array(passages.length);
  for (let number = 0; number < passages.length; number += 1) {
    if (documents && !documents.includes(passages[number]?.documentId ?? "")) continue;
    numbers.push(number);
    scores[number] = scorePassage(featuresOf(number, kinds[number] ?? 0), weights);
  }
  const ofText = fits && fits.mostOfText > 0;
  return createRanking({
    numbers,
    scores,
    slack: ofText ? fits.mostOfText * weights.kind + ROUNDING : 0,
    scoreOf: (number) => scorePassage(wholeFeaturesOf(number), weights),
    isBefore: (number, other) => idOf(number) < idOf(other),
    make: (number, score) => {
      const likeQuestion = questions[found.like[number] ?? -1];
      const one = { passage: passageOf(number), score, features: wholeFeaturesOf(number) };
      return likeQuestion ? { likeQuestion, ...one } : one;
    },
  });

  function wholeFeaturesOf(number: number): Features {
    const kind = kinds[number] ?? 0;
    return featuresOf(number, ofText ? fits.withText(passageOf(number), kind) : kind);
  }

  function passageOf(number: number): Passage {
    const passage = passages[number];
    if (!passage) throw new Error(`There is no passage ${number} to rank.`);
    return passage;
  }

  function idOf(number: number): string {
    return passages[number]?.id ?? "";
  }
}
