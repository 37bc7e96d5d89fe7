import { normalise } from "./normalise.ts";
import type { Token } from "./tokens.ts";

const MIN_PART = 4;
const LINKS = ["", "s", "en", "e"];
const PAIR_LINKS = [...LINKS, "-"];
// Prefixes that are words too: "over" + "zicht" says nothing about "overzicht".
const PREFIXES =
  "over voor door onder tegen achter boven binnen buiten tussen samen naar mede terug voort vast " +
  "even meer ander alle waar daar hier weer geen niet zijn";
// Endings and other pieces that say nothing as a later part of a word (onderdeel, slagvaardig).
const ENDINGS =
  "heid heden lijk lijke lijker lijkheid baar bare schap schappen loos loze zaam rijk vaardig ings " +
  "ning ding ting ring ling king ging ende rend rende eren enen eert erend even eens deel delen mate " +
  "stel steld stelling stellen leiding lijken houd houden regelen rijden ware pers";
const NO_FIRST = new Set(`${PREFIXES} heid heden lijk lijke baar ende eren`.split(" "));
const NO_LATER = new Set(`${PREFIXES} ${ENDINGS}`.split(" "));

/**
 * A function that splits a Dutch compound into words of the vocabulary (normal forms), of four
 * letters at least, with a linking s, en, e or hyphen between them: "datastrategie" →
 * ["data", "strategie"]. The split with the fewest parts wins, then the one with the least linking,
 * then the one with the longest first part. [] when there is none; the whole word is no split.
 */
export function createCompoundSplitter(vocabulary: Iterable<string>): (word: string) => string[] {
  const words = new Set<string>();
  /** Those of letters alone, which can be part of a compound. */
  const letters = new Set<string>();
  for (const entry of vocabulary) {
    const word = normalise(entry);
    words.add(word);
    if (/^\p{L}+$/u.test(word)) letters.add(word);
  }

  function splitPlain(word: string): string[] {
    const best: ({ parts: string[]; links: number } | undefined)[] = new Array(word.length + 1);
    best[word.length] = { parts: [], links: 0 };
    for (let at = word.length - MIN_PART; at >= 0; at -= 1) {
      for (let end = word.length; end >= at + MIN_PART; end -= 1) {
        if (at === 0 && end === word.length) continue;
        const part = word.slice(at, end);
        if (!letters.has(part)) continue;
        if ((at === 0 ? NO_FIRST : NO_LATER).has(part)) continue;
        for (const link of LINKS) {
          const next = end + link.length;
          const rest = best[next];
          if (rest === undefined || !word.startsWith(link, end)) continue;
          if (link !== "" && next === word.length) continue;
          const links = rest.links + (link === "" ? 0 : 1);
          const known = best[at];
          const better =
            known === undefined ||
            rest.parts.length + 1 < known.parts.length ||
            (rest.parts.length + 1 === known.parts.length && links < known.links);
          if (better) best[at] = { parts: [part, ...rest.parts], links };
        }
      }
    }
    return best[0]?.parts ?? [];
  }

  return (word) => {
    const plain = normalise(word);
    if (!plain.includes("-")) return splitPlain(plain);
    const parts = plain.split("-").filter((part) => part !== "");
    const split = parts.map((part) => (words.has(part) ? [part] : splitPlain(part)));
    // "e-mail" is one word, not "e" and "mail".
    if (parts.length < 2 || parts.some((part) => part.length < 2)) return [];
    return split.some((part) => part.length === 0) ? [] : split.flat();
  };
}

/** Two adjacent words written apart that are one word of the vocabulary, with their place. */
export type JoinedPair = { word: string; first: number; start: number; end: number };

/**
 * The adjacent word tokens that together form a vocabulary word, with or without a linking letter:
 * "data strategie" → "datastrategie". `first` is the index of the first token of the pair.
 */
export function joinPairs(tokens: readonly Token[], vocabulary: ReadonlySet<string>): JoinedPair[] {
  const pairs: JoinedPair[] = [];
  for (const [first, left] of tokens.entries()) {
    const right = tokens[first + 1];
    if (right === undefined || left.kind !== "word" || right.kind !== "word") continue;
    if (left.normal.length < 2 || right.normal.length < 3 || /^\d/.test(left.normal)) continue;
    // At most a space or two: "data, strategie" are two things.
    if (right.start - left.end > 2) continue;
    for (const link of PAIR_LINKS) {
      const word = `${left.normal}${link}${right.normal}`;
      if (!vocabulary.has(word)) continue;
      pairs.push({ word, first, start: left.start, end: right.end });
      break;
    }
  }
  return pairs;
}
