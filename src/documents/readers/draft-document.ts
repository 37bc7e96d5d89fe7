/** A footnote reference, which the line's text leaves out: where it stood, and the number of the note. */
export interface DraftNote {
  start: number;
  end: number;
  note: number;
}

/** A visual line as it stands in the file, trimmed and never empty, with one space between words. */
export interface DraftLine {
  text: string;
  /** The printed page, or the counted one where none is printed; 1 for a file without pages. */
  page: number;
  notes?: DraftNote[];
  /** In a cell: an item starts here whose bullet the text leaves out. */
  item?: true;
}

/** Running text. Lines that belong together are one block, also over a page or column border. */
export interface DraftText {
  kind: "heading" | "paragraph" | "item" | "quote" | "footnote" | "furniture";
  lines: DraftLine[];
  /** Of a heading: 1–4. */
  level?: number;
  /** Of a footnote: its number, which `lines` does not repeat. */
  note?: number;
}

/** A table, also when it goes on over pages: then `header` stands here once. */
export interface DraftTable {
  kind: "table";
  /** Cells of the header row; empty when the table has none. */
  header: DraftLine[][];
  /** Rows of cells of lines; every row has as many cells as the table has columns. */
  rows: DraftLine[][][];
}

/** A piece of a document, in reading order. */
export type DraftBlock = DraftText | DraftTable;

/**
 * What a reader makes of a file: all its text once, in reading order. What is on the page but is not
 * text (running heads, page numbers, bullets) is furniture, or left out of the line (a bullet).
 */
export interface DraftDocument {
  blocks: DraftBlock[];
  /** Numbers of all pages, also of those without text; left out where every page has some. */
  pages?: number[];
  /** Numbers of pages that have no text but furniture: blank ones, or scans among pages with text. */
  pagesWithoutText?: number[];
  /** Title that the file says it has, in its properties or as its first heading. */
  title?: string;
}

/**
 * A file that cannot be a source. The message begins with the file's name, says in one sentence what
 * is wrong with it and what to do.
 */
export class UnreadableFileError extends Error {
  override name = "UnreadableFileError";
}

/** Reads the bytes of a file; `name` is for messages. @throws UnreadableFileError */
export type ReadFile = (bytes: Uint8Array, name: string) => Promise<DraftDocument>;
