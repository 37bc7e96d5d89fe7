import { normalise } from "./normalise.ts";

/** A vocabulary word that a mistyped word stands for, and the number of edits between them. */
export type Correction = { word: string; distance: number };

type Entry = { word: string; count: number; letters: number };

/**
 * A speller over a vocabulary (normal form → how often it occurs). `correct` gives the nearest word
 * by optimal string alignment (a swap of neighbours is one edit): at most one edit for 4 to 6
 * letters, two from 7 on, and never two when the first letter differs, since people seldom mistype
 * it. At equal distance a word with the same first letter, then the most frequent, then the first in
 * the alphabet. A word of the vocabulary, or one for which `exists` holds (a compound or inflection
 * of vocabulary words), is never changed.
 */
export function createSpeller(
  vocabulary: ReadonlyMap<string, number>,
  exists: (word: string) => boolean = () => false,
): { correct(word: string): Correction | undefined } {
  const byLength = new Map<number, Entry[]>();
  for (const [word, count] of vocabulary) {
    if (!/^\p{L}[\p{L}'-]*$/u.test(word)) continue;
    const bucket = byLength.get(word.length) ?? [];
    bucket.push({ word, count, letters: collectLetters(word) });
    byLength.set(word.length, bucket);
  }

  return {
    correct(word) {
      const typed = normalise(word);
      if (typed.length < 4 || !/^\p{L}[\p{L}'-]*$/u.test(typed)) return undefined;
      if (vocabulary.has(word) || vocabulary.has(typed) || exists(typed)) return undefined;
      const max = typed.length < 7 ? 1 : 2;
      const letters = collectLetters(typed);
      let best: (Correction & Entry & { sameFirst: boolean }) | undefined;
      for (let length = typed.length - max; length <= typed.length + max; length += 1) {
        for (const entry of byLength.get(length) ?? []) {
          // One edit changes at most two of the letters that occur. Nearly no word gets past this.
          const changed = countBits(entry.letters ^ letters);
          if (changed > 2 * max) continue;
          const sameFirst = entry.word[0] === typed[0];
          const limit = Math.min(sameFirst ? max : 1, best?.distance ?? max);
          if (Math.abs(length - typed.length) > limit || changed > 2 * limit) continue;
          const distance = measureDistance(typed, entry.word, limit);
          if (distance > limit || distance === 0) continue;
          const found = { distance, sameFirst, ...entry };
          if (best === undefined || compare(found, best) < 0) best = found;
        }
      }
      return best === undefined ? undefined : { word: best.word, distance: best.distance };
    },
  };
}

function compare(
  a: Correction & Entry & { sameFirst: boolean },
  b: Correction & Entry & { sameFirst: boolean },
): number {
  return (
    a.distance - b.distance ||
    Number(b.sameFirst) - Number(a.sameFirst) ||
    b.count - a.count ||
    (a.word < b.word ? -1 : 1)
  );
}

function collectLetters(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at) - 97;
    letters |= 1 << (code >= 0 && code < 26 ? code : 26);
  }
  return letters;
}

/** Adds neighbouring bits, then pairs, then fours (Warren 2002, "Hacker's Delight"). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Optimal string alignment distance, Damerau–Levenshtein in which no stretch is edited twice.
 * Stops early: anything above `limit` comes back as limit + 1.
 */
export function measureDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap can still come from the row before, so both have to be over the limit.
    if (least > limit && Math.min(...last) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}
