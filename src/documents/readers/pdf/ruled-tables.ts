import { groupByBaseline, type Piece } from "./lines.ts";
import type { Rule } from "./page-content.ts";
import { cutRows, startsByCapital } from "./table-rows.ts";
import {
  cellsOf,
  columnAt,
  columnsOf,
  isKey,
  isProse,
  linesOf,
  type Stretch,
  type TableArea,
  withHeader,
} from "./tables.ts";

/** Lines this far apart still meet, in points. */
const NEAR = 3;
/** A shorter line parts footnotes from text, or underlines a word; in points. */
const SHORTEST = 80;

interface Area extends Stretch {
  y1: number;
  y2: number;
}

/** The tables that ruling lines show, and the pieces that stand in none of them. */
export function findRuledTables(
  pieces: readonly Piece[],
  rules: readonly Rule[],
): { tables: TableArea[]; rest: Piece[] } {
  const groups = groupTouching(rules);
  const grids = groups.flatMap((group) => gridTable(pieces, group) ?? []);
  const loose = rules.filter((rule) => isFlat(rule) && !grids.some((grid) => isInside(rule, grid)));
  const free = pieces.filter((piece) => !grids.some((grid) => holds(grid, piece)));
  const lined = linedTables(free, loose);
  const tables = [...grids, ...lined];
  return { tables, rest: pieces.filter((piece) => !tables.some((one) => holds(one, piece))) };
}

function isFlat({ y1, y2 }: Rule): boolean {
  return y1 === y2;
}

function isInside(rule: Rule, area: Area): boolean {
  const { x1, x2, y1, y2 } = area;
  return rule.x1 > x1 - NEAR && rule.x2 < x2 + NEAR && rule.y1 > y1 - NEAR && rule.y2 < y2 + NEAR;
}

function holds(area: Area, { x1, x2, y, size }: Piece): boolean {
  const middle = y - size * 0.3;
  return middle > area.y1 && middle < area.y2 && (x1 + x2) / 2 > area.x1 && (x1 + x2) / 2 < area.x2;
}

/** Rules that meet, directly or through others. */
export function groupTouching(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const met = groups.filter((group) => group.some((one) => touches(one, rule)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push([rule, ...met.flat()]);
  }
  return groups;
}

function touches(a: Rule, b: Rule): boolean {
  return a.x1 <= b.x2 + NEAR && b.x1 <= a.x2 + NEAR && a.y1 <= b.y2 + NEAR && b.y1 <= a.y2 + NEAR;
}

/** The different places of lines, those close together counted once. */
export function edgesOf(values: readonly number[]): number[] {
  const edges: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) edges.push(value);
  }
  return edges;
}

