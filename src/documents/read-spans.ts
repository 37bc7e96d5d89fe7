import type { Span } from "../schema.ts";
import type { Corrections } from "./corrections.ts";

/** A word of a read text and the place in the source it comes from. */
interface Word {
  /** Offsets in the read text. */
  start: number;
  end: number;
  /** One piece, or two when the word is broken over two lines. */
  origins: { span: number; line: number; start: number; end: number }[];
}

/** A text read from spans, with the way back. */
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
    let glued = previous?.line === span.line && !/\s/.test(line.slice(previous.end, span.start));
    for (const match of line.slice(span.start, span.end).matchAll(/\S+/g)) {
      const start = span.start + match.index;
      const origin = { span: index, line: span.line, start, end: start + match[0].length };
      const repaired = repairWord(match[0], corrections.repairs.get(span.line));
      const joined = joinBroken(text, words, match[0], span.line, corrections);
      const last = words.at(-1);
      if (joined !== undefined && last) {
        text = joined.text;
        words.splice(words.length - joined.merged + 1);
        const word = words.at(-1) ?? last;
        word.end = text.length;
        word.origins = [...joined.origins, origin];
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

function repairWord(word: string, repairs: ReadonlyMap<string, string> | undefined): string {
  if (!repairs) return word;
  return word.replace(/\p{L}+/gu, (letters) => repairs.get(letters) ?? letters);
}

/** The text with `right` joined to the broken word it ends in, when the list says it is broken. */
function joinBroken(
  text: string,
  words: readonly Word[],
  right: string,
  rightLine: number,
  corrections: Corrections,
): { text: string; merged: number; origins: Word["origins"] } | undefined {
  const leftLine = words.at(-1)?.origins.at(-1)?.line;
  if (leftLine === undefined || leftLine === rightLine) return undefined;
  const found = corrections.breaks
    .get(leftLine)
    ?.find(
      (end) => end.rightLine === rightLine && end.right === right && endsInWord(text, end.left),
    );
  // A dash between words is listed too and keeps its spaces: such a pair stays two words.
  if (!found || found.joined === `${found.left} ${found.right}`) return undefined;
  const merged = found.left.split(" ").length;
  const origins = words.slice(-merged).flatMap((word) => word.origins);
  return { text: text.slice(0, -found.left.length) + found.joined, merged, origins };
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
