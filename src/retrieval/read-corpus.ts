import type { Passage, Vocabulary } from "../schema.ts";
import { rarityOf } from "./rarity.ts";
import type { ReadTerms, ReadText } from "./read-text.ts";
import { createTermReader } from "./term-reader.ts";
import { createFormReader, type FormReader } from "./word-forms.ts";

type Texts = Pick<Passage, "text" | "headings" | "context">;

/** The words of a corpus, and how its texts are read with them. */
export interface ReadCorpus {
  vocabulary: Vocabulary;
  /** As readTermsWith does with a lexicon of these words. */
  read: ReadTerms;
}

/** A term while texts are read. */
interface Tally {
  term: string;
  /** Passages that have it in text or headings, in their text, in their context. */
  counts: [number, number, number];
  /** The last passage that was counted in each of these places. */
  counted: [number, number, number];
  /** The last text that had it, and its place among the terms of that text. */
  text: number;
  place: number;
}

/** What a form falls apart into. */
type FormTerms = readonly { tally: Tally; part: boolean }[];

const NONE = -1;

/**
 * Reads the passages of an index. A text is taken apart once, and what a word falls apart into is looked
 * up once.
 * @param knownWords words that exist, though not in the corpus
 */
export function readCorpus(
  passages: readonly Texts[],
  knownWords: ReadonlySet<string>,
): ReadCorpus {
  const forms = createFormReader();
  const words = countWords(passages, forms);
  const termsOf = readTermsOnce(forms, new Set(words.map(([word]) => word)), knownWords);
  const vocabulary: Vocabulary = {
    passages: passages.length,
    words,
    terms: countTerms(passages, forms, termsOf),
    known: [...knownWords],
  };
  const readForms = createTextReader(termsOf, passages.length);
  return { vocabulary, read: (text) => readForms(forms.read(text)) };
}

/** Counts the words and terms of a corpus. */
export function readVocabulary(
  passages: readonly Texts[],
  knownWords: ReadonlySet<string>,
): Vocabulary {
  return readCorpus(passages, knownWords).vocabulary;
}

function countWords(passages: readonly Texts[], { forms, read }: FormReader): Vocabulary["words"] {
  const times: number[] = [];
  for (const { text, headings } of passages) {
    for (const one of [text, ...headings]) {
      for (const form of read(one)) times[form] = (times[form] ?? 0) + 1;
    }
  }
  const counts = new Map<string, [string, number, 0 | 1]>();
  for (const [form, count] of times.entries()) {
    for (const { normal, isLower } of forms[form]?.words ?? []) {
      const counted = counts.get(normal) ?? [normal, 0, 0];
      counted[1] += count;
      if (isLower) counted[2] = 1;
      counts.set(normal, counted);
    }
  }
  return [...counts.values()];
}

function readTermsOnce(
  { forms }: FormReader,
  words: ReadonlySet<string>,
  knownWords: ReadonlySet<string>,
): (form: number) => FormTerms {
  const { termsOfToken } = createTermReader(words, knownWords);
  const tallies = new Map<string, Tally>();
  const tallyOf = (term: string): Tally => {
    const known = tallies.get(term);
    if (known) return known;
    const counted: Tally["counted"] = [NONE, NONE, NONE];
    const tally = { term, counts: zeros(), counted, text: NONE, place: 0 };
    tallies.set(term, tally);
    return tally;
  };
  const known = new Map<number, FormTerms>();
  return (form) => {
    let terms = known.get(form);
    if (!terms) {
      const token = forms[form]?.token;
      terms = token
        ? termsOfToken(token).map(({ term, part }) => ({ tally: tallyOf(term), part }))
        : [];
      known.set(form, terms);
    }
    return terms;
  };
}

function zeros(): [number, number, number] {
  return [0, 0, 0];
}

function countTerms(
  passages: readonly Texts[],
  { read }: FormReader,
  termsOf: (form: number) => FormTerms,
): Vocabulary["terms"] {
  const tallies = new Set<Tally>();
  const count = (passage: number, text: string, places: readonly (0 | 1 | 2)[]) => {
    for (const form of read(text)) {
      for (const { tally } of termsOf(form)) {
        tallies.add(tally);
        for (const place of places) {
          if (tally.counted[place] === passage) continue;
          tally.counted[place] = passage;
          tally.counts[place] += 1;
        }
      }
    }
  };
  for (const [passage, { text, headings, context }] of passages.entries()) {
    count(passage, text, [0, 1]);
    for (const heading of headings) count(passage, heading, [0]);
    count(passage, context, [2]);
  }
  return Array.from(tallies, ({ term, counts }) => [term, ...counts]);
}

/** Reads texts, given as their forms. */
function createTextReader(
  termsOf: (form: number) => FormTerms,
  passages: number,
): (forms: readonly number[]) => ReadText {
  let texts = 0;
  return (forms) => {
    const found: Tally[] = [];
    const counts: number[] = [];
    const parts: boolean[] = [];
    for (const form of forms) {
      for (const { tally, part } of termsOf(form)) {
        if (tally.text === texts) {
          counts[tally.place] = (counts[tally.place] ?? 0) + 1;
          if (!part) parts[tally.place] = false;
          continue;
        }
        tally.text = texts;
        tally.place = found.push(tally) - 1;
        counts.push(1);
        parts.push(part);
      }
    }
    texts += 1;
    let weight = 0;
    for (const [place, tally] of found.entries()) {
      if (!parts[place]) weight += rarityOf(tally.counts[0], passages);
    }
    return { terms: found.map(({ term }) => term), counts, length: found.length, weight };
  };
}
