import { STOP_WORDS } from "../dutch/stop-words.ts";
import { createSpeller } from "../dutch/typos.ts";
import type { Vocabulary } from "../schema.ts";
import { rarityOf } from "./rarity.ts";
import { readVocabulary } from "./read-corpus.ts";
import { createTermReader, type Term, type TermReader } from "./term-reader.ts";

/** The words of the corpus: which exist, how rare they are, how they fall apart. */
export interface Lexicon {
  /** The words of the corpus in normal form. */
  words: ReadonlySet<string>;
  /** Whether the corpus writes a word in lower case too: then a capital makes it no name. */
  isOrdinary(word: string): boolean;
  /** Terms of a text, stop words left out, parts of compounds included. */
  termsOf(text: string): Term[];
  /** The same of one token, in order: the whole word before its parts. */
  termsOfToken: TermReader["termsOfToken"];
  /** The word of the corpus that an unknown word is a misspelling of. */
  correct(word: string): string | undefined;
  /** Whether a word stands in the corpus, in the known words, or is a compound of such words. */
  exists(word: string): boolean;
  /** Whether a term stands in the corpus itself. */
  has(term: string): boolean;
  /** See rarityOf. */
  idf(term: string): number;
  /** What scoring a field of a passage needs to know of all passages. */
  fields(): { text: FieldStatistics; context: FieldStatistics };
}

/** A field of all texts together. */
export interface FieldStatistics {
  texts: number;
  /** Mean number of different terms. */
  averageLength: number;
  /** Number of texts that have a term in this field. */
  textsWith(term: string): number;
}

/** The lexicon of a corpus, from its words alone. */
export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const knownWords = new Set(vocabulary.known);
  const words = new Map(vocabulary.words.map(([word, count]) => [word, count]));
  const ordinary = new Set(vocabulary.words.filter(([, , lower]) => lower).map(([word]) => word));
  const total = vocabulary.passages;
  const rarities = new Map(vocabulary.terms.map(([term, count]) => [term, rarityOf(count, total)]));
  const rarest = rarityOf(0, total);
  const ofCorpus = new Set(words.keys());
  const { split, termsOf, termsOfToken } = createTermReader(ofCorpus, knownWords);
  const exists = (word: string) =>
    words.has(word) || knownWords.has(word) || STOP_WORDS.has(word) || split(word).length > 0;
  const speller = createSpeller(words, exists);
  return {
    words: ofCorpus,
    isOrdinary: (word) => ordinary.has(word.toLowerCase()),
    termsOf,
    termsOfToken,
    exists,
    correct: (word) => speller.correct(word)?.word,
    has: (term) => rarities.has(term),
    idf: (term) => rarities.get(term) ?? rarest,
    fields: () => {
      const text = new Map(vocabulary.terms.map(([term, , count]) => [term, count]));
      const context = new Map(vocabulary.terms.map(([term, , , count]) => [term, count]));
      return { text: fieldOf(total, text), context: fieldOf(total, context) };
    },
  };
}

/** Every term counts once in the length of each text that has it, so the counts hold the mean. */
function fieldOf(texts: number, counts: ReadonlyMap<string, number>): FieldStatistics {
  let lengths = 0;
  for (const count of counts.values()) lengths += count;
  return { texts, averageLength: lengths / texts, textsWith: (term) => counts.get(term) ?? 0 };
}

/** The lexicon of these texts alone. */
export function buildLexicon(texts: readonly string[], knownWords: ReadonlySet<string>): Lexicon {
  const passages = texts.map((text) => ({ text, headings: [], context: "" }));
  return createLexicon(readVocabulary(passages, knownWords));
}
