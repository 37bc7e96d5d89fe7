import { type FoundDate, findDates } from "./dates.ts";
import { foldAccents } from "./normalise.ts";

/** How the number was written; a scale word is already part of the value, a percentage is not. */
export type NumberUnit = "percent" | "euro" | "duizend" | "miljoen" | "miljard" | "biljoen";

/** A number in a text. 2,5 miljoen has value 2500000 and unit "miljoen"; 20% has value 20. */
export type FoundNumber = {
  value: number;
  unit?: NumberUnit;
  text: string;
  start: number;
  end: number;
};

/** A section or action number in a text: "4.3" or "4.3.4". */
export type FoundId = { id: string; text: string; start: number; end: number };

type Span = { start: number; end: number };

const SCALES: Record<string, [number, NumberUnit]> = {
  duizend: [1e3, "duizend"],
  thousand: [1e3, "duizend"],
  miljoen: [1e6, "miljoen"],
  million: [1e6, "miljoen"],
  mln: [1e6, "miljoen"],
  miljard: [1e9, "miljard"],
  billion: [1e9, "miljard"],
  mld: [1e9, "miljard"],
  biljoen: [1e12, "biljoen"],
  trillion: [1e12, "biljoen"],
};
// "een" is an article and "acht", "ten" and "one" are often something else: see readCountingWord.
const COUNTING: Record<string, number> = Object.fromEntries([
  ...(
    "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien " +
    "zestien zeventien achttien negentien twintig"
  )
    .split(" ")
    .map((word, value) => [word, value]),
  ...["dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"].map(
    (word, index) => [word, (index + 3) * 10],
  ),
  ["honderd", 100],
  ["duizend", 1000],
  ...["two", "three", "four", "five", "six", "seven", "eight", "nine"].map((word, index) => [
    word,
    index + 2,
  ]),
  ["eleven", 11],
  ["twelve", 12],
  ["twenty", 20],
]);

// "negentien"; written with loose accents "één" has five.
const LONGEST_COUNTING = Math.max(...Object.keys(COUNTING).map((word) => word.length));
// A text without this has no counting word, which is quicker to see than to read each of its words:
// a counting word, "een" or "a" before a scale, or an accented letter as in "één".
const MAY_COUNT = new RegExp(
  `(?<![a-z])(?:${Object.keys(COUNTING).join("|")}|(?:een|a)\\s+(?:${Object.keys(SCALES).join("|")}))|[\\u00c0-\\u200f\\u2027-\\u20ab\\u20ad-\\uffff]`,
  "i",
);

