import type { Piece, SettledGlyphs } from "./lines.ts";
import type { Rule } from "./page-content.ts";

/** Gaps between the words of a line differ less than this, in the size of the letters. */
const EVEN = 0.04;
/** Wider gaps, in the size of the letters, part columns, also when they are all the same. */
const WIDEST = 8;
/** The edge of a column is the same from line to line but for this, in points. */
const FLUSH = 1;

/**
 * The glyphs of each piece, those of justified lines that were stretched joined again: each
 * piece is one word, their gaps are wide but all the same, and they end where a line above or below
 * them does. Cells of a table leave gaps that differ as their texts do.
 */
export function joinStretched(
  rows: readonly (readonly Piece[])[],
  upright: readonly Rule[],
): SettledGlyphs[][] {
  return rows.flatMap((pieces, index) => {
    const near = [rows[index - 2], rows[index - 1], rows[index + 1], rows[index + 2]]
      .flatMap((row) => row ?? [])
      .filter(({ y, size }) => Math.abs(y - (pieces[0]?.y ?? 0)) < size * 2);
    const joined: SettledGlyphs[][] = [];
    for (let from = 0; from < pieces.length; ) {
      const words = pieces.slice(from, endOfEvenGaps(pieces, from));
      const run = isStretched(words, near, upright) ? words : words.slice(0, 1);
      joined.push(run.flatMap(({ glyphs }) => glyphs));
      from += run.length;
    }
    return joined;
  });
}

/** Where the words with the same gap between them end that start at `from`. */
function endOfEvenGaps(pieces: readonly Piece[], from: number): number {
  const gapBefore = (index: number) => (pieces[index]?.x1 ?? 0) - (pieces[index - 1]?.x2 ?? 0);
  const allowed = (pieces[from]?.size ?? 0) * EVEN;
  const gap = gapBefore(from + 1);
  let to = from + 1;
  while (to < pieces.length && Math.abs(gapBefore(to) - gap) < allowed) to += 1;
  return to;
}

function isStretched(
  words: readonly Piece[],
  near: readonly Piece[],
  upright: readonly Rule[],
): boolean {
  const [first, second, third] = words;
  const last = words.at(-1);
  if (!first || !second || !third || !last) return false;
  if (second.x1 - first.x2 > first.size * WIDEST) return false;
  if (words.some(({ glyphs }) => glyphs.some(({ text }) => text.includes(" ")))) return false;
  const { x1, y } = first;
  const { x2 } = last;
  const flush =
    near.some((one) => Math.abs(one.x1 - x1) < FLUSH) &&
    near.some((one) => Math.abs(one.x2 - x2) < FLUSH);
  const ruled = upright.some((one) => one.x1 > x1 && one.x1 < x2 && one.y1 < y && one.y2 > y - 1);
  return flush && !ruled;
}
