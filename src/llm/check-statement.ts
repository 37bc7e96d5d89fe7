import type { DraftStatement } from "../answer/draft.ts";
import { CONNECTING_WORDS, hasNegation, isSupported, NEGATIONS } from "../answer/support.ts";
import { findNumbers } from "../dutch/numbers.ts";
import { stem } from "../dutch/stem.ts";
import { STOP_WORDS } from "../dutch/stop-words.ts";
import { splitHyphens, type Token, tokenize } from "../dutch/tokens.ts";
import { keepsCertainty } from "./certainty.ts";
import { cutBeforeOrders } from "./orders.ts";

/** Longer is no sentence. */
const MAX_LENGTH = 600;
/** Letters that a word must have to be recognised as a part of another. */
const MIN_PART = 5;
/** Share of the words of an extractive statement that its rephrasing has. */
const TOLD_SHARE = 0.6;

const ADDRESS =
  /(?:https?|ftp):\/\/\S+|(?:javascript|mailto):\S*|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|io|gov|info|app|dev)\b/giu;
const MARKUP = /<\/?[a-z!?]|\]\s*\(|!\[|\[\s*\]|&(?:#\d+|#x[\da-f]+|[a-z]+);|\\[a-z]/iu;
/** Signs that a sentence may have; emoji and private characters are not among them. */
const PLAIN = /^[\p{L}\p{M}\p{N}\p{P}\p{Zs}€$%+=°´`]*$/u;

/**
 * Makes a plain sentence of what a model wrote: without emphasis, list marks, its own [1] and
 * invisible characters. Undefined where links, HTML, or addresses that no excerpt has are left.
 */
export function cleanText(text: string, excerpts: readonly string[]): string | undefined {
  const visible = text
    .normalize("NFC")
    .replace(/[\t\n\r]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "");
  const known = excerpts.join("\n").toLowerCase();
  const addresses = visible.match(ADDRESS) ?? [];
  if (addresses.some((one) => !known.includes(one.toLowerCase().replace(/[.,;:)]+$/, "")))) {
    return undefined;
  }
  if (MARKUP.test(visible)) return undefined;
  const plain = visible
    .replace(/\s*\[\d{1,2}(?:\s*,\s*\d{1,2})*\]/g, "")
    .replace(/^\s*(?:#{1,6}|[-*•>]|\d{1,2}[.)])\s+/, "")
    .replace(/\*{1,3}|_{2,3}|`{1,3}|~~/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain !== "" && plain.length <= MAX_LENGTH && PLAIN.test(plain) ? plain : undefined;
}

/**
 * Whether a rephrased statement may be shown. It passes the check of every statement and, since no
 * sentence of it was copied, stricter ones: no word but connecting ones that its excerpts lack, the
 * same numbers with the same percent signs, no more certainty, and nothing that rests on an order in
 * an excerpt.
 */
export function isFaithful({ text, evidence }: DraftStatement): boolean {
  const trusted = evidence.map(({ citation, context }) => ({
    citation: { ...citation, excerpt: cutBeforeOrders(citation.excerpt) },
    context,
  }));
  if (!isSupported({ text, evidence: trusted })) return false;
  const excerpts = trusted.map(({ citation }) => citation.excerpt).join("\n");
  const grounds = trusted
    .map(({ citation, context }) => `${citation.excerpt}\n${context}`)
    .join("\n");
  if (hasNegation(text) && !hasNegation(excerpts)) return false;
  const words = readContent(text);
  return (
    words.some((word) => isKnown(word, readStems(excerpts))) &&
    words.every((word) => isKnown(word, readStems(grounds))) &&
    hasOnlyKnownNumbers(text, grounds) &&
    keepsCertainty(text, excerpts)
  );
}

/** Whether rephrased statements tell what one of the extractive answer does: its numbers, most words. */
export function tellsSame(original: DraftStatement, rephrased: readonly DraftStatement[]): boolean {
  const told = rephrased.map(({ text }) => text).join("\n");
  const words = readContent(original.text);
  const known = readStems(told);
  const isTold = words.filter((word) => isKnown(word, known)).length >= words.length * TOLD_SHARE;
  const numbers = findNumbers(told);
  return (
    isTold &&
    findNumbers(original.text).every(({ value }) => numbers.some((one) => one.value === value)) &&
    hasNegation(told) === hasNegation(original.text)
  );
}

/** The words of a text that say something; counting words are numbers. */
function readContent(text: string): Token[] {
  return tokenize(text).filter(
    ({ kind, normal }) =>
      kind === "word" &&
      !STOP_WORDS.has(normal) &&
      !CONNECTING_WORDS.has(normal) &&
      !NEGATIONS.has(normal) &&
      !/^\d/.test(normal),
  );
}

function readStems(text: string): ReadonlySet<string> {
  const tokens = tokenize(text).flatMap((token) => [token, ...splitHyphens(token)]);
  return new Set(tokens.map(({ normal }) => stem(normal)));
}

/** As itself, as the first or last part of a compound, or in its own parts: AI-systemen. */
function isKnown(word: Token, known: ReadonlySet<string>): boolean {
  const isStem = (wanted: string): boolean =>
    known.has(wanted) ||
    (wanted.length >= MIN_PART &&
      [...known].some((one) => one.startsWith(wanted) || one.endsWith(wanted)));
  const parts = splitHyphens(word);
  return (
    isStem(stem(word.normal)) ||
    (parts.length > 1 && parts.every(({ normal }) => isStem(stem(normal))))
  );
}

function hasOnlyKnownNumbers(text: string, grounds: string): boolean {
  const known = findNumbers(grounds);
  return findNumbers(text).every(({ value, unit }) =>
    known.some((one) => one.value === value && (one.unit === "percent") === (unit === "percent")),
  );
}