const SCALE = `\\s*(?<scale>${Object.keys(SCALES).join("|")})(?![\\p{L}\\p{M}])\\.?`;
const PERCENT = "\\s*(?<percent>%|(?:procent|percent|per cent)(?![\\p{L}\\p{M}]))";
const NUMBER = new RegExp(
  "(?<sign>[€$]\\s*)?(?<![\\p{L}\\p{N}])(?<![\\d][.,])" +
    "(?<digits>\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?)" +
    `(?:${SCALE}|${PERCENT})?`,
  "giu",
);
const WORD_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}'’´-])(?<word>\\p{L}[\\p{L}\\p{M}]*)(?:${SCALE.replace("\\s*", "\\s+")}|${PERCENT.replace("\\s*", "\\s+")}|(?![\\p{L}\\p{N}'’´-]))`,
  "giu",
);

/**
 * All numbers outside dates and section numbers, in order: figures with Dutch separators (50.000;
 * 2,5 miljoen), English ones where they cannot be Dutch (2.5 million), percentages, euros, years,
 * and counting words that stand alone (één, twintig), never the article "een".
 */
export function findNumbers(text: string): FoundNumber[] {
  return findFigures(text).numbers;
}

/** Dates, section numbers and all other numbers of a text, each found once. */
export function findFigures(text: string): {
  dates: FoundDate[];
  ids: FoundId[];
  numbers: FoundNumber[];
} {
  const dates = findDates(text);
  const ids = findIdsBeside(text, dates);
  const taken: Span[] = [...dates, ...ids];
  const numbers = [...readFigures(text), ...readCountingWords(text)]
    .filter((number) => !taken.some((span) => number.start < span.end && span.start < number.end))
    .sort((a, b) => a.start - b.start);
  return { dates, ids, numbers };
}

function readFigures(text: string): FoundNumber[] {
  if (!/\d/.test(text)) return [];
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { digits = "", scale, percent, sign } = match.groups ?? {};
    const start = match.index;
    let end = start + match[0].length;
    // "5G", "1e": a figure glued to letters is part of a word.
    if (
      scale === undefined &&
      percent === undefined &&
      /^[\p{L}\p{M}]/u.test(text.slice(end, end + 1))
    ) {
      continue;
    }
    const measured = scale !== undefined || percent !== undefined;
    const base = readDigits(digits, measured);
    if (base === undefined) continue;
    if (scale !== undefined && scale.length > 3 && text[end - 1] === ".") end -= 1;
    const euro = sign?.startsWith("€") || /^\s*euro(?!\p{L})/iu.test(text.slice(end, end + 8));
    found.push(describe(text, start, end, base, scale, percent, euro === true));
  }
  return found;
}

/** Whether a text may hold a counting word; mostly it does not, which is seen at once. */
export function mayCount(text: string): boolean {
  return MAY_COUNT.test(text);
}

function readCountingWords(text: string): FoundNumber[] {
  if (!mayCount(text)) return [];
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(WORD_NUMBER)) {
    const { word = "", scale, percent } = match.groups ?? {};
    const base = readCountingWord(word, text.slice(0, match.index), scale !== undefined);
    if (base === undefined) continue;
    let end = match.index + match[0].length;
    if (scale !== undefined && scale.length > 3 && text[end - 1] === ".") end -= 1;
    const euro = /^\s*euro(?!\p{L})/iu.test(text.slice(end, end + 8));
    found.push(describe(text, match.index, end, base, scale, percent, euro));
  }
  return found;
}

function readCountingWord(word: string, before: string, scaled: boolean): number | undefined {
  if (word.length > LONGEST_COUNTING) return undefined;
  const written = word.normalize("NFC").toLowerCase();
  if (written === "een" || written === "a") return scaled ? 1 : undefined;
  // "in acht nemen": not a count.
  if (written === "acht" && /(?:^|\s)in\s+$/iu.test(before)) return undefined;
  return Object.hasOwn(COUNTING, written) ? COUNTING[written] : COUNTING[foldOne(written)];
}

// "éen" and "eén" are written for "één"; every other counting word has no accents.
function foldOne(written: string): string {
  return !/^[a-z]+$/.test(written) && foldAccents(written) === "een" ? "één" : "";
}

function readDigits(digits: string, measured: boolean): number | undefined {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) {
    // "2.125 miljoen" is a decimal point: nobody writes two thousand millions so.
    if (measured && /^\d\.\d{3}$/.test(digits)) return Number(digits);
    return Number(digits.replaceAll(".", "").replace(",", "."));
  }
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(digits) && !measured)
    return Number(digits.replaceAll(",", ""));
  const value = Number(digits.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

function describe(
  text: string,
  start: number,
  end: number,
  base: number,
  scale: string | undefined,
  percent: string | undefined,
  euro: boolean,
): FoundNumber {
  const [factor, scaleUnit] = SCALES[scale?.toLowerCase() ?? ""] ?? [1, undefined];
  // 2,3 × 1e6 is 2299999.9999999995 in binary floating point.
  const value = Number((base * factor).toPrecision(12));
  const unit = percent === undefined ? (euro ? "euro" : scaleUnit) : "percent";
  const span = { text: text.slice(start, end), start, end };
  return unit === undefined ? { value, ...span } : { value, unit, ...span };
}

const ID =
  /(?<![\p{L}\p{N}]|\p{N}[.,/-])\d{1,2}(?:\.\d{1,2}){1,3}(?![\p{L}\p{N}]|[.,]\d)(?!\s*(?:%|procent|percent|duizend|miljoen|miljard|mln|mld|million|billion))/giu;

/** All section and action numbers (4.3, 4.3.4), in order; a dotted date is none. */
export function findIds(text: string): FoundId[] {
  return findIdsBeside(text, findDates(text));
}

function findIdsBeside(text: string, dates: readonly Span[]): FoundId[] {
  if (!/\d\.\d/.test(text)) return [];
  return [...text.matchAll(ID)]
    .map((match) => ({
      id: match[0],
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter((id) => !dates.some((date) => id.start < date.end && date.start < id.end));
}
