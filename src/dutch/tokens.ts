import { normalise } from "./normalise.ts";
import { type FoundNumber, findFigures } from "./numbers.ts";

/**
 * A word, number, date or section number of a text; start and end are UTF-16 offsets, end excluded.
 * `normal` is what two writings share: a word in lower case without accents ("e-mail", "foto's"), a
 * number in plain figures with a comma for decimals ("2500000", "1,5", "20%"), a date in ISO form.
 * A counting word keeps kind "word" and has its figures as normal ("twee" → "2").
 */
export type Token = {
  text: string;
  normal: string;
  start: number;
  end: number;
  kind: "word" | "number" | "date" | "id";
};

// In order: "t/m"; abbreviations with dots (o.a., m.b.t.); words with inner apostrophes and hyphens;
// figures glued to letters (5G, 1e).
const WORD =
  /(?<![\p{L}\p{N}])t\/m(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’´‘-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+\p{L}[\p{L}\p{M}\p{N}]*/giu;

/** The tokens of a text in order, not overlapping; punctuation and loose signs are no tokens. */
export function tokenize(text: string): Token[] {
  const { dates, ids, numbers } = findFigures(text);
  const fixed: Token[] = [
    ...dates.map(({ iso, text, start, end }) => {
      return { text, normal: iso, start, end, kind: "date" } satisfies Token;
    }),
    ...ids.map(({ id, text, start, end }) => {
      return { text, normal: id, start, end, kind: "id" } satisfies Token;
    }),
    ...numbers.filter((number) => !isInsideWord(text, number)).map(toNumberToken),
  ].sort((a, b) => a.start - b.start);

  const tokens: Token[] = [];
  let from = 0;
  for (const token of fixed) {
    if (token.start < from) continue;
    tokens.push(...readWords(text, from, token.start), token);
    from = token.end;
  }
  tokens.push(...readWords(text, from, text.length));
  return tokens;
}

/** The parts of a hyphenated word with their own places; a token without hyphens gives itself. */
export function splitHyphens(token: Token): Token[] {
  if (token.kind !== "word" || !token.text.includes("-")) return [token];
  const parts: Token[] = [];
  for (const match of token.text.matchAll(/[^-]+/gu)) {
    const start = token.start + match.index;
    const end = start + match[0].length;
    parts.push({ text: match[0], normal: normaliseWord(match[0]), start, end, kind: "word" });
  }
  return parts;
}

// COVID-19 and BMH-13 are words; their figures are not numbers of the text.
function isInsideWord(text: string, number: FoundNumber): boolean {
  return /[\p{L}\p{M}]['’´‘-]$/u.test(text.slice(Math.max(0, number.start - 3), number.start));
}

function toNumberToken({ value, unit, text, start, end }: FoundNumber): Token {
  const figures = writeFigures(value);
  const written = /\p{N}/u.test(text) || unit !== undefined;
  return {
    text,
    normal: unit === "percent" ? `${figures}%` : figures,
    start,
    end,
    kind: written ? "number" : "word",
  };
}

function writeFigures(value: number): string {
  // toLocaleString is slow, its first call most of all, and few numbers need it.
  const written = String(value);
  if (/^\d+(?:\.\d{1,6})?$/.test(written)) return written.replace(".", ",");
  return value
    .toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 6 })
    .replace(".", ",");
}

function readWords(text: string, from: number, to: number): Token[] {
  const piece = text.slice(from, to);
  const tokens: Token[] = [];
  // exec takes half the time of matchAll, and every text that comes by is read here.
  WORD.lastIndex = 0;
  for (let match = WORD.exec(piece); match !== null; match = WORD.exec(piece)) {
    const [word] = match;
    const start = from + match.index;
    tokens.push({
      text: word,
      normal: normaliseWord(word),
      start,
      end: start + word.length,
      kind: "word",
    });
  }
  return tokens;
}

function normaliseWord(word: string): string {
  if (/^[a-z]+$/i.test(word)) return word.toLowerCase();
  // A few Arabic letters are nothing but marks once they are taken apart.
  const normal = normalise(word) || word;
  return /^(?:\p{L}\.)+$/u.test(normal) ? normal.replaceAll(".", "") : normal;
}
