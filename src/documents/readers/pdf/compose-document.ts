import type { DraftBlock, DraftDocument, DraftLine } from "../draft-document.ts";
import { findAlignedTable } from "./aligned-tables.ts";
import { bridgeBands } from "./banded-rules.ts";
import { takeContents } from "./contents.ts";
import { patternOf, takeFurniture, takeTurnedFurniture } from "./furniture.ts";
import { addRows, type GrowingTable, goesOnWith } from "./join-tables.ts";
import { joinPieces, type Line } from "./lines.ts";
import type { PageContent } from "./page-content.ts";
import { numberPages } from "./page-numbers.ts";
import { partNotes } from "./part-notes.ts";
import { type Box, boxOfPiece, orderRegions, type Region } from "./regions.ts";
import { findRuledTables } from "./ruled-tables.ts";
import type { TableArea } from "./tables.ts";
import { continues, cutBlocks, isCaption, type PlacedBlock } from "./text-blocks.ts";
import { measureStyle, type TextStyle } from "./text-style.ts";

/** A page in reading order, with what was taken off its edges. */
interface OrderedPage {
  number: number;
  regions: Region[];
  head: string[];
  foot: string[];
}

/** A block that later columns or pages may still add to. */
type Entry =
  | { kind: "text"; block: PlacedBlock; lines: DraftLine[] }
  | { kind: "table"; growing: GrowingTable }
  | { kind: "furniture"; line: DraftLine };

/** Makes a document of the text of its pages, each by direction with the main direction first. */
export function composeDocument(parts: readonly (readonly PageContent[])[]): DraftDocument {
  const main = takeFurniture(
    parts.flatMap(([first]) =>
      first ? [{ ...first, rules: bridgeBands(first.glyphs, first.rules) }] : [],
    ),
  );
  const known = new Set(main.flatMap(({ head, foot }) => [...head, ...foot].map(patternOf)));
  const turned = parts.map(([, ...others]) => takeTurnedFurniture(others, known));
  const numbers = numberPages(
    main.map(({ head, foot }, index) => [...head, ...foot, ...(turned[index]?.furniture ?? [])]),
  );
  const pages = main.map((page, index): OrderedPage => {
    return {
      number: numbers[index] ?? index + 1,
      regions: [page, ...(turned[index]?.pages ?? [])].flatMap(readRegions),
      head: [...page.head, ...page.stamps],
      foot: [...page.foot, ...(turned[index]?.furniture ?? [])],
    };
  });
  const lines = pages.flatMap(({ regions }) =>
    regions.flatMap((region) => (region.kind === "text" ? region.lines : [])),
  );
  const blocks = partNotes(compose(pages, measureStyle(lines)).map(toBlock));
  const heading = blocks.find((one) => one.kind === "heading");
  const pagesWithoutText = pages.filter(hasNoText).map(({ number }) => number);
  const document: DraftDocument = {
    blocks,
    pages: pages.map(({ number }) => number),
    ...(pagesWithoutText.length > 0 ? { pagesWithoutText } : {}),
  };
  if (heading?.kind !== "heading") return document;
  return { ...document, title: heading.lines.map(({ text }) => text).join(" ") };
}

function hasNoText({ regions }: OrderedPage): boolean {
  return regions.every((region) => region.kind === "text" && region.lines.length === 0);
}

/** One page's regions in reading order. */
export function readRegions({ glyphs, rules }: Pick<PageContent, "glyphs" | "rules">): Region[] {
  const { tables, rest } = findRuledTables(joinPieces(glyphs, rules), rules);
  const boxes: Box[] = [
    ...rest.map(boxOfPiece),
    ...tables.map((table) => ({ x1: table.x1, x2: table.x2, y1: table.y1, y2: table.y2, table })),
  ];
  return mergeRegions(orderRegions(boxes, findAlignedTable));
}

/** Text that was cut only because columns start beside its later lines is one column again. */
function mergeRegions(regions: readonly Region[]): Region[] {
  const merged: Region[] = [];
  for (const region of regions) {
    const last = merged.at(-1);
    if (last?.kind === "text" && region.kind === "text" && isUnder(last.lines, region.lines)) {
      merged[merged.length - 1] = {
        kind: "text",
        x1: Math.min(last.x1, region.x1),
        x2: Math.max(last.x2, region.x2),
        lines: [...last.lines, ...region.lines],
      };
    } else merged.push(region);
  }
  return merged;
}

