import type { Lexicon } from "./lexicon.ts";

/** A text as word search sees it: its terms, each once, in order of first occurrence. */
export interface ReadText {
  terms: readonly string[];
  /** How often each stands in the text. */
  counts: readonly number[];
  /** Number of different terms, also where only some of them are listed. */
  length: number;
  /** Sum of the rarity of its whole words: those that are not only a part of a compound. */
  weight: number;
}

/** Reads a text as word search sees it. */
export type ReadTerms = (text: string) => ReadText;

/** Reads texts by the words of a corpus. */
export function readTermsWith(lexicon: Pick<Lexicon, "termsOf" | "idf">): ReadTerms {
  return (text) => {
    const found = new Map<string, { count: number; part: boolean }>();
    for (const { term, part } of lexicon.termsOf(text)) {
      const known = found.get(term);
      if (!known) {
        found.set(term, { count: 1, part });
        continue;
      }
      known.count += 1;
      known.part &&= part;
    }
    let weight = 0;
    for (const [term, { part }] of found) if (!part) weight += lexicon.idf(term);
    return {
      terms: [...found.keys()],
      counts: Array.from(found.values(), ({ count }) => count),
      length: found.size,
      weight,
    };
  };
}

/** Lists only the terms that are wanted; length and weight stay those of the whole text. */
export function readOnly(wanted: ReadonlySet<string>, read: ReadTerms): ReadTerms {
  return (text) => {
    const whole = read(text);
    const terms: string[] = [];
    const counts: number[] = [];
    for (const [index, term] of whole.terms.entries()) {
      if (!wanted.has(term)) continue;
      terms.push(term);
      counts.push(whole.counts[index] ?? 0);
    }
    return { ...whole, terms, counts };
  };
}
