import type { StoredPostings } from "../store/passage-store.ts";
import type { QueryWord } from "./query.ts";

/** By which number each term is known in postings. */
export type TermNumbers = ReadonlyMap<string, number>;

/** Collects postings; texts are added in the order of their numbers. */
export interface PostingsCollector {
  /**
   * Terms of a text, and what each scores there; of a term that is added to a text again the scores are
   * added up.
   */
  add(text: number, terms: readonly string[], scores?: readonly number[]): void;
  finish(): StoredPostings;
}

/**
 * A collector without a text in it.
 * @param numbers terms that are new get the next one; several collections may share them
 */
export function collectPostings(numbers: Map<string, number>): PostingsCollector {
  /** By term, the place of its last entry. */
  const last: number[] = [];
  const entryTerms: number[] = [];
  const entryTexts: number[] = [];
  const entryScores: number[] = [];
  return {
    add: (text, terms, scores) => {
      // Hundreds of thousands of terms are added at every start; iterators would take half as long again.
      for (let index = 0; index < terms.length; index += 1) {
        const term = terms[index] ?? "";
        let number = numbers.get(term);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(term, number);
        }
        while (last.length <= number) last.push(-1);
        const at = last[number] ?? -1;
        const isKnown = at >= 0 && entryTexts[at] === text;
        if (isKnown && scores) entryScores[at] = (entryScores[at] ?? 0) + (scores[index] ?? 0);
        if (isKnown) continue;
        last[number] = entryTerms.length;
        entryTerms.push(number);
        entryTexts.push(text);
        if (scores) entryScores.push(scores[index] ?? 0);
      }
    },
    finish: () => {
      const starts = new Uint32Array(numbers.size + 1);
      for (let entry = 0; entry < entryTerms.length; entry += 1) {
        const next = (entryTerms[entry] ?? 0) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
      for (let term = 0; term < numbers.size; term += 1) {
        starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
      }
      const next = starts.slice();
      const texts = new Uint32Array(entryTerms.length);
      const scores = new Float64Array(entryScores.length);
      for (let entry = 0; entry < entryTerms.length; entry += 1) {
        const term = entryTerms[entry] ?? 0;
        const at = next[term] ?? 0;
        next[term] = at + 1;
        texts[at] = entryTexts[entry] ?? 0;
        if (entry < scores.length) scores[at] = entryScores[entry] ?? 0;
      }
      return { starts, texts, scores };
    },
  };
}

/** What texts share with a query, until the next one is asked. */
export interface Shared {
  /** By text; 0 for one that shares nothing. */
  values: Float64Array;
  /** The texts that share something, the first `size` of these numbers. */
  texts: Uint32Array;
  size: number;
}

/**
 * What texts share with the words of a query: for each text the sum of the weights of the words that
 * it has, each times its best alternative there. Only the best of the alternatives counts, so that a
 * word with many synonyms does not outweigh the others. Few of thousands of texts share anything, so
 * that the lists are made once and only what was written is wiped.
 * @param weights in the order of the words
 */
export function createSharing(
  { starts, texts, scores }: StoredPostings,
  numbers: TermNumbers,
  count: number,
): (words: readonly QueryWord[], weights: readonly number[]) => Shared {
  const shared = { values: new Float64Array(count), texts: new Uint32Array(count), size: 0 };
  const { values, texts: sharing } = shared;
  const best = new Float64Array(count);
  const touched = new Uint32Array(count);
  return (words, weights) => {
    for (let at = 0; at < shared.size; at += 1) values[sharing[at] ?? 0] = 0;
    shared.size = 0;
    for (const [index, { alternatives }] of words.entries()) {
      const weight = weights[index] ?? 0;
      let size = 0;
      for (const { term, weight: share } of alternatives) {
        const number = numbers.get(term);
        if (number === undefined) continue;
        const end = starts[number + 1] ?? 0;
        for (let at = starts[number] ?? 0; at < end; at += 1) {
          const text = texts[at] ?? 0;
          const known = best[text] ?? 0;
          const value = scores.length > 0 ? (scores[at] ?? 0) * share : share;
          if (known === 0) {
            touched[size] = text;
            size += 1;
          }
          if (value > known) best[text] = value;
        }
      }
      for (let at = 0; at < size; at += 1) {
        const text = touched[at] ?? 0;
        const before = values[text] ?? 0;
        const after = before + weight * (best[text] ?? 0);
        best[text] = 0;
        values[text] = after;
        if (before === 0 && after > 0) {
          sharing[shared.size] = text;
          shared.size += 1;
        }
      }
    }
    return shared;
  };
}
