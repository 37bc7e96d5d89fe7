import { groupByBaseline, type Line, type Piece, toLine } from "./lines.ts";

/** A table on one page; its cells are lines in the order they stand. */
export interface TableArea {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  /** The left edge of each column. */
  columns: number[];
  header: Line[][];
  rows: Line[][][];
}

/** The columns that say who carries something out: with one of them a table has a header. */
export const OWNER =
  /\b(uitvoerders?|verantwoordelijken?|actiehouders?|eigena(?:ar|ren)|trekkers?)\b/i;

/** A stretch from left to right: of a column, or of white. */
export interface Stretch {
  x1: number;
  x2: number;
}

/** White of at least this width parts columns of a table, in the size of the letters. */
const COLUMN_GAP = 0.5;

/** A row label: 3, 1.2, 4.3.6, A, B2, a), 2.1.a. */
const KEY = /^(?:[A-Za-z]{1,3}[-.]?)?\d*(?:\.\d+)*(?:\.?[a-z])?[.):]?$/;

export function isKey(text: string): boolean {
  return text.length <= 9 && KEY.test(text);
}

/** The lines of pieces, from top to bottom. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  return groupByBaseline(pieces.map((piece) => ({ ...piece, x: piece.x1 })))
    .map(toLine)
    .filter(({ text }) => text !== "");
}

/** The columns that pieces make: stretches with white between them in every line. */
export function columnsOf(pieces: readonly Piece[]): Stretch[] {
  const columns: Stretch[] = [];
  for (const { x1, x2, size } of [...pieces].sort((a, b) => a.x1 - b.x1)) {
    const last = columns.at(-1);
    if (last && x1 - last.x2 < size * COLUMN_GAP) last.x2 = Math.max(last.x2, x2);
    else columns.push({ x1, x2 });
  }
  return columns;
}

/** The column a piece stands in: the one it covers most of itself with, or else the nearest. */
export function columnAt(columns: readonly Stretch[], { x1, x2 }: Stretch): number {
  const cover = (one: Stretch) => Math.min(x2, one.x2) - Math.max(x1, one.x1);
  let best = 0;
  for (const [index, one] of columns.entries()) {
    if (cover(one) > cover(columns[best] ?? one)) best = index;
  }
  return best;
}

/** Pieces of a row sorted into its columns. */
export function cellsOf(pieces: readonly Piece[], columns: readonly Stretch[]): Line[][] {
  const cells = columns.map((): Piece[] => []);
  for (const piece of pieces) cells[columnAt(columns, piece)]?.push(piece);
  return cells.map(linesOf);
}

/**
 * Cuts pieces without lines between the rows into rows. A row starts at each label of the first
 * column; or else where the white between lines is wider than inside cells; or else where the first
 * column and most others start a sentence.
 */
export function cutRows(pieces: readonly Piece[], columns: readonly Stretch[]): Piece[][] {
  const lines = groupByBaseline(pieces.map((piece) => ({ ...piece, x: piece.x1 })));
  const starts =
    startsByKey(lines, columns) ?? startsByGap(lines, columns) ?? startsByCapital(lines, columns);
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
  const gaps = lines
    .map((line, index) => (line[0]?.y ?? 0) - (lines[index - 1]?.[0]?.y ?? 0))
    .slice(1);
  const tight = Math.min(...gaps);
  if (gaps.length < 2) return undefined;
  const starts = gaps.flatMap((gap, index) => (gap > tight * 1.2 ? [index + 1] : []));
  const leading = starts.filter((index) => firstColumn(lines[index] ?? [], columns).length > 0);
  // Rows of one line each have even gaps; then every line that fills the first column is a row.
  if (starts.length === 0 || leading.length < starts.length * 0.8) return undefined;
  return new Set(starts);
}

function startsByCapital(lines: readonly Piece[][], columns: readonly Stretch[]): Set<number> {
  const starts = lines.flatMap((line, index) => {
    const filled = new Set(line.map((piece) => columnAt(columns, piece)));
    const begins = cellsOf(line, columns)
      .flatMap(([first]) => (first ? [first] : []))
      .every(({ text, bulletTo }) => bulletTo !== undefined || /^[^\p{Ll}]/u.test(text));
    return filled.has(0) && begins && filled.size * 2 >= columns.length ? [index] : [];
  });
  return new Set(starts);
}

/** Whether columns are filled as running text is, line after line to the edge. */
export function isProse(pieces: readonly Piece[], columns: readonly Stretch[]): boolean {
  return columns.every((column, index) => {
    const lines = linesOf(pieces.filter((piece) => columnAt(columns, piece) === index));
    const fill = lines.reduce((sum, { x1, x2 }) => sum + (x2 - x1) / (column.x2 - column.x1), 0);
    const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
    return lines.length >= 3 && fill / lines.length > 0.75 && letters / lines.length > 18;
  });
}

/** Makes the first row the header where it reads as one. */
export function withHeader(rows: readonly Line[][][]): Pick<TableArea, "header" | "rows"> {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0 || !isHeader(first, rest)) return { header: [], rows: [...rows] };
  return { header: first, rows: rest };
}

function isHeader(first: readonly Line[][], rest: readonly Line[][][]): boolean {
  const texts = first.map((cell) => cell.map(({ text }) => text).join(" "));
  const filled = texts.filter((text) => text !== "");
  if (texts.some((text) => text.length < 60 && OWNER.test(text))) return true;
  const lines = first.flat();
  const below = rest.flat(2);
  if (lines.length > 0 && lines.every(({ bold }) => bold) && !below.every(({ bold }) => bold)) {
    return filled.length * 2 > texts.length;
  }
  return (
    filled.length === texts.length &&
    !isKey(texts[0] ?? "") &&
    texts.every(
      (text) => text.length <= 40 && !/[.;:]$/.test(text) && !/^[\d.,%€ -]+$/.test(text),
    ) &&
    lines.every(({ bulletTo }) => bulletTo === undefined)
  );
}
