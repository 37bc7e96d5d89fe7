import { stem } from "./stem.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { createRules, type Rules } from "./thesaurus-rules.ts";
import { type Token, tokenize } from "./tokens.ts";

/** The shape of seeds/thesaurus.json. Weights lie above 0 and at most at 1. */
export type Thesaurus = {
  abbreviations: { short: string; long: string }[];
  entries: {
    everyday: string[];
    policy: string[];
    direction: "toPolicy" | "both";
    weight: number;
  }[];
  english: { english: string[]; dutch: string[]; weight: number }[];
};

/** Other terms for the stretch `from` of a text (UTF-16 offsets, end excluded). */
export type Expansion = {
  from: string;
  start: number;
  end: number;
  terms: string[];
  weight: number;
};

/**
 * A thesaurus ready for use. `expand` gives for every phrase or word of a text that it knows the
 * terms to search for besides, in order of place; the longest phrase wins and hides what lies inside
 * it. Dutch is matched on stems, English on singular forms; one stretch can have several expansions
 * with different weights, the heaviest first. Abbreviations work both ways in both languages.
 */
export function createThesaurus(data: Thesaurus): {
  expand(text: string, language: "nl" | "en", tokens?: readonly Token[]): Expansion[];
} {
  const dutch = collectDutch(data);
  // Few questions are in English; the first of them waits for this.
  let english: Rules | undefined;
  return {
    expand: (text, language, tokens = tokenize(text)) => {
      if (language === "nl") return match(text, tokens, dutch, readDutchKey);
      english ??= collectEnglish(data);
      return match(text, tokens, english, readEnglishKey);
    },
  };
}

function collectDutch({ abbreviations, entries }: Thesaurus): Rules {
  const rules = createRules(readDutchKey);
  addAbbreviations(rules, abbreviations);
  for (const { everyday, policy, direction, weight } of entries) {
    for (const phrase of everyday) rules.add(phrase, policy, weight);
    if (direction === "toPolicy") continue;
    for (const phrase of policy) rules.add(phrase, everyday, weight);
  }
  return rules;
}

function collectEnglish({ abbreviations, english }: Thesaurus): Rules {
  const rules = createRules(readEnglishKey);
  addAbbreviations(rules, abbreviations);
  for (const entry of english) {
    for (const phrase of entry.english) rules.add(phrase, entry.dutch, entry.weight);
  }
  return rules;
}

function addAbbreviations(rules: Rules, abbreviations: Thesaurus["abbreviations"]): void {
  for (const { short, long } of abbreviations) {
    rules.add(short, [long], 1, isWord(short) ? short : undefined);
    rules.add(long, [short], 1);
  }
}

// OM, IT and DE are organisations or terms in capitals, and everyday words otherwise.
function isWord(short: string): boolean {
  return (
    STOP_WORDS.has(short.toLowerCase()) || ["it", "us", "who", "am"].includes(short.toLowerCase())
  );
}

function match(
  text: string,
  tokens: readonly Token[],
  rules: Rules,
  readKey: (token: Token) => string,
): Expansion[] {
  const keys = tokens.map(readKey);
  const expansions: Expansion[] = [];
  let at = 0;
  while (at < tokens.length) {
    const fitting = rules
      .startingWith(keys[at] ?? "")
      .filter(
        (rule) =>
          rule.keys.every((key, offset) => keys[at + offset] === key) &&
          (rule.exact === undefined || tokens[at]?.text === rule.exact) &&
          rule.terms().length > 0,
      );
    const length = Math.max(1, ...fitting.map((rule) => rule.keys.length));
    const start = tokens[at]?.start ?? 0;
    const end = tokens[at + length - 1]?.end ?? start;
    const byWeight = new Map<number, Set<string>>();
    for (const rule of fitting) {
      if (rule.keys.length !== length) continue;
      const terms = byWeight.get(rule.weight) ?? new Set<string>();
      for (const term of rule.terms()) terms.add(term);
      byWeight.set(rule.weight, terms);
    }
    for (const [weight, terms] of [...byWeight].sort(([a], [b]) => b - a)) {
      expansions.push({ from: text.slice(start, end), start, end, terms: [...terms], weight });
    }
    at += length;
  }
  return expansions;
}

function readDutchKey(token: Token): string {
  return token.kind === "word" ? stem(token.normal) : token.normal;
}

// English plurals and possessives; a stemmer would take more apart than these phrases need.
function readEnglishKey(token: Token): string {
  if (token.kind !== "word") return token.normal;
  const word = token.normal.replace(/'s?$/, "").replaceAll("-", "");
  if (word.length <= 3) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * What is wrong with the data of a thesaurus, one sentence each: empty lists and terms, terms mapped
 * to themselves, duplicates, weights outside 0–1, cycles among the entries that go one way.
 */
export function findProblems(data: Thesaurus): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  const check = (kind: string, from: string[], to: string[], weight: number) => {
    const name = `${kind} "${from.join(", ")}" → "${to.join(", ")}"`;
    if (from.length === 0 || to.length === 0) problems.push(`${name}: a list is empty`);
    if (!(weight > 0 && weight <= 1)) problems.push(`${name}: weight ${weight} is not in (0, 1]`);
    for (const term of [...from, ...to]) {
      if (term !== term.trim() || tokenize(term).length === 0) {
        problems.push(`${name}: "${term}" is blank or has blanks around it`);
      }
    }
    for (const left of from) {
      for (const right of to) {
        if (readPhrase(left) === readPhrase(right))
          problems.push(`${name}: "${left}" maps to itself`);
        // Two spellings of one stem are no duplicate by mistake, so the words themselves count.
        const pair = `${kind}|${left.toLowerCase()}|${right.toLowerCase()}`;
        if (seen.has(pair)) problems.push(`${name}: "${left}" → "${right}" is there twice`);
        seen.add(pair);
      }
    }
  };
  for (const { short, long } of data.abbreviations) check("abbreviation", [short], [long], 1);
  for (const { everyday, policy, weight } of data.entries) check("entry", everyday, policy, weight);
  for (const entry of data.english) check("english", entry.english, entry.dutch, entry.weight);
  return [...problems, ...findCycles(data)];
}

function findCycles(data: Thesaurus): string[] {
  const next = new Map<string, Set<string>>();
  for (const { everyday, policy, direction } of data.entries) {
    if (direction !== "toPolicy") continue;
    for (const from of everyday.map(readPhrase)) {
      const targets = next.get(from) ?? new Set<string>();
      for (const to of policy.map(readPhrase)) if (to !== from) targets.add(to);
      next.set(from, targets);
    }
  }
  const problems: string[] = [];
  const done = new Set<string>();
  const walk = (term: string, path: string[]) => {
    const at = path.indexOf(term);
    if (at >= 0) problems.push(`cycle: ${[...path.slice(at), term].join(" → ")}`);
    if (at >= 0 || done.has(term)) return;
    for (const target of next.get(term) ?? []) walk(target, [...path, term]);
    done.add(term);
  };
  for (const term of next.keys()) walk(term, []);
  return problems;
}

function readPhrase(phrase: string): string {
  return tokenize(phrase).map(readDutchKey).join(" ");
}
