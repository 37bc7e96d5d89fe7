import { pageOfLine, type ReadBlock, type SourceDocument } from "../documents/document.ts";
import { readSpans } from "../documents/read-spans.ts";
import type { Part, Passage } from "../schema.ts";
import { type Outline, trackHeadings } from "./headings.ts";

/** Changes when the same documents would give other passages; part of the index manifest. */
export const PASSAGE_RULES = "3";

/**
 * Running text goes into passages of at most this many words, so that a question for one fact is not
 * outvoted by the rest of a long paragraph; a longer paragraph is cut between sentences.
 */
export const MAX_WORDS = 110;

/** Cuts a text into sentences; handed in, because what a sentence is belongs to src/dutch. */
export type SplitSentences = (text: string) => { start: number; end: number }[];

/** Blocks that belong together. */
interface Group {
  id: string;
  kind: Passage["kind"];
  outline: Outline;
  blocks: ReadBlock[];
  actionId?: string;
}

/**
 * Splits a document into passages: one per action (description and owners), per result list, per goal
 * with its indicators; of running text one per paragraph, list, quote and footnote. No part mixes
 * columns, and a passage that goes on over a page names both pages.
 */
export function splitIntoPassages(
  document: SourceDocument,
  splitSentences: SplitSentences,
): Passage[] {
  const groups = groupBlocks(document.blocks);
  const passages = groups.flatMap((group) => {
    if (isRowOfOwn(group)) return [toPassage(document, group, [joinCells(group)], 0)];
    const whole = group.kind === "action" || group.kind === "goal" || group.actionId !== undefined;
    const parts = group.blocks.flatMap((block) =>
      whole ? [wholePart(block)] : cutBlock(document, block, splitSentences),
    );
    const packs = whole ? [parts] : pack(parts);
    return packs.map((pack, index) => toPassage(document, group, pack, index));
  });
  const titles = new Map(
    groups.flatMap(({ kind, actionId, blocks }) => {
      const title = blocks.find(({ column }) => column === "title");
      return kind === "action" && actionId ? [[actionId, title?.text ?? ""] as const] : [];
    }),
  );
  return passages.map(({ heads, ...passage }) => ({
    ...passage,
    context: contextOf(passage, titles, heads),
  }));
}

/** A row of a table of an own document, but for the results of an action, which are items. */
function isRowOfOwn({ id, kind, blocks }: Group): boolean {
  return id.startsWith("tabel-") || (kind === "action" && blocks.some((one) => one.columnTitle));
}

/** A row as one part: a cell such as "eind 2025" says nothing by itself. */
function joinCells({ blocks }: Group): Part {
  const [first] = blocks;
  return {
    blockId: first?.id ?? "",
    page: first?.page ?? 1,
    text: blocks.map(({ text }) => text).join(" "),
    spans: blocks.flatMap(({ spans }) => spans),
    column: "other",
  };
}

/**
 * The headings above a passage, and the heads of its columns where the document has them; a result
 * list also stands under the description of its action.
 */
function contextOf(
  { kind, actionId, headings }: Pick<Passage, "kind" | "actionId" | "headings">,
  titles: ReadonlyMap<string, string>,
  heads: readonly string[],
): string {
  const title = kind === "list" && actionId ? titles.get(actionId) : undefined;
  return [...headings, title ?? "", ...heads].join("\n");
}

function groupBlocks(blocks: readonly ReadBlock[]): Group[] {
  const outlines = trackHeadings(blocks);
  const groups: Group[] = [];
  for (const [index, block] of blocks.entries()) {
    const outline = outlines[index] ?? { headings: [] };
    if (block.kind === "heading" || block.column === "number" || block.column === "note") continue;
    const wanted = groupOf(block, outline);
    const group = block.row ? groups.find(({ id }) => id === wanted.id) : groups.at(-1);
    if (group && (block.row || continuesList(group, block, outline))) {
      group.blocks.push(block);
      if (!block.row) group.kind = "list";
    } else groups.push(wanted);
  }
  return groups;
}

function groupOf(block: ReadBlock, outline: Outline): Group {
  const { row = "", column } = block;
  const action = row.startsWith("actie-") ? { actionId: row.slice("actie-".length) } : {};
  const group = { outline, blocks: [block], ...action };
  if (row.startsWith("doel-")) return { ...group, id: row, kind: "goal" };
  if (row.startsWith("overzicht-")) return { ...group, id: `${row}/${column}`, kind: "overview" };
  if (row && (column === "2023" || column === "2025")) {
    return { ...group, id: `${row}/${column}`, kind: "list" };
  }
  if (row) return { ...group, id: row, kind: group.actionId ? "action" : "list" };
  const kind = block.kind === "item" ? "list" : block.kind;
  return { ...group, id: block.id, kind: kind === "cell" || kind === "heading" ? "list" : kind };
}

/** Items follow each other, or the sentence with a colon that announces them. */
function continuesList(group: Group, block: ReadBlock, outline: Outline): boolean {
  const last = group.blocks.at(-1);
  if (block.kind !== "item" || !last || last.row) return false;
  if (group.outline.headings.join() !== outline.headings.join()) return false;
  return last.kind === "item" || (last.kind === "paragraph" && last.text.endsWith(":"));
}

function wholePart({ id, page, text, spans, column }: ReadBlock): Part {
  return { blockId: id, page, text, spans, ...(column ? { column } : {}) };
}

/** A block as parts of whole sentences, about equal in length and within the limit. */
function cutBlock(
  document: SourceDocument,
  block: ReadBlock,
  splitSentences: SplitSentences,
): Part[] {
  const words = countWords(block.text);
  if (words <= MAX_WORDS) return [wholePart(block)];
  const aim = words / Math.ceil(words / MAX_WORDS);
  const read = readSpans(document.lines, block.spans, document.corrections);
  const parts: Part[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    const spans = read.spansOf(start, end);
    const page = pageOfLine(document.pages, spans[0]?.line ?? 1);
    const text = read.text.slice(start, end);
    parts.push({ ...wholePart(block), page, text, spans });
  };
  for (const sentence of splitSentences(read.text)) {
    const before = countWords(read.text.slice(start, end));
    const after = countWords(read.text.slice(start, sentence.end));
    if (end > start && (after > MAX_WORDS || Math.abs(before - aim) < Math.abs(after - aim))) {
      close();
      start = sentence.start;
    }
    end = sentence.end;
  }
  close();
  return parts;
}

function pack(parts: readonly Part[]): Part[][] {
  const packs: Part[][] = [];
  let words = 0;
  for (const part of parts) {
    const more = countWords(part.text);
    const last = packs.at(-1);
    if (last && words + more <= MAX_WORDS) {
      last.push(part);
      words += more;
    } else {
      packs.push([part]);
      words = more;
    }
  }
  return packs;
}

function toPassage(
  document: SourceDocument,
  group: Group,
  parts: Part[],
  index: number,
): Omit<Passage, "context"> & { heads: string[] } {
  const pages = parts.flatMap(({ spans }) =>
    spans.map(({ line }) => pageOfLine(document.pages, line)),
  );
  return {
    id: `${document.info.id}/${group.id}${index > 0 ? `.${index + 1}` : ""}`,
    documentId: document.info.id,
    kind: group.kind,
    pages: [...new Set(pages)],
    headings: group.outline.headings,
    ...(group.outline.section ? { section: group.outline.section } : {}),
    ...(group.actionId ? { actionId: group.actionId } : {}),
    heads: [...new Set(group.blocks.flatMap(({ columnTitle }) => columnTitle ?? []))],
    text: parts.map(({ text }) => text).join("\n"),
    parts,
  };
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
