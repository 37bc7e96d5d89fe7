import { groupByBaseline, type Piece, toLine } from "./lines.ts";
import { cellsOf, columnAt, isKey, type Stretch } from "./tables.ts";

/**
 * Cuts pieces without lines between the rows into rows. A row starts at each label of the first
 * column; or else where the white between lines is wider than inside cells; or else where the first
 * column and most others start a sentence.
 */
export function cutRows(pieces: readonly Piece[], columns: readonly Stretch[]): Piece[][] {
  const lines = groupByBaseline(pieces.map((piece) => ({ ...piece, x: piece.x1 })));
  const starts =
    startsByKey(lines, columns) ??
    startsByGap(lines, columns) ??
    startsByFill(lines, columns) ??
    startsByCapital(lines, columns);
  const rows: Piece[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || starts.has(index)) rows.push([]);
    rows.at(-1)?.push(...line);
  }
  return rows;
}

function firstColumn(line: readonly Piece[], columns: readonly Stretch[]): Piece[] {
  return line.filter((piece) => columnAt(columns, piece) === 0);
}

function startsByKey(
  lines: readonly Piece[][],
  columns: readonly Stretch[],
): Set<number> | undefined {
  const keyed = lines.flatMap((line, index) => {
    const first = firstColumn(line, columns);
    return first.length > 0 ? [{ index, text: toLine(first).text }] : [];
  });
  if (keyed.length === 0 || !keyed.every(({ text }) => isKey(text))) return undefined;
  return new Set(keyed.map(({ index }) => index));
}

function startsByGap(
  lines: readonly Piece[][],
  columns: readonly Stretch[],
): Set<number> | undefined {
  const heights = lines.map(([first]) => first?.y ?? 0);
  const gaps = heights.slice(1).map((y, index) => y - (heights[index] ?? 0));
  const tight = Math.min(...gaps);
  if (gaps.length < 2) return undefined;
  const starts = gaps.flatMap((gap, index) => (gap > tight * 1.2 ? [index + 1] : []));
  const leading = starts.filter((index) => firstColumn(lines[index] ?? [], columns).length > 0);
  // White under the header alone says nothing of the rows.
  if (starts.length === 0 || starts.join() === "1") return undefined;
  // Nor does some white here and there between rows of one line each.
  const sparse = starts.length * 4 < lines.length && startsByFill(lines, columns) !== undefined;
  if (sparse || leading.length < starts.length * 0.8) return undefined;
  return new Set(starts);
}

/** Rows of one line each fill every column with nearly every line; cells of more lines do not. */
function startsByFill(
  lines: readonly Piece[][],
  columns: readonly Stretch[],
): Set<number> | undefined {
  const full = lines.filter(
    (line) => new Set(line.map((piece) => columnAt(columns, piece))).size === columns.length,
  );
  const keyed = lines.every((line) => firstColumn(line, columns).length > 0);
  // Small letters among capitals are the second lines of cells.
  const small = lines.filter((line) => /^\p{Ll}/u.test(toLine(firstColumn(line, columns)).text));
  const mixed = small.length > 0 && small.length < lines.length;
  if (lines.length < 3 || !keyed || mixed || full.length < lines.length * 0.8) return undefined;
  return new Set(lines.keys());
}

/** The lines that start a sentence or number in the first column and wherever else they have text. */
export function startsByCapital(
  lines: readonly Piece[][],
  columns: readonly Stretch[],
): Set<number> {
  const starts = lines.flatMap((line, index) => {
    const filled = new Set(line.map((piece) => columnAt(columns, piece)));
    const begins = cellsOf(line, columns)
      .flatMap(([first]) => (first ? [first] : []))
      .every(({ text, bulletTo }) => bulletTo !== undefined || /^[^\p{Ll}]/u.test(text));
    return filled.has(0) && begins && filled.size * 2 >= columns.length ? [index] : [];
  });
  return new Set(starts);
}
