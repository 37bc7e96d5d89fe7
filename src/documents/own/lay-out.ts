import type { DocumentInfo, Span, StoredDocument } from "../../schema.ts";
import type { LineEnd } from "../corrections.ts";
import type { PageRange, SourceDocument } from "../document.ts";
import { readSpans } from "../read-spans.ts";
import type { DraftDocument, DraftLine, DraftText } from "../readers/draft-document.ts";
import { findBreaks } from "./find-breaks.ts";
import { nameRows, type TableCell } from "./name-rows.ts";

/** A block whose lines have their place. */
type Placed = Omit<StoredDocument["blocks"][number], "id" | "text" | "page">;

/** What is known of an own document before it is read. */
export type OwnInfo = Omit<DocumentInfo, "pages" | "missingPages">;

/**
 * Gives the lines of a draft their place, page after page, and makes blocks of them whose spans point
 * there, as with the sources that belong to the program.
 * @param isWord whether a word exists; decides whether a hyphen at a line's end belongs to the word
 */
export function layOut(
  draft: DraftDocument,
  info: OwnInfo,
  hash: string,
  isWord: (word: string) => boolean,
): StoredDocument {
  const { lines, pages, spansOf } = placeLines(draft);
  const furniture: Span[] = [];
  const placed: Placed[] = [];
  const rows = new Set<string>();
  let tables = 0;
  for (const block of draft.blocks) {
    if (block.kind === "table") {
      tables += 1;
      furniture.push(...block.header.flat().flatMap(spansOf));
      const cells = nameRows(block, info.id, tables, rows);
      for (const cell of cells) rows.add(cell.row);
      placed.push(...cells.map((cell) => placeCell(cell, spansOf)));
    } else if (block.kind === "furniture") furniture.push(...block.lines.flatMap(spansOf));
    else placed.push(placeText(block, block.kind, spansOf));
  }
  const breaks = findBreaks(
    lines,
    placed.map(({ spans }) => spans),
    isWord,
  );
  const stored = { info: withPages(info, pages), hash, lines, pages, furniture, breaks };
  const { corrections } = toSourceDocument({ ...stored, blocks: [] });
  const counts = new Map<number, number>();
  const blocks = placed.flatMap((block) => {
    const [first] = block.spans;
    if (!first) return [];
    const page = pages.find(({ toLine }) => first.line <= toLine)?.number ?? 1;
    const count = (counts.get(page) ?? 0) + 1;
    counts.set(page, count);
    const { text } = readSpans(lines, block.spans, corrections);
    return [{ ...block, id: `p${page}-${count}`, page, text }];
  });
  return { ...stored, blocks };
}

/** A stored document as the rest of the program reads documents. */
export function toSourceDocument({
  breaks,
  ...stored
}: Omit<StoredDocument, "hash">): SourceDocument {
  const perLine = new Map<number, LineEnd[]>();
  for (const one of breaks) {
    const known = perLine.get(one.line) ?? [];
    perLine.set(one.line, [...known, { ...one, document: stored.info.id }]);
  }
  return { ...stored, corrections: { repairs: new Map(), breaks: perLine, markers: new Map() } };
}

/** All lines, each page's together and in reading order, and where each came to stand. */
function placeLines({ blocks, pages: allPages = [] }: DraftDocument): {
  lines: string[];
  pages: PageRange[];
  spansOf: (line: DraftLine) => Span[];
} {
  const all = blocks.flatMap((block) =>
    block.kind === "table" ? [...block.header.flat(), ...block.rows.flat(2)] : block.lines,
  );
  const numbers = [...new Set([...allPages, ...all.map(({ page }) => page)])].sort((a, b) => a - b);
  const places = new Map<DraftLine, number>();
  const lines: string[] = [];
  const pages = numbers.map((number): PageRange => {
    const fromLine = lines.length + 1;
    for (const line of all) {
      if (line.page !== number) continue;
      lines.push(line.text);
      places.set(line, lines.length);
    }
    // A page without text is there all the same.
    if (lines.length < fromLine) lines.push("");
    return { number, fromLine, toLine: lines.length };
  });
  const spansOf = (line: DraftLine): Span[] => {
    const at = places.get(line);
    return at === undefined ? [] : [{ line: at, start: 0, end: line.text.length }];
  };
  return { lines, pages, spansOf };
}

function placeText(
  { lines, level, note }: DraftText,
  kind: Exclude<DraftText["kind"], "furniture">,
  spansOf: (line: DraftLine) => Span[],
): Placed {
  return {
    kind,
    spans: lines.flatMap(spansOf),
    notes: lines.flatMap(({ notes = [] }) => notes.map((one) => one.note)),
    ...(kind === "heading" ? { level: level ?? 2 } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function placeCell(cell: TableCell, spansOf: (line: DraftLine) => Span[]): Placed {
  const { lines, row, column, columnTitle } = cell;
  const isItem = lines[0]?.item === true;
  return {
    kind: "cell",
    spans: lines.flatMap(spansOf),
    notes: lines.flatMap(({ notes = [] }) => notes.map((one) => one.note)),
    row,
    column,
    ...(columnTitle ? { columnTitle } : {}),
    ...(isItem ? { bullet: true } : {}),
  };
}

/** Pages between the first and the last that are not there count as missing. */
function withPages(info: OwnInfo, pages: readonly PageRange[]): DocumentInfo {
  const present = pages.map(({ number }) => number);
  const [first = 1] = present;
  const missingPages = Array.from(
    { length: (present.at(-1) ?? 1) - first },
    (_, at) => first + at,
  ).filter((number) => !present.includes(number));
  return { ...info, pages: present, missingPages };
}
