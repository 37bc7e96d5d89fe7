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
  /\b(uitvoerders?|verantwoordelijk(?:en?)?|actiehouders?|eigena(?:ar|ren)|trekkers?)\b/i;

/** A stretch from left to right: of a column, or of white. */
export interface Stretch {
  x1: number;
  x2: number;
}

/** White of at least this width parts columns of a table, in the size of the letters. */
const COLUMN_GAP = 0.5;

/** A row label: 3, 1.2, 4.3.6, A, B2, a), 2.1.a. */
const KEY = /^(?:(?:[A-Z]{1,3}[-.]?)?\d+(?:\.\d+)*(?:\.?[a-z])?|[A-Za-z])[.):]?$/;

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
    texts.length > 2 &&
    !isKey(texts[0] ?? "") &&
    texts.every(
      (text) =>
        text.length <= 40 &&
        !/[.;:]$/.test(text) &&
        (/^(19|20)\d\d$/.test(text) || !/^[\d.,%€ -]+$/.test(text)),
    ) &&
    lines.every(({ bulletTo }) => bulletTo === undefined)
  );
}
