import { createCompoundSplitter } from "../dutch/compounds.ts";
import { stem } from "../dutch/stem.ts";
import { STOP_WORDS } from "../dutch/stop-words.ts";
import { splitHyphens, type Token, tokenize } from "../dutch/tokens.ts";

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

/** IDO's, IDOs, API’s: the stemmer does not know these plurals. */
const ABBREVIATION_PLURAL = /^(\p{Lu}{2,})['’]?s$/u;

/** Reads terms, and takes compounds apart. */
export interface TermReader {
  /** The parts of a compound; none when it is not one. */
  split(word: string): string[];
  /** Terms of a token, in order: the whole word before its parts. */
  termsOfToken(token: Token): readonly Omit<Term, "token">[];
  /** Terms of a text, stop words left out, parts of compounds included. */
  termsOf(text: string): Term[];
}

/** How the words of a corpus fall apart into terms; `words` are those of the corpus. */
export function createTermReader(
  words: ReadonlySet<string>,
  knownWords: ReadonlySet<string>,
): TermReader {
  const split = createCompoundSplitter(words);
  // Words of the corpus and common words come back thousands of times. Others are not remembered:
  // they may be names that somebody typed, and there is no end to them.
  const remembered = new Map<string, readonly Omit<Term, "token">[]>();
  const termsOfToken = (token: Token): readonly Omit<Term, "token">[] => {
    const { kind, text, normal } = token;
    if (kind !== "word") return [{ term: normal, word: normal, part: false }];
    const known = remembered.get(normal);
    const mayBePlural = text.endsWith("s") && ABBREVIATION_PLURAL.test(text);
    const isPlain = !text.includes("-") && !mayBePlural;
    const terms = (isPlain && known) || expandWord(token);
    if (!known && isPlain && (words.has(normal) || knownWords.has(normal))) {
      remembered.set(normal, terms);
    }
    return terms;
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
  const termsOf = (text: string): Term[] => {
    const terms: Term[] = [];
    for (const token of tokenize(text)) {
      for (const { term, word, part } of termsOfToken(token)) {
        terms.push({ term, token, word, part });
      }
    }
    return terms;
  };
  return { split, termsOfToken, termsOf };
}
