import { joinPairs } from "../dutch/compounds.ts";
import { normalise } from "../dutch/normalise.ts";
import { rememberFor, rememberLatest } from "../dutch/remember.ts";
import { stem } from "../dutch/stem.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import type { Expansion } from "../dutch/thesaurus.ts";
import { type Token, tokenize } from "../dutch/tokens.ts";
import type { Language } from "../schema.ts";
import type { Lexicon } from "./lexicon.ts";

/** A term to look for instead of a word, and how much finding it counts (1 = the word itself). */
export interface Alternative {
  term: string;
  /** A word that it is the stem of. */
  word: string;
  weight: number;
}

/** One word of the question with everything that may stand for it in a passage. */
export interface QueryWord {
  text: string;
  start: number;
  end: number;
  /** What the word was taken for, when it was misspelled. */
  corrected?: string;
  /** Words that only phrase the question count little. */
  importance: number;
  /** The word exists nowhere: not in the corpus, the known words or the thesaurus. */
  unknown: boolean;
  alternatives: Alternative[];
}

/** A question as it is looked for. */
export interface Query {
  text: string;
  language: Language;
  words: QueryWord[];
}

/** What a text may be said as instead; see createThesaurus. */
export type Expand = (text: string, language: Language, tokens: readonly Token[]) => Expansion[];

/** Weights of what may stand for a word, see docs/adr/0008-fitted-weights.md. */
export const WORD_WEIGHTS = {
  /** A part of a compound word: "cyberoefening" finds "oefening". */
  part: 0.55,
  /** The same of a compound that the corpus does not have as a whole. */
  partOfUnknown: 0.8,
  /** Two words that the corpus writes as one. */
  joined: 1,
  /** A word whose spelling was mended. */
  corrected: 0.9,
  /** A synonym, times the weight of its thesaurus entry. */
  synonym: 0.8,
  /** A year of the result columns. */
  resultYear: 0.4,
  /** A question word next to a content word. */
  questionWord: 0.12,
};

/** Reads a question as words with alternatives: inflection, compounds, typos and synonyms. */
export function readQuery(
  text: string,
  language: Language,
  lexicon: Lexicon,
  expand: Expand,
): Query {
  const mended = mendTypos(text, lexicon, language);
  const { tokens } = mended;
  const expansions = expand(mended.text, language, tokens);
  const words: QueryWord[] = [];
  for (const token of tokens) {
    const terms = lexicon.termsOfToken(token);
    const isKnown = terms.some(({ term, part }) => !part && lexicon.has(term));
    const partWeight = isKnown ? WORD_WEIGHTS.part : WORD_WEIGHTS.partOfUnknown;
    const own = terms.map(({ term, word, part }) => ({
      term,
      word,
      weight: part ? partWeight : 1,
    }));
    const synonyms = expansions
      .filter(({ start, end }) => token.start >= start && token.end <= end)
      .flatMap((expansion) => synonymsOf(expansion, lexicon));
    const alternatives = strongest([...own, ...synonyms]);
    if (alternatives.length === 0) continue;
    const correction = mended.corrections.get(token.start);
    if (correction) for (const one of alternatives) one.weight *= WORD_WEIGHTS.corrected;
    words.push({
      text: token.text,
      start: token.start,
      end: token.end,
      ...(correction ? { corrected: correction } : {}),
      importance: importanceOf(token),
      unknown: synonyms.length === 0 && token.kind === "word" && !lexicon.exists(token.normal),
      alternatives,
    });
  }
  for (const pair of joinPairs(tokens, lexicon.words)) {
    for (const word of words) {
      if (word.start < pair.start || word.end > pair.end) continue;
      const { word: joined } = pair;
      word.alternatives.push({ term: stem(joined), word: joined, weight: WORD_WEIGHTS.joined });
    }
  }
  return { text: mended.text, language, words };
}

/** The years of the two result columns stand everywhere; the ranking knows them by itself. */
const RESULT_YEAR = /^(?:2023|2025)$/;

function importanceOf({ normal }: Token): number {
  if (RESULT_YEAR.test(normal)) return WORD_WEIGHTS.resultYear;
  return QUESTION_WORDS.has(normal) || STOP_WORDS.has(normal) ? WORD_WEIGHTS.questionWord : 1;
}

/** A phrase of more words counts once: its terms share the weight. */
function synonymsOf(expansion: Expansion, lexicon: Lexicon): Alternative[] {
  const termsOf = termsOfPhrases(lexicon);
  return expansion.terms.flatMap((phrase) => {
    const terms = termsOf(phrase);
    const share = terms.length > 1 ? 1 / Math.sqrt(terms.length) : 1;
    return terms.map(({ term, word }) => ({
      term,
      word,
      weight: WORD_WEIGHTS.synonym * expansion.weight * share,
    }));
  });
}

/** Phrases of the thesaurus whose terms are kept: about all of them. */
const PHRASES = 10_000;

const termsOfPhrases = rememberFor((lexicon: Lexicon) =>
  rememberLatest(
    PHRASES,
    (phrase: string) => lexicon.termsOf(phrase).filter(({ part }) => !part),
    (phrase) => phrase,
  ),
);

function strongest(alternatives: readonly Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const one of alternatives) {
    const known = best.get(one.term);
    if (!known || one.weight > known.weight) best.set(one.term, one);
  }
  return [...best.values()];
}

/** Nobody misspells a word into capitals. */
const ABBREVIATION = /\p{Lu}.*\p{Lu}/u;

/** The text with misspelled words replaced, its tokens, and by their new start what they became. */
function mendTypos(
  text: string,
  lexicon: Lexicon,
  language: Language,
): { text: string; tokens: Token[]; corrections: Map<number, string> } {
  const corrections = new Map<number, string>();
  let mended = "";
  let from = 0;
  const tokens = tokenize(text);
  for (const token of tokens) {
    if (token.kind !== "word" || language === "en") continue;
    if (QUESTION_WORDS.has(token.normal) || lexicon.exists(token.normal)) continue;
    if (ABBREVIATION.test(token.text)) continue;
    const word = lexicon.correct(normalise(token.text));
    if (!word) continue;
    mended += text.slice(from, token.start);
    corrections.set(mended.length, word);
    mended += word;
    from = token.end;
  }
  if (corrections.size === 0) return { text, tokens, corrections };
  mended += text.slice(from);
  return { text: mended, tokens: tokenize(mended), corrections };
}
