import type { Block, Span } from "../schema.ts";
import type { Corrections } from "./corrections.ts";
import { type PageRange, pageOfLine, type ReadBlock } from "./document.ts";
import type { Mark, MarkedLine } from "./marked-copy.ts";
import { readText } from "./read-spans.ts";

/** A block under construction. */
interface Draft {
  kind: Block["kind"] | "furniture";
  spans: Span[];
  notes: number[];
  level?: number;
  note?: number;
  column?: NonNullable<Block["column"]>;
  bullet?: boolean;
}

/** The lines under one mark: one column of text, or the columns of a table row. */
interface Region {
  mark: Mark;
  section: string;
  columns: Draft[][];
}

const ROW_COLUMNS = {
  action: ["number", "title", "2023", "2025", "owner", "note"],
  goal: ["number", "goal", "indicators", "note"],
  overview: ["challenge", "achieved", "note"],
} as const;

/** A bullet, also doubled ("• •Besluit"); U+F0B7 is the bullet of the manifest's symbol font. */
const BULLET = /^\s*[•\uf0b7](\s*[•\uf0b7])*\s*/;
const RUNNING_HEAD = /^\d+ WERKAGENDA WAARDENGEDREVEN DIGITALISEREN/;
const ORNAMENT = /^(H|:|: :)$/;

export interface ReadBlocks {
  blocks: ReadBlock[];
  furniture: Span[];
}

/** Turns marked lines into blocks in reading order; everything else on the page is furniture. */
export function readBlocks(
  lines: readonly MarkedLine[],
  pages: readonly PageRange[],
  corrections: Corrections,
): ReadBlocks {
  const furniture: Span[] = [];
  const regions: Region[] = [];
  let region: Region | undefined;
  let resumable: Region | undefined;
  let section = "";
  for (const line of lines) {
    for (const mark of line.marks) {
      if (mark.kind === "start") startBlock(region, mark);
      else if (mark.kind === "continue") region = resumable;
      else {
        region = { mark, section, columns: [] };
        regions.push(region);
        if (["text", "item"].includes(mark.kind)) resumable = region;
      }
    }
    const whole = { line: line.line, start: 0, end: line.text.length };
    if (isFurniture(line, pages) || !region) {
      if (line.text.length > 0) furniture.push(whole);
      continue;
    }
    if (region.mark.kind === "section") section = line.text.match(/^\d\.\d/)?.[0] ?? section;
    addLine(region, line, corrections, furniture);
  }
  return { blocks: finish(regions, lines, pages, corrections, furniture), furniture };
}

function isFurniture(line: MarkedLine, pages: readonly PageRange[]): boolean {
  const text = line.text.trim();
  if (text === "" || ORNAMENT.test(text) || RUNNING_HEAD.test(text)) return true;
  if (!/^\d+$/.test(text)) return false;
  // A chapter page has nothing at its foot but its number.
  return pages.some(
    ({ number, fromLine, toLine }) =>
      text === String(number) &&
      line.line > fromLine &&
      line.line >= toLine - 2 &&
      line.line <= toLine,
  );
}

/** `¶ start 1 heading 2`: column 1 starts a new block of that kind in the next line. */
function startBlock(region: Region | undefined, mark: Mark): void {
  const [column = "0", kind = "text", ...args] = mark.args;
  if (!region) throw new Error(`A start mark stands outside any region: ${mark.args.join(" ")}.`);
  draftsOf(region, Number(column)).push(newDraft(kind, args));
}

function newDraft(kind: string, args: readonly string[]): Draft {
  const draft: Draft = { kind: "paragraph", spans: [], notes: [] };
  if (kind === "heading") return { ...draft, kind, level: Number(args[0] ?? 2) };
  if (kind === "section") return { ...draft, kind: "heading", level: 2 };
  if (kind === "header" || kind === "furniture") return { ...draft, kind: "furniture" };
  if (kind === "item" || kind === "quote") return { ...draft, kind };
  if (kind === "footnote")
    return args[0] ? { ...draft, kind, note: Number(args[0]) } : { ...draft, kind };
  return draft;
}

function draftsOf(region: Region, column: number): Draft[] {
  region.columns[column] ??= [];
  return region.columns[column];
}

