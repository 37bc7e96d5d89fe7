import { createElement } from "../shared/dom.ts";
import { isOwnRow, joinOwnRows, type OwnTable } from "./own-tables.ts";
import type { ShownBlock } from "./source-checks.ts";

/** Fills an element with a block's text, marked where it must be. */
export type FillText = (element: HTMLElement, block: ShownBlock) => HTMLElement;

type Column = NonNullable<ShownBlock["column"]>;

interface TableKind {
  name: string;
  caption: string;
  columns: [column: Column, label: string, short?: string][];
  /** The column whose cell names the row, if one does. */
  rowHeader?: Column;
}

const goals: TableKind = {
  name: "goals",
  caption: "Doelen",
  columns: [
    ["number", "Nummer", "Nr."],
    ["goal", "Doel"],
    ["indicators", "Beoogde indicatoren"],
  ],
  rowHeader: "number",
};

const overview: TableKind = {
  name: "overview",
  caption: "Overzicht",
  columns: [
    ["challenge", "Maatschappelijke opgave"],
    ["achieved", "Behaalde resultaten"],
  ],
};

const actions: TableKind = {
  name: "actions",
  caption: "Acties",
  columns: [
    ["number", "Nummer", "Nr."],
    ["title", "Actiebeschrijving"],
    ["2023", "Resultaat t/m 2023"],
    ["2025", "Resultaat t/m 2025"],
    ["owner", "Uitvoerder: door wie, met wie"],
  ],
  rowHeader: "number",
};

/** A column with nothing longer than this, such as a number, is kept narrow. */
const shortText = 5;

/** Splits blocks that stand in rows into tables: rows that share their columns stand together. */
export function createTables(blocks: ShownBlock[], fill: FillText): HTMLElement[] {
  const rows = new Map<string, ShownBlock[]>();
  for (const block of blocks) {
    const row = block.row ?? "";
    rows.set(row, [...(rows.get(row) ?? []), block]);
  }
  if ([...rows.values()].some(isOwnRow)) {
    return joinOwnRows([...rows.values()]).map((table) => createOwnTable(table, fill));
  }
  const tables: { kind: TableKind; rows: ShownBlock[][] }[] = [];
  for (const row of rows.values()) {
    const kind = findKind(row);
    const last = tables.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else tables.push({ kind, rows: [row] });
  }
  return tables.map((table) => createTable(table.kind, table.rows, fill));
}

function findKind(row: ShownBlock[]): TableKind {
  const columns = row.map((block) => block.column);
  if (columns.includes("goal") || columns.includes("indicators")) return goals;
  if (columns.includes("challenge") || columns.includes("achieved")) return overview;
  return actions;
}

/**
 * The table carries its roles by name as well: on a narrow screen its rows are shown as cards, and
 * an element that is no longer displayed as a table loses the role that came with it.
 */
function createTable(kind: TableKind, rows: ShownBlock[][], fill: FillText): HTMLElement {
  const heads = kind.columns.map(([, label, short]) =>
    createElement("th", { scope: "col", role: "columnheader" }, short ?? label),
  );
  const body = rows.map((row) => createRow(kind, row, fill));
  return createFrame(kind.name, kind.caption, heads, body);
}

function createFrame(
  name: string,
  caption: string,
  heads: HTMLElement[],
  rows: HTMLElement[],
): HTMLElement {
  return createElement(
    "table",
    { class: `utrecht-table source-table source-table--${name}`, role: "table" },
    createElement("caption", { class: "visually-hidden" }, caption),
    ...(heads.length === 0
      ? []
      : [
          createElement(
            "thead",
            { role: "rowgroup" },
            createElement("tr", { role: "row" }, ...heads),
          ),
        ]),
    createElement("tbody", { role: "rowgroup" }, ...rows),
  );
}

/** A table of an own document, under the headers that it has itself. */
function createOwnTable({ columns, rows }: OwnTable, fill: FillText): HTMLElement {
  const isShort = (key: string, title: string) =>
    [title, ...rows.map((row) => row.get(key)?.text ?? "")].every(
      (text) => text.length <= shortText,
    );
  const isAction = rows.some((row) => [...row.values()].some(({ column }) => column === "owner"));
  const heads = columns.map(({ key, title }) =>
    // A column without a header has an empty cell above it, which names nothing.
    title === ""
      ? createElement("td", { role: "cell" })
      : createElement(
          "th",
          {
            scope: "col",
            role: "columnheader",
            class: isShort(key, title) ? "source-table__short" : undefined,
          },
          title,
        ),
  );
  const body = rows.map((row) =>
    createElement(
      "tr",
      { role: "row" },
      ...columns.map(({ key, title, isNumber }) => {
        const label = { "data-label": title === "" ? undefined : title };
        const block = row.get(key);
        const cell =
          isNumber && block !== undefined
            ? createElement("th", { scope: "row", role: "rowheader", ...label })
            : createElement("td", { role: "cell", ...label });
        fillCell(cell, block === undefined ? [] : [block], fill);
        return cell;
      }),
    ),
  );
  const named = columns.some(({ title }) => title !== "");
  return createFrame("own", isAction ? "Acties" : "Tabel", named ? heads : [], body);
}

function createRow(kind: TableKind, row: ShownBlock[], fill: FillText): HTMLElement {
  const lastColumn = kind.columns.at(-1)?.[0];
  const cells = kind.columns.map(([column, label]) => {
    const isHeader = column === kind.rowHeader;
    const cell = isHeader
      ? createElement("th", { scope: "row", role: "rowheader", "data-label": label })
      : createElement("td", { role: "cell", "data-label": label });
    fillCell(
      cell,
      row.filter((block) => block.column === column),
      fill,
    );
    if (column === lastColumn) appendNotes(cell, row, fill);
    return cell;
  });
  return createElement("tr", { role: "row" }, ...cells);
}

function fillCell(cell: HTMLElement, blocks: ShownBlock[], fill: FillText): void {
  let list: HTMLElement | undefined;
  for (const block of blocks) {
    if (block.bullet === true) {
      if (list === undefined) {
        list = createElement("ul");
        cell.append(list);
      }
      list.append(fill(createElement("li", { id: block.id }), block));
    } else {
      list = undefined;
      cell.append(fill(createElement("div", { id: block.id }), block));
    }
  }
}

/** A footnote reference that stood alone on its line belongs to the end of the row. */
function appendNotes(cell: HTMLElement, row: ShownBlock[], fill: FillText): void {
  const target = cell.lastElementChild ?? cell;
  for (const block of row.filter((other) => other.column === "note")) {
    target.append(" ", fill(createElement("sup", { id: block.id }), block));
  }
}
