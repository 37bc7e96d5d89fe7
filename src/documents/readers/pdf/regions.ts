import { groupByBaseline, type Line, type Piece, toLine } from "./lines.ts";
import type { TableArea } from "./tables.ts";

/** What a page is cut into, in reading order: a column's lines, or a table. */
export type Region =
  | { kind: "text"; x1: number; x2: number; lines: Line[] }
  | { kind: "table"; table: TableArea };

/** A box to be put in order: a piece of text, or a table that was found before. */
export interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  piece?: Piece;
  table?: TableArea;
}

interface Gutter {
  x1: number;
  x2: number;
  /** The boxes from top to bottom that leave the gutter white: a stretch of the sorted boxes. */
  from: number;
  to: number;
}

/**
 * The narrowest white that parts columns, in the size of the letters. LaTeX leaves 10 points between
 * two columns of 10 points, less what hyphens and commas stick out.
 */
const GUTTER = 0.62;
/** White narrower than this parts columns only when it stands beside many lines. */
const CLEAR_GUTTER = 0.8;

export function boxOfPiece(piece: Piece): Box {
  const { x1, x2, y, size } = piece;
  return { x1, x2, y1: y - size * 0.8, y2: y + size * 0.2, piece };
}

/**
 * Puts the boxes of a page, or of a part of it, in reading order. Where a stretch of the page has a
 * white gutter from top to bottom it is columns (read one by one) or a table, as `findTable` says;
 * what stands above and below the stretch is put in order by itself.
 */
export function orderRegions(
  boxes: readonly Box[],
  findTable: (boxes: readonly Box[]) => TableArea | "labels" | undefined,
): Region[] {
  const sorted = [...boxes].sort((a, b) => a.y1 - b.y1 || a.x1 - b.x1);
  const gutter = findGutter(sorted);
  if (!gutter) return leafRegions(sorted);
  const band = sorted.slice(gutter.from, gutter.to);
  const above = sorted.slice(0, gutter.from);
  const below = sorted.slice(gutter.to);
  const around = (regions: Region[]) => [
    ...orderRegions(above, findTable),
    ...regions,
    ...orderRegions(below, findTable),
  ];
  const found = findTable(band);
  if (found === "labels") return around(leafRegions(band));
  if (found) return around([{ kind: "table", table: found }]);
  const middle = (gutter.x1 + gutter.x2) / 2;
  return around(
    cutAtHeadings(band, middle).flatMap((part) => [
      ...orderRegions(
        part.filter(({ x1 }) => x1 < middle),
        findTable,
      ),
      ...orderRegions(
        part.filter(({ x1 }) => x1 >= middle),
        findTable,
      ),
    ]),
  );
}

/** Tables and stretches of lines without columns, from top to bottom. */
function leafRegions(boxes: readonly Box[]): Region[] {
  const regions: Region[] = [];
  let pieces: Piece[] = [];
  const flush = () => {
    if (pieces.length > 0) regions.push(textRegion(pieces));
    pieces = [];
  };
  for (const { piece, table } of boxes) {
    if (piece) pieces.push(piece);
    if (!table) continue;
    flush();
    regions.push({ kind: "table", table });
  }
  flush();
  return regions;
}

function textRegion(pieces: readonly Piece[]): Region {
  const rows = groupByBaseline(pieces.map((piece) => ({ ...piece, x: piece.x1 })));
  const lines = rows.map(toLine).filter(({ text }) => text !== "");
  const x1 = Math.min(...pieces.map((one) => one.x1));
  const x2 = Math.max(...pieces.map((one) => one.x2));
  return { kind: "text", x1, x2, lines };
}

/** The gutter with most lines beside it, or nothing where the boxes are one column. */
function findGutter(sorted: readonly Box[]): Gutter | undefined {
  let best: Gutter | undefined;
  let most = 0;
  const tried = new Set<string>();
  for (const [index, left] of sorted.entries()) {
    for (const right of neighbours(sorted, index)) {
      const gap = { x1: left.x2, x2: right.x1 };
      const narrowest = narrowestOf(left, right);
      if (gap.x2 - gap.x1 < narrowest || isCrossed(gap, left, right, sorted)) continue;
      const key = `${Math.round(gap.x1)} ${Math.round(gap.x2)} ${best ? best.from <= index && index < best.to : ""}`;
      if (tried.has(key)) continue;
      tried.add(key);
      const gutter = trim(sorted, extend(sorted, index, gap, narrowest));
      const weight = gutter ? weigh(sorted, gutter) : 0;
      if (gutter && weight > most) [best, most] = [gutter, weight];
    }
  }
  return best;
}

function narrowestOf(left: Box, right: Box): number {
  return Math.max(left.piece?.size ?? 0, right.piece?.size ?? 0, 8) * GUTTER;
}

/** The boxes right of one at about its height. */
function neighbours(sorted: readonly Box[], index: number): Box[] {
  const left = sorted[index];
  if (!left) return [];
  return sorted.filter((one) => one.x1 > left.x2 && one.y1 < left.y2 && one.y2 > left.y1);
}

