import { attributeOf, type Element, isElement, isHidden, textOf } from "./html-tree.ts";

/** A row of a table: in each column the cell that begins there, or undefined under a wider one. */
export interface TableRow {
  cells: (Element | undefined)[];
  inHead: boolean;
}

/** A table whose cells have their column, and its captions. */
export interface TableGrid {
  captions: Element[];
  rows: TableRow[];
}

/** As HTML says: a greater colspan is read as this one. */
const MAX_SPAN = 1000;
const MAX_CELLS = 2_000_000;

/**
 * Lays the cells of a table out on a grid. A cell over several columns or rows stands in the first of
 * them, so that its text stands there once; columns in which no cell begins are left out.
 */
export function layOutTable(table: Element): TableGrid | undefined {
  const captions: Element[] = [];
  const found: { row: Element; inHead: boolean }[] = [];
  for (const part of table.childNodes.filter(isElement)) {
    if (part.tagName === "caption") captions.push(part);
    if (isHidden(part)) continue;
    if (part.tagName === "tr") found.push({ row: part, inHead: false });
    if (!["thead", "tbody", "tfoot"].includes(part.tagName)) continue;
    const inHead = part.tagName === "thead";
    for (const row of part.childNodes.filter(isElement)) {
      if (row.tagName === "tr" && !isHidden(row)) found.push({ row, inHead });
    }
  }
  const placed = placeCells(found.map(({ row }) => row));
  const columns = [...new Set(placed.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  if (columns.length * placed.length > MAX_CELLS) return undefined;
  const rows = placed.map((row, index) => ({
    cells: columns.map((column) => row.get(column)),
    inHead: found[index]?.inHead ?? false,
  }));
  return { captions, rows };
}

/** Per row: the column in which each cell begins → the cell. */
function placeCells(rows: readonly Element[]): Map<number, Element>[] {
  /** How many more rows each column is taken by a cell from above. */
  const taken: number[] = [];
  return rows.map((row) => {
    const placed = new Map<number, Element>();
    const fresh: [column: number, rows: number][] = [];
    let column = 0;
    for (const cell of row.childNodes.filter(isElement)) {
      if (!["td", "th"].includes(cell.tagName) || isHidden(cell)) continue;
      while ((taken[column] ?? 0) > 0) column += 1;
      placed.set(column, cell);
      const last = column + spanOf(cell, "colspan");
      const down = spanOf(cell, "rowspan");
      if (down > 1) for (let at = column; at < last; at += 1) fresh.push([at, down]);
      column = last;
    }
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    for (const [at, down] of fresh) taken[at] = Math.max(taken[at] ?? 0, down - 1);
    return placed;
  });
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MAX_SPAN);
}

/**
 * How many rows at the top are the header: those of thead or with only th; else the first one when it
 * is set apart by bold type, or is a row of short labels over at least three columns.
 */
export function countHeaderRows({ rows }: TableGrid): number {
  const marked = rows.findIndex(
    ({ inHead, cells }) => !inHead && !cells.every((cell) => !cell || cell.tagName === "th"),
  );
  if (marked !== 0) return marked < 0 ? (rows[0]?.inHead ? rows.length : 0) : marked;
  const [first, ...rest] = rows.map(({ cells }) => cells.filter((cell) => cell !== undefined));
  if (!first || rest.length === 0 || first.length < 2) return 0;
  if (first.some((cell) => textOf(cell).trim() === "")) return 0;
  if (first.every(isBold) && !rest.every((cells) => cells.every(isBold))) return 1;
  const labels = first.every((cell) => /^\s*\p{Lu}[^.;\d]{0,59}$/u.test(textOf(cell)));
  return labels && first.length >= 3 && rest.some((cells) => cells.some(isLong)) ? 1 : 0;
}

function isLong(cell: Element): boolean {
  return textOf(cell).trim().length > 60;
}

/** All its text stands in bold type. */
function isBold(cell: Element): boolean {
  return cell.childNodes.every((node) => {
    if (!isElement(node)) return !("value" in node) || node.value.trim() === "";
    return ["b", "strong"].includes(node.tagName) || isBold(node);
  });
}
