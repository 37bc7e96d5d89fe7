import { createCompoundSplitter } from "../dutch/compounds.ts";
import { stem } from "../dutch/stem.ts";
import { STOP_WORDS } from "../dutch/stop-words.ts";
import { splitHyphens, type Token, tokenize } from "../dutch/tokens.ts";
import { createSpeller } from "../dutch/typos.ts";
import type { Passage, Vocabulary } from "../schema.ts";

/** A term of a text: what is stored in the index and looked for. */
export interface Term {
  term: string;
  /** The word it comes from, as it stands in the text. */
  token: Token;
  /** The word that it is the stem of, in normal form: of a part of a compound that part. */
  word: string;
  /** Whole words count in full, parts of a compound less. */
  part: boolean;
}

/** The words of the corpus: which exist, how rare they are, how they fall apart. */
export interface Lexicon {
  /** The words of the corpus in normal form. */
  words: ReadonlySet<string>;
  /** Whether the corpus writes a word in lower case too: then a capital makes it no name. */
  isOrdinary(word: string): boolean;
  /** Terms of a text, stop words left out, parts of compounds included. */
  termsOf(text: string): Term[];
  /** The word of the corpus that an unknown word is a misspelling of. */
  correct(word: string): string | undefined;
  /** Whether a word stands in the corpus, in the known words, or is a compound of such words. */
  exists(word: string): boolean;
  /** Whether a term stands in the corpus itself. */
  has(term: string): boolean;
  /** ln(1 + (N − n + 0.5) / (n + 0.5)), n of N texts holding the term (Robertson & Zaragoza 2009). */
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

/** IDO's, IDOs, API’s: the stemmer does not know these plurals. */
const ABBREVIATION_PLURAL = /^(\p{Lu}{2,})['’]?s$/u;

/** How the words of a corpus fall apart into terms; `words` are those of the corpus. */
function createTermReader(
  words: ReadonlySet<string>,
  knownWords: ReadonlySet<string>,
): { split: (word: string) => string[]; termsOf: Lexicon["termsOf"] } {
  const split = createCompoundSplitter(words);
  // Words of the corpus and common words come back thousands of times. Others are not remembered:
  // they may be names that somebody typed, and there is no end to them.
  const remembered = new Map<string, readonly Omit<Term, "token">[]>();
  const expandToken = (token: Token): Term[] => {
    const { kind, text, normal } = token;
    if (kind !== "word") return [{ term: normal, token, word: normal, part: false }];
    const known = remembered.get(normal);
    const mayBePlural = text.endsWith("s") && ABBREVIATION_PLURAL.test(text);
    const isPlain = !text.includes("-") && !mayBePlural;
    const terms = (isPlain && known) || expandWord(token);
    if (!known && isPlain && (words.has(normal) || knownWords.has(normal))) {
      remembered.set(normal, terms);
    }
    return terms.map(({ term, word, part }) => ({ term, token, word, part }));
  };
  const expandWord = (token: Token): Omit<Term, "token">[] => {
    const hyphens = splitHyphens(token);
    const pieces = hyphens.length > 1 ? hyphens : [];
    const plural = token.text.match(ABBREVIATION_PLURAL)?.[1]?.toLowerCase();
    const whole = STOP_WORDS.has(token.normal)
      ? []
      : [{ term: plural ?? stem(token.normal), word: plural ?? token.normal, part: false }];
    const parts = [
      ...pieces.map(({ normal }) => normal),
      ...(words.has(token.normal) || pieces.length === 0 ? split(token.normal) : []),
    ].filter((part) => part.length > 1 && !STOP_WORDS.has(part));
    return [...whole, ...parts.map((part) => ({ term: stem(part), word: part, part: true }))];
  };
  return { split, termsOf: (text) => tokenize(text).flatMap((token) => expandToken(token)) };
}

/**
 * Counts the words and terms of a corpus.
 * @param knownWords words that exist, though not in the corpus
 */
export function readVocabulary(
  passages: readonly Pick<Passage, "text" | "headings" | "context">[],
  knownWords: ReadonlySet<string>,
): Vocabulary {
  const texts = passages.map(({ text, headings }) => [text, ...headings].join("\n"));
  const words = new Map<string, number>();
  const ordinary = new Set<string>();
  for (const text of texts) {
    for (const token of tokenize(text).flatMap(splitHyphens)) {
      if (token.kind !== "word") continue;
      words.set(token.normal, (words.get(token.normal) ?? 0) + 1);
      if (/^\p{Ll}/u.test(token.text)) ordinary.add(token.normal);
    }
  }
  const { termsOf } = createTermReader(new Set(words.keys()), knownWords);
  const differentTerms = (text: string) => new Set(termsOf(text).map(({ term }) => term));
  const terms = new Map<string, [number, number, number]>();
  for (const [index, { text, context }] of passages.entries()) {
    for (const [place, one] of [texts[index] ?? "", text, context].entries()) {
      for (const term of differentTerms(one)) {
        const counts = terms.get(term) ?? [0, 0, 0];
        counts[place] = (counts[place] ?? 0) + 1;
        terms.set(term, counts);
      }
    }
  }
  return {
    passages: texts.length,
    words: [...words].map(([word, count]) => [word, count, ordinary.has(word) ? 1 : 0]),
    terms: Array.from(terms, ([term, counts]) => [term, ...counts]),
    known: [...knownWords],
  };
}

/** The lexicon of a corpus, from its words alone. */
export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const knownWords = new Set(vocabulary.known);
  const words = new Map(vocabulary.words.map(([word, count]) => [word, count]));
  const ordinary = new Set(vocabulary.words.filter(([, , lower]) => lower).map(([word]) => word));
  const total = vocabulary.passages;
  const rarityOf = (count: number) => Math.log(1 + (total - count + 0.5) / (count + 0.5));
  const rarities = new Map(vocabulary.terms.map(([term, count]) => [term, rarityOf(count)]));
  const rarest = rarityOf(0);
  const ofCorpus = new Set(words.keys());
  const { split, termsOf } = createTermReader(ofCorpus, knownWords);
  const exists = (word: string) =>
    words.has(word) || knownWords.has(word) || STOP_WORDS.has(word) || split(word).length > 0;
  const speller = createSpeller(words, exists);
  return {
    words: ofCorpus,
    isOrdinary: (word) => ordinary.has(word.toLowerCase()),
    termsOf,
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
