import type { Span } from "../schema.ts";
import type { Corrections, LineEnd } from "./corrections.ts";

/** A word of a read text and the place in the source it comes from. */
interface Word {
  /** Offsets in the read text. */
  start: number;
  end: number;
  /** One piece, or two when the word is broken over two lines. */
  origins: { span: number; line: number; start: number; end: number }[];
}

/** A text read from spans, with the way back to them. */
export interface ReadText {
  text: string;
  /**
   * The spans of the words that `start`–`end` (offsets in `text`) touches. Reading them gives exactly
   * that stretch of the text, widened to whole words.
   */
  spansOf(start: number, end: number): Span[];
}

/**
 * Reads spans as a person does: words joined with one space, words broken over two lines made whole,
 * lost ligatures repaired. Spans never hold footnote numbers; two spans that touch on one line are
 * joined without a space.
 */
export function readText(
  lines: readonly string[],
  spans: readonly Span[],
  corrections: Corrections,
): string {
  let text = "";
  let previous: Span | undefined;
  let lastLine: number | undefined;
  for (const span of spans) {
    const line = lines[span.line - 1] ?? "";
    const words = line.slice(span.start, span.end).trim();
    if (words !== "") {
      const read = repair(words.replace(/\s+/g, " "), span.line, corrections);
      const broken = findBreak(text, lastLine ?? span.line, words, span.line, corrections);
      if (broken) {
        const rest = read.indexOf(" ");
        text = mend(text, broken) + (rest < 0 ? "" : read.slice(rest));
      } else {
        text += text === "" || touches(previous, span, line) ? read : ` ${read}`;
      }
      lastLine = span.line;
    }
    previous = span;
  }
  return text;
}

/** The same, with the way back: it takes longer. */
export function readSpans(
  lines: readonly string[],
  spans: readonly Span[],
  corrections: Corrections,
): ReadText {
  const words: Word[] = [];
  let text = "";
  let previous: Span | undefined;
  for (const [index, span] of spans.entries()) {
    const line = lines[span.line - 1] ?? "";
    let glued = touches(previous, span, line);
    for (const match of line.slice(span.start, span.end).matchAll(/\S+/g)) {
      const start = span.start + match.index;
      const origin = { span: index, line: span.line, start, end: start + match[0].length };
      const repaired = repair(match[0], span.line, corrections);
      const last = words.at(-1);
      const leftLine = last?.origins.at(-1)?.line ?? span.line;
      const broken = findBreak(text, leftLine, match[0], span.line, corrections);
      if (broken && last) {
        text = mend(text, broken);
        const halves = words.splice(-broken.left.split(" ").length);
        const origins = [...halves.flatMap((word) => word.origins), origin];
        words.push({ start: halves[0]?.start ?? 0, end: text.length, origins });
      } else if (glued && last) {
        text += repaired;
        last.end = text.length;
        last.origins.push(origin);
      } else {
        if (text !== "") text += " ";
        words.push({ start: text.length, end: text.length + repaired.length, origins: [origin] });
        text += repaired;
      }
      glued = false;
    }
    previous = span;
  }
  return { text, spansOf: (start, end) => mergeOrigins(words, start, end) };
}

function touches(previous: Span | undefined, span: Span, line: string): boolean {
  return previous?.line === span.line && !/\s/.test(line.slice(previous.end, span.start));
}

function repair(words: string, line: number, { repairs }: Corrections): string {
  const ofLine = repairs.get(line);
  if (!ofLine) return words;
  return words.replace(/\p{L}+/gu, (letters) => ofLine.get(letters) ?? letters);
}

/** What the list says of the word that `text` ends in and `right` begins with, when it is broken. */
function findBreak(
  text: string,
  leftLine: number,
  right: string,
  rightLine: number,
  { breaks }: Corrections,
): LineEnd | undefined {
  if (leftLine === rightLine) return undefined;
  const found = breaks
    .get(leftLine)
    ?.find(
      (end) =>
        end.rightLine === rightLine &&
        beginsWithWord(right, end.right) &&
        endsInWord(text, end.left),
    );
  // A dash between words is listed too and keeps its spaces: such a pair stays two words.
  return found && found.joined !== `${found.left} ${found.right}` ? found : undefined;
}

function mend(text: string, { left, joined }: LineEnd): string {
  return text.slice(0, -left.length) + joined;
}

function beginsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !/^\S/.test(text.slice(word.length));
}

function endsInWord(text: string, left: string): boolean {
  return text === left || text.endsWith(` ${left}`);
}

function mergeOrigins(words: readonly Word[], start: number, end: number): Span[] {
  const spans: (Span & { of: number })[] = [];
  for (const word of words) {
    if (word.end <= start || word.start >= end) continue;
    for (const origin of word.origins) {
      const last = spans.at(-1);
      if (last && last.of === origin.span) last.end = origin.end;
      else spans.push({ line: origin.line, start: origin.start, end: origin.end, of: origin.span });
    }
  }
  return spans.map(({ line, start, end }) => ({ line, start, end }));
}
