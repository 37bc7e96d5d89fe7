import type { ShownBlock } from "./source-checks.ts";

/** A cell of a row with the column it stands in; more columns may have the same header, or none. */
interface Cell {
  column: string;
  title: string;
  block: ShownBlock;
}

/** A table of an own document: its columns in their order, and its rows by column. */
export interface OwnTable {
  columns: { key: string; title: string; isNumber: boolean }[];
  rows: Map<string, ShownBlock>[];
}

/** Whether a row is of a table with columns of its own, and not one of the Werkagenda. */
export function isOwnRow(row: readonly ShownBlock[]): boolean {
  return row.some(({ column, columnTitle }) => column === "other" || columnTitle !== undefined);
}

/**
 * Joins rows to tables: rows that share at least half of their columns stand together. A block tells
 * the header of its column and empty cells have no block, so the columns of a table are those of all
 * its rows.
 */
export function joinOwnRows(rows: readonly ShownBlock[][]): OwnTable[] {
  const tables: OwnTable[] = [];
  let before: readonly ShownBlock[] = [];
  for (const row of rows) {
    const cells = nameCells(row);
    const last = tables.at(-1);
    if (last !== undefined && belongTogether(last, cells) && !isOtherTable(before, row)) {
      addRow(last, cells);
    } else tables.push(addRow({ columns: [], rows: [] }, cells));
    before = row;
  }
  return tables;
}

function nameCells(row: readonly ShownBlock[]): Cell[] {
  const counts = new Map<string, number>();
  return row.map((block) => {
    const title = block.columnTitle ?? "";
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return { column: `${title}\n${count}`, title, block };
  });
}

function belongTogether({ columns }: OwnTable, cells: readonly Cell[]): boolean {
  const known = new Set(columns.map(({ key }) => key));
  const shared = cells.filter(({ column }) => known.has(column)).length;
  return 2 * shared >= Math.min(known.size, cells.length);
}

/** Rows that are no actions are called tabel-<table>.<row>. */
function isOtherTable(before: readonly ShownBlock[], row: readonly ShownBlock[]): boolean {
  const [one, other] = [before, row].map((blocks) => tableOf(blocks[0]?.row));
  return one !== undefined && other !== undefined && one !== other;
}

function tableOf(row: string | undefined): string | undefined {
  return /^tabel-(\d+)\./.exec(row ?? "")?.[1];
}

function addRow(table: OwnTable, cells: readonly Cell[]): OwnTable {
  let at = 0;
  for (const { column, title, block } of cells) {
    const found = table.columns.findIndex(({ key }) => key === column);
    const isNumber = block.column === "number";
    const known = table.columns[found];
    if (known === undefined) table.columns.splice(at, 0, { key: column, title, isNumber });
    else known.isNumber ||= isNumber;
    at = (known === undefined ? at : found) + 1;
  }
  table.rows.push(new Map(cells.map(({ column, block }) => [column, block])));
  return table;
}
