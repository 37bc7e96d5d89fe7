import type { DraftLine, DraftTable } from "../draft-document.ts";
import { isKey, type TableArea } from "./tables.ts";

/** A table as read, with the columns of the page it ended on, so that the next page may go on. */
export interface GrowingTable {
  table: DraftTable;
  columns: number[];
}

/** Columns that moved this little from page to page are the same, in points. */
const MOVED = 12;

/** Whether a table at the top of a page goes on with the one at the foot of the page before. */
export function goesOnWith(earlier: GrowingTable, area: TableArea): boolean {
  const [from, to] = [earlier.columns, area.columns];
  // Left and right pages may have other margins; what counts is how far the columns are apart.
  const shift = (to[0] ?? 0) - (from[0] ?? 0);
  return (
    from.length === to.length &&
    from.every((x, index) => Math.abs((to[index] ?? 0) - x - shift) < MOVED)
  );
}

/** Adds the rows of the next page; a header that is repeated is left out, half a row completed. */
export function addRows(earlier: GrowingTable, area: TableArea, draft: DraftTable): GrowingTable {
  const { table } = earlier;
  const repeated = draft.header.length > 0 && textOf(draft.header) === textOf(table.header);
  const rows =
    repeated || draft.header.length === 0 ? [...draft.rows] : [draft.header, ...draft.rows];
  const [first] = rows;
  const last = table.rows.at(-1);
  if (first && last && isRestOfRow(first, table.rows)) {
    rows.shift();
    const whole = last.map((cell, index) => [...cell, ...(first[index] ?? [])]);
    const before = table.rows.slice(0, -1);
    return { table: { ...table, rows: [...before, whole, ...rows] }, columns: area.columns };
  }
  return { table: { ...table, rows: [...table.rows, ...rows] }, columns: area.columns };
}

/**
 * A row that was cut by the page's end goes on without the label every row starts with, or in the
 * middle of a sentence.
 */
function isRestOfRow(first: DraftLine[][], rows: DraftLine[][][]): boolean {
  const labels = rows.map(([cell]) => cell?.map(({ text }) => text).join(" ") ?? "");
  const last = rows.at(-1) ?? [];
  const goesOn = first.filter(([line], index) => {
    const above = last[index]?.at(-1)?.text ?? ".";
    return line && !line.item && /^\p{Ll}/u.test(line.text) && !/[.!?:;]$/.test(above);
  });
  const started = first.filter(([line]) => line && !/^\p{Ll}/u.test(line.text));
  if (goesOn.length > 0 && goesOn.length >= started.length) return true;
  return first[0]?.length === 0 && labels.every((label) => label !== "" && isKey(label));
}

function textOf(cells: readonly DraftLine[][]): string {
  return cells.map((cell) => cell.map(({ text }) => text).join(" ")).join("|");
}