/** A table of cells in a grid. Where a line is missing between two cells they are one. */
function gridTable(pieces: readonly Piece[], rules: readonly Rule[]): TableArea | undefined {
  const flat = rules.filter(isFlat);
  const upright = rules.filter((rule) => !isFlat(rule));
  const ys = edgesOf(rules.flatMap(({ y1, y2 }) => [y1, y2]));
  const xs = edgesOf(rules.flatMap(({ x1, x2 }) => [x1, x2]));
  const [x1, x2, y1, y2] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (x1 === undefined || x2 === undefined || y1 === undefined || y2 === undefined)
    return undefined;
  if (upright.length === 0 || flat.length === 0 || xs.length < 3 || ys.length < 2) return undefined;
  const area = { x1, x2, y1, y2 };
  const inside = pieces.filter((piece) => holds(area, piece));
  const parts = (edges: readonly number[], value: number) =>
    Math.max(
      0,
      edges.findLastIndex((edge) => edge <= value),
    );
  const open = (column: number, row: number) => {
    const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    const x = xs[column] ?? 0;
    return !upright.some((rule) => isNear(rule.x1, x) && rule.y1 < y && rule.y2 > y);
  };
  const joined = (column: number, row: number) => {
    const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
    const y = ys[row] ?? 0;
    return !flat.some((rule) => isNear(rule.y1, y) && rule.x1 < x && rule.x2 > x);
  };
  const cells = ys.slice(1).map(() => xs.slice(1).map((): Piece[] => []));
  for (const piece of inside) {
    let column = Math.min(parts(xs, piece.x1 + piece.size / 4), xs.length - 2);
    let row = Math.min(parts(ys, piece.y - piece.size * 0.3), ys.length - 2);
    while (column > 0 && open(column, row)) column -= 1;
    while (row > 0 && joined(column, row)) row -= 1;
    cells[row]?.[column]?.push(piece);
  }
  const used = xs.slice(1).map((_, column) => cells.some((row) => (row[column]?.length ?? 0) > 0));
  const filled = cells.filter((row) => row.some((cell) => cell.length > 0));
  const columns = xs.slice(0, -1).filter((_, index) => used[index]);
  if (columns.length < 2 || (filled.length < 2 && columns.length < 3)) return undefined;
  // A header cell over two rows of header makes these one: up to the first line from edge to edge.
  const whole = (row: number) => xs.slice(1).every((_, column) => !joined(column, row));
  const headRows = Math.max(
    1,
    cells.findIndex((_, row) => row > 0 && whole(row)),
  );
  const [head, ...others] = filled.map((row) => row.filter((_, index) => used[index]));
  const merged = others.slice(0, headRows - 1);
  const first = head?.map((cell, index) => [...cell, ...merged.flatMap((row) => row[index] ?? [])]);
  const rows = [first ?? [], ...others.slice(headRows - 1)].flatMap(cutOpenRow);
  return { ...area, columns, ...withHeader(rows.map((row) => row.map(linesOf))) };
}

/** Whether two places are the same but for how exactly lines are drawn. */
export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR;
}

/** A row of a grid whose lines only run downwards holds more rows, told by labels in its first cell. */
function cutOpenRow(cells: readonly Piece[][]): Piece[][][] {
  const keys = linesOf(cells[0] ?? []);
  if (keys.length < 2 || !keys.every(({ text }) => /^\d+(\.\d+)*\.?$/.test(text)))
    return [[...cells]];
  const starts = keys.map(({ y, size }) => y - size * 0.5);
  return starts.map((start, index) =>
    cells.map((cell) =>
      cell.filter(
        ({ y }) =>
          (index === 0 || y > start) && y <= (starts[index + 1] ?? Number.POSITIVE_INFINITY),
      ),
    ),
  );
}

/** Tables with lines above, under the header and below only, or between rows, as books have them. */
function linedTables(pieces: readonly Piece[], rules: readonly Rule[]): TableArea[] {
  const long = rules.filter(({ x1, x2 }) => x2 - x1 >= SHORTEST);
  const stacks: Rule[][] = [];
  for (const rule of [...long].sort((a, b) => a.y1 - b.y1)) {
    const stack = stacks.find(
      ([first]) => first && isNear(first.x1, rule.x1) && isNear(first.x2, rule.x2),
    );
    if (stack) stack.push(rule);
    else stacks.push([rule]);
  }
  return stacks.flatMap((stack) => tablesOfStack(pieces, stack));
}

/** One stack of lines of the same length may hold more tables, with text between them. */
function tablesOfStack(pieces: readonly Piece[], stack: readonly Rule[]): TableArea[] {
  const tables: TableArea[] = [];
  let bands: Area[] = [];
  const flush = () => {
    const table = linedTable(pieces, withOpenHead(pieces, bands));
    if (table) tables.push(table);
    bands = [];
  };
  for (const [index, rule] of stack.entries()) {
    const next = stack[index + 1];
    if (!next) break;
    const band = { x1: rule.x1, x2: rule.x2, y1: rule.y1, y2: next.y1 };
    const inside = pieces.filter((piece) => holds(band, piece));
    if (inside.length === 0) continue;
    const columns = columnsOf(inside);
    const under = stack[index + 2];
    const below = under ? { ...band, y1: next.y1, y2: under.y1 } : band;
    const isRest = isRestOfRow(
      inside,
      pieces.filter((piece) => holds(below, piece)),
    );
    if (isRest || (columns.length > 1 && !isProse(inside, columns))) bands.push(band);
    else flush();
  }
  flush();
  return tables;
}

