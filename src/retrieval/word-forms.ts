import { splitHyphens, type Token, tokenize } from "../dutch/tokens.ts";

/** A way of writing a word or a number, which may stand in many texts. */
export interface WordForm {
  /** A token of this form; its place says nothing. */
  token: Token;
  /** The words that it counts as: those between hyphens each. */
  words: readonly { normal: string; isLower: boolean }[];
}

/** Takes texts apart, each once. */
export interface FormReader {
  /** By number. */
  forms: readonly WordForm[];
  /** The numbers of the forms of a text, in order. */
  read(text: string): readonly number[];
}

/**
 * A reader that remembers every text it has read, and every form by its number. An index is built from
 * texts that are needed several times, of words that come back all the time.
 */
export function createFormReader(): FormReader {
  const forms: WordForm[] = [];
  /** Nearly always one: "acht" is a number, but not in "in acht nemen". */
  const byText = new Map<string, number[]>();
  const known = new Map<string, readonly number[]>();
  const numberOf = (token: Token): number => {
    const alike = byText.get(token.text) ?? [];
    for (const number of alike) {
      const other = forms[number]?.token;
      if (other?.normal === token.normal && other.kind === token.kind) return number;
    }
    const number = forms.push({ token, words: wordsOf(token) }) - 1;
    byText.set(token.text, [...alike, number]);
    return number;
  };
  return {
    forms,
    read: (text) => {
      let numbers = known.get(text);
      if (!numbers) {
        numbers = tokenize(text).map(numberOf);
        known.set(text, numbers);
      }
      return numbers;
    },
  };
}

function wordsOf(token: Token): WordForm["words"] {
  return splitHyphens(token)
    .filter(({ kind }) => kind === "word")
    .map(({ text, normal }) => ({ normal, isLower: /^\p{Ll}/u.test(text) }));
}
