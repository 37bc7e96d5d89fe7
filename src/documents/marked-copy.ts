/**
 * A marked copy is a source file in which only marks were inserted by hand: `¦` is a column border
 * inside a line, a line that begins with `¶` says what the lines below it are. Without the marks it
 * is the source, byte for byte (docs/sources.md).
 */
export const COLUMN_MARK = "¦";
export const ROW_MARK = "¶";

/** What the lines under a row mark are. */
export const markKinds = [
  "text",
  "heading",
  "item",
  "quote",
  "footnote",
  "furniture",
  "continue",
  "section",
  "header",
  "action",
  "goal",
  "overview",
  "columns",
  "start",
] as const;
export type MarkKind = (typeof markKinds)[number];

export interface Mark {
  kind: MarkKind;
  /** The words after the kind: a heading's level, a footnote's number, a number of columns. */
  args: string[];
}

/** A stretch of a source line that belongs to one column. */
export interface Segment {
  column: number;
  start: number;
  end: number;
}

export interface MarkedLine {
  /** 1-based line of the source file. */
  line: number;
  text: string;
  segments: Segment[];
  /** The marks that stand directly above the line, in order. */
  marks: Mark[];
}

/** Removes all marks: gives the source text back. */
export function stripMarks(marked: string): string {
  const lines = marked.split("\n").filter((line) => !line.startsWith(ROW_MARK));
  return lines.join("\n").replaceAll(COLUMN_MARK, "");
}

/**
 * Reads a marked copy line by line.
 * @throws Error that names the line of a mark it does not know.
 */
export function parseMarkedCopy(marked: string): MarkedLine[] {
  const lines: MarkedLine[] = [];
  let marks: Mark[] = [];
  for (const [index, raw] of marked.split("\n").entries()) {
    if (raw.startsWith(ROW_MARK)) {
      marks.push(parseMark(raw, index + 1));
      continue;
    }
    lines.push({ line: lines.length + 1, ...cutColumns(raw), marks });
    marks = [];
  }
  return lines;
}

function parseMark(raw: string, line: number): Mark {
  const [word, ...args] = raw.slice(ROW_MARK.length).trim().split(/\s+/);
  const kind = markKinds.find((known) => known === word);
  if (!kind) throw new Error(`Line ${line} of a marked copy has an unknown mark: "${raw}".`);
  return { kind, args };
}

/** The column of a stretch is the number of marks before it on its line. */
function cutColumns(raw: string): { text: string; segments: Segment[] } {
  const pieces = raw.split(COLUMN_MARK);
  const segments: Segment[] = [];
  let start = 0;
  for (const [column, piece] of pieces.entries()) {
    if (piece.trim() !== "") segments.push({ column, start, end: start + piece.length });
    start += piece.length;
  }
  return { text: pieces.join(""), segments };
}
