import { mayCount } from "./numbers.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Terms that a phrase may be looked for by besides. */
export interface Rule {
  /** What is compared of each word of the phrase, e.g. its stem. */
  keys: readonly string[];
  /** Without those that are the phrase itself, which only a rule that is used needs to know. */
  terms: () => readonly string[];
  weight: number;
  /** The only way of writing that counts. */
  exact?: string | undefined;
}

/** Rules by the first word of their phrase. */
export interface Rules {
  add(phrase: string, terms: readonly string[], weight: number, exact?: string): void;
  /** Those of phrases whose first word has this key, in the order in which they were added. */
  startingWith(key: string): readonly Rule[];
}

/** A rule before its phrase is read. */
interface Unread {
  phrase: string;
  terms: readonly string[];
  weight: number;
  exact?: string | undefined;
  order: number;
}

/** Where the phrases stand of which the first letter does not tell that of the key. */
const ANY = "";

/**
 * Rules of which the phrases are read when a word with the same first letter is looked up for the first
 * time: the stems of thousands of words take a tenth of a start, and a question has few words.
 */
export function createRules(readKey: (token: Token) => string): Rules {
  const unread = new Map<string, Unread[]>();
  const byKey = new Map<string, (Rule & { order: number })[]>();
  const readKeys = readKeysOnce(readKey);
  let added = 0;
  const read = (letter: string): void => {
    for (const { phrase, terms, ...rest } of unread.get(letter) ?? []) {
      const keys = readKeys(phrase);
      const [first] = keys;
      if (first === undefined) continue;
      const own = keys.join(" ");
      let others: readonly string[] | undefined;
      const findOthers = () => {
        others ??= terms.filter((term) => readKeys(term).join(" ") !== own);
        return others;
      };
      const known = byKey.get(first) ?? [];
      known.push({ keys, terms: findOthers, ...rest });
      // Those of two letters may have the same key: "pensioen" and "gepensioneerd".
      known.sort((a, b) => a.order - b.order);
      byKey.set(first, known);
    }
    unread.delete(letter);
  };
  return {
    add: (phrase, terms, weight, exact) => {
      const letter = letterOfPhrase(phrase);
      const known = unread.get(letter) ?? [];
      known.push({ phrase, terms, weight, exact, order: added });
      unread.set(letter, known);
      added += 1;
    },
    startingWith: (key) => {
      read(ANY);
      read(key.slice(0, 1));
      return byKey.get(key) ?? [];
    },
  };
}

/** A stem begins as its word does, but for "ge" before a participle, accents, and counting words. */
function letterOfPhrase(phrase: string): string {
  return /^[a-z]/i.test(phrase) && !/^ge/i.test(phrase) && !mayCount(phrase)
    ? phrase.slice(0, 1).toLowerCase()
    : ANY;
}

/** Most phrases stand in several entries. */
function readKeysOnce(readKey: (token: Token) => string): (phrase: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (phrase) => {
    const keys = known.get(phrase) ?? tokenize(phrase).map(readKey);
    known.set(phrase, keys);
    return keys;
  };
}