function addLine(
  region: Region,
  line: MarkedLine,
  corrections: Corrections,
  furniture: Span[],
): void {
  const markers = corrections.markers.get(line.line) ?? [];
  for (const segment of line.segments) {
    const drafts = draftsOf(region, segment.column);
    const bullet = line.text.slice(segment.start, segment.end).match(BULLET)?.[0].length ?? 0;
    if (bullet > 0) {
      furniture.push({ line: line.line, start: segment.start, end: segment.start + bullet });
    }
    const rest = line.text.slice(segment.start + bullet, segment.end);
    // The source has stray bullets in the middle of a sentence; those go on in lower case.
    if (bullet > 0 && startsItem(region) && !/^\p{Ll}/u.test(rest)) {
      drafts.push({ kind: "item", spans: [], notes: [], bullet: true });
    }
    const draft = drafts.at(-1) ?? newDraft(region.mark.kind, region.mark.args);
    if (drafts.length === 0) drafts.push(draft);
    const inside = markers.filter(({ start }) => start >= segment.start && start < segment.end);
    draft.notes.push(...inside.map(({ note }) => note));
    draft.spans.push(...cutMarkers(line, segment.start + bullet, segment.end, inside));
  }
}

function startsItem(region: Region): boolean {
  return ["action", "goal", "overview", "columns", "text"].includes(region.mark.kind);
}

/** The stretches of `start`–`end` that are not a footnote number, trimmed. */
function cutMarkers(
  { line, text }: MarkedLine,
  start: number,
  end: number,
  markers: readonly { start: number; end: number }[],
): Span[] {
  const cuts = [...markers, { start: end, end }];
  const spans: Span[] = [];
  let from = start;
  for (const cut of cuts) {
    const raw = text.slice(from, cut.start);
    const trimmed = raw.trim();
    if (trimmed !== "") {
      const left = from + raw.indexOf(trimmed);
      spans.push({ line, start: left, end: left + trimmed.length });
    }
    from = cut.end;
  }
  return spans;
}

function finish(
  regions: readonly Region[],
  lines: readonly MarkedLine[],
  pages: readonly PageRange[],
  corrections: Corrections,
  furniture: Span[],
): ReadBlock[] {
  const texts = lines.map((line) => line.text);
  const counts = new Map<number, number>();
  const blocks: ReadBlock[] = [];
  for (const region of regions) {
    const row = rowOf(region, texts, corrections);
    for (const [index, drafts] of region.columns.entries()) {
      for (const draft of drafts ?? []) {
        const first = draft.spans[0];
        if (!first) {
          addNotes(blocks, row?.id, draft.notes);
          continue;
        }
        if (draft.kind === "furniture") {
          furniture.push(...draft.spans);
          continue;
        }
        const page = pageOfLine(pages, first.line);
        const count = (counts.get(page) ?? 0) + 1;
        counts.set(page, count);
        const { kind, bullet, ...rest } = draft;
        blocks.push({
          id: `p${page}-${count}`,
          page,
          text: readText(texts, draft.spans, corrections),
          ...rest,
          ...(row ? { kind: "cell", row: row.id, column: row.columns[index] ?? "note" } : { kind }),
          ...(bullet && row ? { bullet } : {}),
        });
      }
    }
  }
  return blocks;
}

/** A superscript on a line of its own belongs to the row, whatever cell it hung on. */
function addNotes(blocks: ReadBlock[], row: string | undefined, notes: readonly number[]): void {
  const block = row ? blocks.findLast((one) => one.row === row) : blocks.at(-1);
  block?.notes.push(...notes);
}

function rowOf(
  region: Region,
  texts: readonly string[],
  corrections: Corrections,
): { id: string; columns: readonly NonNullable<Block["column"]>[] } | undefined {
  const { kind } = region.mark;
  if (kind !== "action" && kind !== "goal" && kind !== "overview") return undefined;
  const columns = ROW_COLUMNS[kind];
  if (kind === "overview") return { id: `overzicht-${region.section}`, columns };
  const number = readText(texts, region.columns[0]?.[0]?.spans ?? [], corrections);
  if (!/^\d+$/.test(number)) {
    throw new Error(`A ${kind} row in section ${region.section} has no number.`);
  }
  return { id: `${kind === "action" ? "actie" : "doel"}-${region.section}.${number}`, columns };
}