function isCrossed(gap: { x1: number; x2: number }, left: Box, right: Box, sorted: readonly Box[]) {
  return sorted.some(
    (one) =>
      one !== left &&
      one !== right &&
      one.y1 < Math.min(left.y2, right.y2) &&
      one.y2 > Math.max(left.y1, right.y1) &&
      one.x1 < gap.x2 &&
      one.x2 > gap.x1,
  );
}

/** Follows a gap up and down for as long as enough of it stays white. */
function extend(
  sorted: readonly Box[],
  index: number,
  gap: { x1: number; x2: number },
  narrowest: number,
): Gutter {
  let { x1, x2 } = gap;
  const passes = (one: Box | undefined): boolean => {
    if (!one) return false;
    if (one.x2 <= x1 || one.x1 >= x2) return true;
    const left = one.x1 - x1;
    const right = x2 - one.x2;
    if (Math.max(left, right) < narrowest) return false;
    if (left > right) x2 = one.x1;
    else x1 = one.x2;
    return true;
  };
  let from = index;
  let to = index + 1;
  while (passes(sorted[to])) to += 1;
  while (passes(sorted[from - 1])) from -= 1;
  return { x1, x2, from, to };
}

/**
 * Leaves out what stands above the first line with a neighbour across the gutter, and, below the
 * last line of the right column, what a white strip parts from the column and draws to what follows.
 */
function trim(sorted: readonly Box[], gutter: Gutter): Gutter | undefined {
  const sides = (one: Box) => (one.x1 >= gutter.x2 - 0.01 ? "right" : "left");
  let { from, to } = gutter;
  // What stands beside a box that crosses the gutter belongs with that box.
  const over = sorted[from - 1]?.y2 ?? Number.NEGATIVE_INFINITY;
  const under = sorted[to]?.y1 ?? Number.POSITIVE_INFINITY;
  while (from < to && (sorted[from]?.y1 ?? over) < over - 1) from += 1;
  while (to > from && (sorted[to - 1]?.y2 ?? under) > under + 1) to -= 1;
  const band = sorted.slice(from, to);
  const tops = (["left", "right"] as const).map((side) =>
    Math.min(...band.filter((one) => sides(one) === side).map(({ y1 }) => y1)),
  );
  const top = Math.max(...tops);
  if (!Number.isFinite(top)) return undefined;
  // A line starts the band when any part of it is beside the first line across the gutter.
  from += band.findIndex(({ y2 }) => y2 > top);
  const ends = (["left", "right"] as const).map((side) =>
    Math.max(...band.filter((one) => sides(one) === side).map(({ y2 }) => y2)),
  );
  const bottom = Math.min(...ends);
  const after = sorted[to];
  for (let last = to - 1; after && last > from; last -= 1) {
    const [one, before] = [sorted[last], sorted[last - 1]];
    if (!one || !before || one.y1 < bottom) break;
    const strip = one.y1 - Math.max(bottom, before.y2);
    if (strip > (one.y2 - one.y1) * 0.4 && strip > after.y1 - (sorted[to - 1]?.y2 ?? 0)) {
      to = last;
      break;
    }
  }
  return { ...gutter, from, to };
}

/** Lines beside the gutter on the side with fewest; a gutter beside one line only is a tab. */
function weigh(sorted: readonly Box[], { from, to, x1, x2 }: Gutter): number {
  const band = sorted.slice(from, to);
  const heights = (boxes: readonly Box[]) => new Set(boxes.map(({ y2 }) => Math.round(y2))).size;
  const left = heights(band.filter((one) => one.x2 <= x1 + 0.01));
  const right = heights(band.filter((one) => one.x1 >= x2 - 0.01));
  // Wide spaces of justified lines may fall one under the other by chance, in few lines.
  const size = median(band.map(({ piece }) => piece?.size ?? 10));
  const enough = x2 - x1 < size * CLEAR_GUTTER ? 6 : 3;
  if (Math.min(left, right) < enough && x2 - x1 < size * 2) return 0;
  return left < 2 || right < 2 ? 0 : Math.min(left, right) + (left + right) / 1000;
}

/**
 * A heading that stands over both columns is short enough to look like a line of the left one. It is
 * told by its size and by the white beside it, with text of the right column above and below.
 */
function cutAtHeadings(band: readonly Box[], middle: number): Box[][] {
  const right = band.filter(({ x1 }) => x1 >= middle);
  const usual = median(band.flatMap(({ piece }) => (piece ? [piece.size] : [])));
  const cuts = band.filter(
    (one) =>
      one.x1 < middle &&
      one.piece !== undefined &&
      one.piece.size > usual * 1.15 &&
      right.some(({ y2 }) => y2 <= one.y1) &&
      right.some(({ y1 }) => y1 >= one.y2) &&
      !right.some(({ y1, y2 }) => y2 > one.y1 - usual * 0.7 && y1 < one.y2 + usual * 0.3),
  );
  const parts: Box[][] = [];
  let rest = [...band];
  for (const cut of cuts) {
    parts.push(rest.filter(({ y2 }) => y2 <= cut.y1 + 1));
    rest = rest.filter(({ y2 }) => y2 > cut.y1 + 1);
  }
  return [...parts, rest].filter((part) => part.length > 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
