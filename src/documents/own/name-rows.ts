import type { Block } from "../../schema.ts";
import type { DraftLine, DraftTable } from "../readers/draft-document.ts";

/** A cell, or an item of one, with its row and what its column is. */
export interface TableCell {
  lines: DraftLine[];
  /** actie-<id> for a row of an action table, tabel-<table>.<row> for another. */
  row: string;
  column: NonNullable<Block["column"]>;
  /** The header of the column. */
  columnTitle: string;
}

/** Headers of a column that says who carries something out; other words may be glued before it. */
const OWNER =
  /(?:verantwoordelijk(?:en?)?|uitvoerders?|actiehouders?|eigena(?:ar|ars|ren)|trekkers?)(?!\p{L})/iu;
const NUMBER = /^(?:(?:actie|volg)?(?:nr|nummer)|no|id|#)\.?$/i;
const TITLE =
  /\b(?:acties?|actiepunt(?:en)?|maatregel(?:en)?|activiteit(?:en)?|omschrijving|beschrijving|wat)\b/i;

/**
 * Names the rows and columns of a table. A table whose header has an owner column is an action table:
 * its rows with an owner and a description are actions, `<document>.<number>`, numbered as the table
 * numbers them, or else from 1; where such a number is taken already, the table's own number stands
 * before all of its numbers.
 * @param table number of the table in its document
 * @param taken names of the rows of the tables before it
 */
export function nameRows(
  draft: DraftTable,
  documentId: string,
  table: number,
  taken: ReadonlySet<string> = new Set(),
): TableCell[] {
  const titles = draft.header.map(headerOf);
  const columns = nameColumns(titles, draft.rows);
  const owner = columns.indexOf("owner");
  const title = columns.indexOf("title");
  const isAction = (row: DraftLine[][]) =>
    owner >= 0 && title >= 0 && textOf(row[owner]) !== "" && textOf(row[title]) !== "";
  const actions = draft.rows.filter(isAction);
  let names = numberRows(actions, columns.indexOf("number")).map(
    (number) => `${documentId}.${number}`,
  );
  while (names.some((name) => taken.has(`actie-${name}`))) {
    names = names.map((name) => name.replace(documentId, `${documentId}.${table}`));
  }
  return draft.rows.flatMap((row, at) => {
    const action = names[actions.indexOf(row)];
    const name = action === undefined ? `tabel-${table}.${at + 1}` : `actie-${action}`;
    return row.flatMap((lines, index): TableCell[] => {
      const column = action === undefined ? "other" : (columns[index] ?? "other");
      const columnTitle = titles[index] ?? "";
      // Descriptions and owners are read as a whole; elsewhere every bullet is an item of its own.
      const isWhole = column === "title" || column === "owner" || column === "number";
      const pieces = isWhole ? [lines] : cutItems(lines);
      return pieces
        .filter((piece) => piece.length > 0)
        .map((piece) => ({ lines: piece, row: name, column, columnTitle }));
    });
  });
}

/** The lines of a cell, cut before every bullet. */
function cutItems(lines: readonly DraftLine[]): DraftLine[][] {
  const pieces: DraftLine[][] = [[]];
  for (const line of lines) {
    if (line.item) pieces.push([]);
    pieces.at(-1)?.push(line);
  }
  return pieces;
}

function nameColumns(
  titles: readonly string[],
  rows: DraftTable["rows"],
): NonNullable<Block["column"]>[] {
  const owner = titles.findIndex((title) => OWNER.test(title));
  const number = titles.findIndex((title) => NUMBER.test(title));
  const others = titles.map((_, index) => index).filter((one) => one !== owner && one !== number);
  const named = others.find((index) => TITLE.test(titles[index] ?? ""));
  const title = named ?? longestColumn(others, rows);
  return titles.map((text, index) => {
    if (index === owner) return "owner";
    if (index === number) return "number";
    if (index === title) return "title";
    if (/\b2023\b/.test(text)) return "2023";
    return /\b2025\b/.test(text) ? "2025" : "other";
  });
}

/** Where no header says which column describes the action, it is the one with the most text. */
function longestColumn(columns: readonly number[], rows: DraftTable["rows"]): number | undefined {
  const sizes = columns.map((index) => ({
    index,
    size: rows.reduce((sum, row) => sum + textOf(row[index]).length, 0),
  }));
  return sizes.sort((a, b) => b.size - a.size || a.index - b.index)[0]?.index;
}

/** The numbers of the table when each action has its own, otherwise 1, 2, 3 …. */
function numberRows(rows: DraftTable["rows"], column: number): string[] {
  const own = rows.map((row) => textOf(row[column]).replace(/\.$/, ""));
  const isOwn = new Set(own).size === own.length && own.every((one) => /^\d+(?:\.\d+)*$/.test(one));
  return isOwn ? own : rows.map((_, at) => String(at + 1));
}

/** The text of a header; a word in it that is broken over two lines is made whole. */
function headerOf(lines: readonly DraftLine[]): string {
  return textOf(lines).replace(/(?<=\p{L})[-\u2010\u00ad] (?=\p{Ll})(?!(?:en|of)\b)/gu, "");
}

function textOf(lines: readonly DraftLine[] | undefined): string {
  return (lines ?? []).map(({ text }) => text).join(" ");
}