/** A row that was cut by the page's end has no label any more, and text in one column perhaps. */
function isRestOfRow(inside: readonly Piece[], below: readonly Piece[]): boolean {
  const columns = columnsOf(below);
  return inside.every((piece) => {
    const at = columnAt(columns, piece);
    const [own, next] = [columns[at], columns[at + 1]];
    const limit = next?.x1 ?? Number.POSITIVE_INFINITY;
    return own && at > 0 && piece.x1 > own.x1 - NEAR && piece.x2 < limit;
  });
}

/** Where no line stands over the header, the header is the line that fills the columns above. */
function withOpenHead(pieces: readonly Piece[], bands: readonly Area[]): Area[] {
  const [first] = bands;
  if (!first) return [];
  const inside = pieces.filter((piece) => bands.some((band) => holds(band, piece)));
  const columns = columnsOf(inside);
  const size = inside[0]?.size ?? 10;
  const above = { ...first, y1: first.y1 - size * 2, y2: first.y1 };
  const head = pieces.filter((piece) => holds(above, piece));
  const filled = new Set(head.map((piece) => columnAt(columns, piece)));
  const crosses = head.some(({ x1, x2 }) =>
    columns.some((one) => x1 < one.x1 - size && x2 > one.x1),
  );
  const level = head.every(({ y }) => Math.abs(y - (head[0]?.y ?? y)) < 1);
  if (filled.size < 2 || filled.size < head.length || crosses || !level) return [...bands];
  return [above, ...bands];
}

function linedTable(pieces: readonly Piece[], areas: readonly Area[]): TableArea | undefined {
  const [head, ...others] = areas;
  if (!head) return undefined;
  const headPieces = pieces.filter((piece) => holds(head, piece));
  // Without a line below, a table goes on for as long as its lines keep to the header's columns.
  const body = others.length > 0 ? others : openBody(pieces, head, headPieces);
  if (body.length === 0 || linesOf(headPieces).length > 5) return undefined;
  const inside = body.map((band) => pieces.filter((piece) => holds(band, piece)));
  const columns = columnsOf(inside.flat());
  if (columns.length < 2) return undefined;
  const bands = inside.map((band) => cutBand(band, columns, body.length));
  const cells = bands.flat().map((row) => cellsOf(row, columns));
  const header = cellsOf(headPieces, columns);
  // Lines between groups of rows leave the first for the header; lines between all rows do not.
  const grouped = bands.some((rows) => rows.length > 1) || body.length === 1;
  return {
    x1: head.x1,
    x2: head.x2,
    y1: head.y1,
    y2: body.at(-1)?.y2 ?? head.y2,
    columns: columns.map(({ x1 }) => x1),
    ...(grouped ? { header, rows: cells } : withHeader([header, ...cells])),
  };
}

/** What stands between two lines is one row, unless it is the whole body or plainly more rows. */
function cutBand(
  band: readonly Piece[],
  columns: readonly Stretch[],
  bandCount: number,
): Piece[][] {
  const lines = groupByBaseline(band.map((piece) => ({ ...piece, x: piece.x1 })));
  const first = linesOf(band.filter((piece) => columnAt(columns, piece) === 0));
  const keyed = first.length > 1 && first.every(({ text }) => isKey(text));
  if (bandCount === 1 || keyed) return cutRows(band, columns);
  const even = lines.length > 1 && startsByCapital(lines, columns).size === lines.length;
  return even ? lines : [[...band]];
}

function openBody(pieces: readonly Piece[], head: Area, headPieces: readonly Piece[]): Area[] {
  const columns = columnsOf(headPieces);
  const limits = columns.slice(1).map(({ x1 }) => x1);
  const leading = (headPieces[0]?.size ?? 10) * 2.5;
  let y2 = head.y2;
  for (const { x1, x2, y } of [...pieces].sort((a, b) => a.y - b.y)) {
    if (y < head.y2 || x2 < head.x1 || x1 > head.x2) continue;
    if (y - y2 > leading || limits.some((limit) => x1 < limit - 2 && x2 > limit)) break;
    y2 = y + 2;
  }
  return y2 > head.y2 ? [{ x1: head.x1, x2: head.x2, y1: head.y2, y2 }] : [];
}
