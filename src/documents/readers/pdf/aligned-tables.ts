import type { Piece } from "./lines.ts";
import type { Box } from "./regions.ts";
import { cutRows } from "./table-rows.ts";
import {
  cellsOf,
  columnAt,
  columnsOf,
  isKey,
  isProse,
  linesOf,
  OWNER,
  type Stretch,
  type TableArea,
  withHeader,
} from "./tables.ts";

/**
 * Whether boxes with white gutters between them are a table without lines ("labels" when they are a
 * list whose numbers stand apart), or nothing: then they are columns of text.
 */
export function findAlignedTable(boxes: readonly Box[]): TableArea | "labels" | undefined {
  const pieces = boxes.flatMap(({ piece }) => (piece ? [piece] : []));
  if (pieces.length < boxes.length) return undefined;
  const columns = columnsOf(withoutSpanning(pieces));
  if (columns.length < 2) return undefined;
  const first = linesOf(pieces.filter((piece) => columnAt(columns, piece) === 0));
  if (columns.length === 2 && first.every(({ text }) => isLabel(text))) return "labels";
  const last = linesOf(pieces.filter((piece) => columnAt(columns, piece) === columns.length - 1));
  if (last.length > 2 && arePageNumbers(last.map(({ text }) => text))) return "labels";
  if (isProse(pieces, columns) || !isTabular(pieces, columns)) return undefined;
  const rows = cutRows(pieces, columns).map((row) => cellsOf(row, columns));
  if (rows.length < 2) return undefined;
  return {
    x1: Math.min(...boxes.map(({ x1 }) => x1)),
    x2: Math.max(...boxes.map(({ x2 }) => x2)),
    y1: Math.min(...boxes.map(({ y1 }) => y1)),
    y2: Math.max(...boxes.map(({ y2 }) => y2)),
    columns: columns.map(({ x1 }) => x1),
    ...withHeader(rows),
  };
}

/** Page numbers of a table of contents: they stand far right and never go down. */
function arePageNumbers(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d/.test(text)).map(Number);
  return (
    texts.every((text) => /^(?:\d{1,4}|[ivxl]{1,6})$/.test(text)) &&
    numbers.every((number, index) => number >= (numbers[index - 1] ?? 1))
  );
}

function isLabel(text: string): boolean {
  return isKey(text) || /^([•●◦○▪■–—*-]|\(?[ivxlc]+[.)]?|\(?[a-z\d]{1,2}\))$/i.test(text);
}

/** Without pieces that stand alone on their line and cover most of the width. */
function withoutSpanning(pieces: readonly Piece[]): Piece[] {
  const width = Math.max(...pieces.map(({ x2 }) => x2)) - Math.min(...pieces.map(({ x1 }) => x1));
  return pieces.filter((one) => {
    const alone = !pieces.some((other) => other !== one && Math.abs(other.y - one.y) < 2);
    return !alone || one.x2 - one.x1 < width * 0.5;
  });
}

/**
 * Columns are a table when their first line names an owner, or when lines of different columns start
 * at the same height so often that it cannot be chance.
 */
function isTabular(pieces: readonly Piece[], columns: readonly Stretch[]): boolean {
  const cells = columns.map((_, index) =>
    linesOf(pieces.filter((piece) => columnAt(columns, piece) === index)),
  );
  const tops = cells.map(([first]) => first);
  const [top] = tops;
  if (!top) return false;
  const level = tops.every((one) => one !== undefined && Math.abs(one.y - top.y) < top.size);
  if (level && tops.some((one) => one && one.text.length < 40 && OWNER.test(one.text))) return true;
  if (isEven(cells)) return true;
  if (columns.length === 2 && columns.some((one) => isRunningText(pieces, one))) return false;
  const starts = cells.map(blockStarts);
  const [left, ...others] = starts;
  if (!left || left.length < 2) return false;
  const shared = others.map(
    (column) => column.filter((y) => left.some((one) => Math.abs(one - y) < 1.5)).length,
  );
  return others.every((column, index) => (shared[index] ?? 0) >= Math.max(2, column.length * 0.6));
}

/** A wide column of full lines with a narrow one beside it is text with notes in its margin. */
function isRunningText(pieces: readonly Piece[], column: Stretch): boolean {
  const inside = pieces.filter(({ x1, x2 }) => x1 >= column.x1 && x2 <= column.x2);
  const width = Math.max(...pieces.map(({ x2 }) => x2)) - Math.min(...pieces.map(({ x1 }) => x1));
  return column.x2 - column.x1 > width * 0.65 && isProse(inside, [column]);
}

/** Whether nearly every line of each column has a line beside it in all others, as in a list of facts. */
function isEven(cells: readonly (readonly { y: number }[])[]): boolean {
  const most = Math.max(...cells.map(({ length }) => length));
  const [left = []] = cells;
  const beside = left.filter(({ y }) =>
    cells.every((column) => column.some((one) => Math.abs(one.y - y) < 1.5)),
  );
  return most >= 3 - Math.min(1, cells.length - 2) && beside.length >= most * 0.8;
}

/** The heights at which a column's paragraphs or cells start: after more white than between lines. */
function blockStarts(lines: readonly { y: number; size: number }[]): number[] {
  return lines.flatMap(({ y, size }, index) => {
    const above = lines[index - 1];
    return !above || y - above.y > size * 1.5 ? [y] : [];
  });
}
