import type { Line } from "./lines.ts";

/** What is usual in a document, to tell headings and footnotes from text by. */
export interface TextStyle {
  /** Size of most letters, in points. */
  body: number;
  /** Sizes of headings from large to small; one that differs little from another is not counted. */
  headings: number[];
}

/** A heading is at least this much larger than the text. */
const LARGER = 1.08;
/** A size this close to a heading's is the same level. */
const SAME_LEVEL = 0.94;
/** More letters are a paragraph, however they are printed. */
const LONGEST_HEADING = 160;

/** Measures a document's lines, those in tables left out. */
export function measureStyle(lines: readonly Line[]): TextStyle {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  const body = [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10;
  const large = lines.filter((line) => line.size > body * LARGER && /\p{L}/u.test(line.text));
  const headings: number[] = [];
  for (const size of large.map((line) => line.size).sort((a, b) => b - a)) {
    if (size < (headings.at(-1) ?? Number.POSITIVE_INFINITY) * SAME_LEVEL) headings.push(size);
  }
  return { body, headings: mostUsed(headings, large) };
}

/** The four sizes most lines have; a title page often has more, each used once. */
function mostUsed(headings: readonly number[], lines: readonly Line[]): number[] {
  const count = (size: number) =>
    lines.filter((line) => headings.find((one) => line.size >= one * SAME_LEVEL) === size).length;
  const kept = [...headings].sort((a, b) => count(b) - count(a)).slice(0, 4);
  return headings.filter((size, index) => index === 0 || kept.includes(size)).slice(0, 4);
}

/** 1–4 for a line that reads as a heading by its size or weight; nothing for any other. */
export function headingLevel(line: Line, { body, headings }: TextStyle): number | undefined {
  if (line.bulletTo !== undefined || !/\p{L}/u.test(line.text)) return undefined;
  if (line.text.length > LONGEST_HEADING) return undefined;
  if (line.size > body * LARGER) {
    const level = headings.findIndex((size) => line.size >= size * SAME_LEVEL);
    return Math.min(4, level < 0 ? headings.length : level + 1);
  }
  const short = line.text.length <= 100 && !/[.,;:]$/.test(line.text);
  if (line.bold && short && line.size >= body * 0.95) return Math.min(4, headings.length + 1);
  return undefined;
}
