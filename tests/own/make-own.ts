import type { OwnReading, SourcesFolder } from "../../src/documents/own/own-documents.ts";
import {
  type DraftBlock,
  type DraftDocument,
  type DraftLine,
  type DraftTable,
  type ReadFile,
  UnreadableFileError,
} from "../../src/documents/readers/draft-document.ts";

/** A folder in memory whose files can be changed and whose readings are counted. */
export interface MadeFolder extends SourcesFolder {
  files: Map<string, string>;
}

export function makeFolder(files: Record<string, string>, path = "sources"): MadeFolder {
  const held = new Map(Object.entries(files));
  return {
    path,
    files: held,
    list: () => [...held.keys()],
    read: (name) => {
      const text = held.get(name);
      if (text === undefined) throw new Error(`ENOENT: no such file ${name}`);
      return new TextEncoder().encode(text);
    },
    dayOf: () => "2026-02-03",
  };
}

export function makeLine(text: string, page = 1): DraftLine {
  return { text, page };
}

/** A table of cells of one line each; "a/b" is a cell of two lines, "" an empty one. */
export function makeTable(header: string[], rows: string[][], page = 1): DraftTable {
  const cell = (text: string) =>
    text === "" ? [] : text.split("/").map((line) => makeLine(line, page));
  return { kind: "table", header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
}

/**
 * Reads a small notation of our own: "# " is a heading, "=== 7" begins page 7, lines with "|" are a
 * table whose first line is its header, an empty line ends a paragraph, "KAPOT" cannot be read.
 */
export function readNotation(text: string, name: string): DraftDocument {
  if (text.includes("KAPOT")) {
    throw new UnreadableFileError(`${name}: it is broken off. Put a whole file in its place.`);
  }
  const blocks: DraftBlock[] = [];
  let page = 1;
  for (const part of text.split(/\n\s*\n/)) {
    const lines = part.split("\n").filter((line) => line.trim() !== "");
    const [turn] = lines[0]?.match(/(?<=^=== )\d+/) ?? [];
    if (turn !== undefined) {
      page = Number(turn);
      lines.shift();
    }
    const [first] = lines;
    if (first === undefined) continue;
    if (first.startsWith("# ")) {
      blocks.push({ kind: "heading", level: 1, lines: [makeLine(first.slice(2), page)] });
    } else if (first.includes("|")) {
      const [header = [], ...rows] = lines.map((line) => line.split("|").map((one) => one.trim()));
      blocks.push(makeTable(header, rows, page));
    } else blocks.push({ kind: "paragraph", lines: lines.map((line) => makeLine(line, page)) });
  }
  return { blocks };
}

/** Reads the notation and keeps the names of the files that it read. */
export function makeReader(): { readFile: ReadFile; read: string[] } {
  const read: string[] = [];
  return {
    read,
    readFile: async (bytes, name) => {
      read.push(name);
      return readNotation(new TextDecoder().decode(bytes), name);
    },
  };
}

export function makeReading(changes: Partial<OwnReading> = {}): OwnReading {
  const { readFile } = makeReader();
  return { readFile, isWord: () => false, takenIds: [], ...changes };
}
