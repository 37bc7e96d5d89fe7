import type { Passage } from "../schema.ts";
import type { WordFindings } from "./match-words.ts";
import { type Features, scorePassage } from "./rank.ts";
import type { RankedPassage } from "./retrieve.ts";

/** Most passages in a ranking: nobody looks further, and sorting all of a large index takes long. */
const MOST = 500;

/** What is known of passages for one question, each list in the order of the passages. */
export interface Findings extends WordFindings {
  dense: Float64Array;
  denseQuestion: Float64Array;
}

/** What is preferred or left out, whatever the words. */
export interface Preference {
  documents: readonly string[] | undefined;
  named: readonly string[];
  fits: (passage: Passage) => number;
}

/** The best passages, best first; equal scores in the order of the ids. */
export function rankPassages(
  passages: readonly Passage[],
  questions: readonly string[],
  found: Findings,
  { documents, named, fits }: Preference,
  weights: Features,
): RankedPassage[] {
  const ranked: RankedPassage[] = [];
  for (const [index, passage] of passages.entries()) {
    if (documents && !documents.includes(passage.documentId)) continue;
    const features: Features = {
      lexical: found.lexical[index] ?? 0,
      reach: found.reach[index] ?? 0,
      question: found.question[index] ?? 0,
      dense: found.dense[index] ?? 0,
      denseQuestion: found.denseQuestion[index] ?? 0,
      document: named.includes(passage.documentId) ? 1 : 0,
      kind: fits(passage),
    };
    const score = scorePassage(features, weights);
    const likeQuestion = questions[found.like[index] ?? -1];
    const one = { passage, score, features };
    ranked.push(likeQuestion ? { ...one, likeQuestion } : one);
  }
  return leaveOutWorst(ranked)
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    .slice(0, MOST);
}

/** Those that can be among the best, as they stand: numbers sort much faster than passages. */
function leaveOutWorst(ranked: RankedPassage[]): RankedPassage[] {
  if (ranked.length <= MOST) return ranked;
  const scores = Float64Array.from(ranked, ({ score }) => score).sort();
  const lowest = scores[scores.length - MOST] ?? 0;
  return ranked.filter(({ score }) => score >= lowest);
}
