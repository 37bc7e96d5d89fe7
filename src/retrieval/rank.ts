/** What is known of one passage for one question; more is better, each 0–1 but for `kind`. */
export interface Features {
  /** BM25 on text and headings, relative to the best passage. */
  lexical: number;
  /** Share of the question's words, by rarity, that text, headings and its own questions have. */
  reach: number;
  /** Likeness of words to the best of the passage's own questions. */
  question: number;
  /** Cosine with the passage. */
  dense: number;
  /** Cosine with the best of the passage's own questions. */
  denseQuestion: number;
  /** The question names the passage's document, by title or date. */
  document: number;
  /** The passage is of the kind asked for (an action for its owner, a result list for its year), 0–4. */
  kind: number;
}

/**
 * Weight of each feature in the score. docs/adr/0008-fitted-weights.md says how they were chosen and
 * has the cross-validated figures; docs/evaluation.md has those without each feature.
 */
export const FEATURE_WEIGHTS: Features = {
  lexical: 0.8,
  reach: 1.3,
  question: 1.6,
  dense: 0.15,
  denseQuestion: 1.15,
  document: 0.9,
  kind: 1.1,
};

/**
 * For a document that no questions were written for, the likeness to its best sentence counts as that to
 * a question so many times, and the cosine with the passage as that with a question: a sentence says
 * more than is asked. See docs/adr/0010-own-documents-without-questions.md.
 */
export const SENTENCE_LIKENESS = 1.5;
export const SENTENCE_COSINE = 1.3;

/** The weighted sum of the features. */
export function scorePassage(features: Features, weights: Features = FEATURE_WEIGHTS): number {
  return (
    features.lexical * weights.lexical +
    features.reach * weights.reach +
    features.question * weights.question +
    features.dense * weights.dense +
    features.denseQuestion * weights.denseQuestion +
    features.document * weights.document +
    features.kind * weights.kind
  );
}