function isUnder(above: readonly Line[], below: readonly Line[]): boolean {
  const [last, first] = [above.at(-1), below[0]];
  if (!last || !first) return false;
  const gap = first.y - last.y;
  return gap > 0 && gap < first.size * 1.6 && Math.abs(first.x1 - last.x1) < first.size * 2;
}

function compose(pages: readonly OrderedPage[], style: TextStyle): Entry[] {
  const entries: Entry[] = [];
  const references = new Set<number>();
  let inContents = false;
  for (const { number, regions, head, foot } of pages) {
    const furniture = (text: string): Entry => ({
      kind: "furniture",
      line: { text, page: number },
    });
    entries.push(...head.map(furniture));
    for (const [index, region] of regions.entries()) {
      if (region.kind === "table") addTable(entries, region.table, number, index === 0);
      else {
        const { before, contents, after, goesOn } = takeContents(region.lines, inContents);
        inContents = goesOn;
        addText(entries, before, number, style, references);
        entries.push(...contents.map(({ text }) => furniture(text)));
        addText(entries, after, number, style, references);
      }
    }
    entries.push(...foot.map(furniture));
  }
  return entries;
}

function addText(
  entries: Entry[],
  lines: readonly Line[],
  page: number,
  style: TextStyle,
  references: Set<number>,
): void {
  for (const { note } of lines.flatMap(({ notes }) => notes)) references.add(note);
  for (const [index, block] of cutBlocks(lines, style, references).entries()) {
    const drafts = block.lines.map((line) => toDraftLine(line, page));
    const earlier = index === 0 ? findEarlier(entries, block) : undefined;
    if (earlier) {
      earlier.lines.push(...drafts);
      earlier.block = { ...block, kind: earlier.block.kind };
    } else entries.push({ kind: "text", block, lines: drafts });
  }
}

/** The block whose sentence runs on here: the last of its size, past notes, tables and side texts. */
function findEarlier(entries: readonly Entry[], block: PlacedBlock) {
  const size = block.lines[0]?.size ?? 0;
  const earlier = entries.findLast(
    (one) =>
      one.kind === "text" &&
      one.block.kind !== "footnote" &&
      !isCaption(one.block) &&
      (one.block.kind === "heading" || Math.abs((one.block.lines[0]?.size ?? 0) - size) < 0.6),
  );
  return earlier?.kind === "text" && continues(earlier.block, block) ? earlier : undefined;
}

function addTable(entries: Entry[], area: TableArea, page: number, first: boolean): void {
  const cell = (lines: readonly Line[]) => lines.map((line) => toDraftLine(line, page, true));
  const table = {
    kind: "table" as const,
    header: area.header.map(cell),
    rows: area.rows.map((row) => row.map(cell)),
  };
  const index = entries.findLastIndex(
    (one) => one.kind === "table" || (one.kind === "text" && one.block.kind !== "footnote"),
  );
  const earlier = entries[index];
  if (first && earlier?.kind === "table" && goesOnWith(earlier.growing, area)) {
    entries[index] = { kind: "table", growing: addRows(earlier.growing, area, table) };
  } else entries.push({ kind: "table", growing: { table, columns: area.columns } });
}

function toDraftLine({ text, notes, bulletTo }: Line, page: number, inCell = false): DraftLine {
  return {
    text,
    page,
    ...(notes.length > 0 ? { notes } : {}),
    ...(inCell && bulletTo !== undefined ? { item: true as const } : {}),
  };
}

function toBlock(entry: Entry): DraftBlock {
  if (entry.kind === "furniture") return { kind: "furniture", lines: [entry.line] };
  if (entry.kind === "table") return entry.growing.table;
  const { kind, level, note } = entry.block;
  return {
    kind,
    lines: entry.lines,
    ...(level === undefined ? {} : { level }),
    ...(note === undefined ? {} : { note }),
  };
}
