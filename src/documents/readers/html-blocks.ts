import type { DraftBlock, DraftLine, DraftText } from "./draft-document.ts";
import { createRunWriter, cutLines, type Run } from "./draft-lines.ts";
import type { HtmlNotes } from "./html-notes.ts";
import { countHeaderRows, layOutTable } from "./html-table.ts";
import {
  attributeOf,
  closest,
  type Element,
  isElement,
  isHidden,
  isText,
  type Node,
  nestedTooDeep,
  tableTooLarge,
  textOf,
} from "./html-tree.ts";

/** What has to be known of the whole page to read a part of it. */
export interface HtmlPage {
  /** For messages. */
  name: string;
  notes: HtmlNotes;
  /** The main content, when the page says which it is: what stands around it is furniture. */
  main: Element | undefined;
  /** The only heading of level 1: a heading wherever it stands. */
  heading: Element | undefined;
}

/** What the text that is read belongs to. */
interface Place {
  kind: DraftText["kind"];
  level?: number;
  note?: number;
  /** Its paragraphs are lines of one block: a heading, a list item, a footnote. */
  whole?: boolean;
  /** The block last made here. */
  block?: DraftText;
  /** Line ends of the file are line ends: pre. */
  keepsLines?: boolean;
}

// What is struck out is not said any more: to quote it as text would turn its meaning round.
const LEFT_OUT = new Set(
  (
    "head script style template noscript svg iframe object embed video audio canvas map " +
    "select textarea datalist meter progress del s strike"
  ).split(" "),
);
const BLOCKS = new Set(
  (
    "html body main article section div p ul ol dl form fieldset legend details summary figure " +
    "figcaption address hgroup center hr pre li dt dd blockquote header footer aside nav menu " +
    "h1 h2 h3 h4 h5 h6 caption table thead tbody tfoot tr td th search dialog button"
  ).split(" "),
);
const CONTENT = new Set(["main", "article", "section"]);
const BULLET = /^[•▪◦●‣⁃\uf0b7\uf0a7](?:\s*[•\uf0b7])*\s*/u;
/** Deeper than the parser lets pass; wrongly nested tags can still make a tree grow. */
const MAX_DEPTH = 1500;

/** The blocks of a page in reading order. @throws UnreadableFileError */
export function readPageBlocks(nodes: readonly Node[], page: HtmlPage): DraftBlock[] {
  return readBlocks(nodes, { kind: page.main ? "furniture" : "paragraph" }, page, 0);
}

function readBlocks(
  nodes: readonly Node[],
  start: Place,
  page: HtmlPage,
  startDepth: number,
): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const writer = createRunWriter();
  let depth = startDepth;
  /** The last term of a definition list; its definitions go on in the same block. */
  let term: Place | undefined;

  function readAll(children: readonly Node[], place: Place): void {
    depth += 1;
    if (depth > MAX_DEPTH) throw nestedTooDeep(page.name);
    for (const child of children) read(child, place);
    depth -= 1;
  }

  function read(node: Node, place: Place): void {
    if (isText(node)) writeText(node.value, place);
    if (isElement(node) && !isLeftOut(node)) readElement(node, place);
  }

  function readElement(element: Element, place: Place): void {
    const { tagName, childNodes } = element;
    const note = page.notes.references.get(element);
    if (note !== undefined) writer.writeNote(textOf(element), note);
    else if (tagName === "br") writer.breakLine();
    else if (tagName === "input") writeCheckbox(element);
    else if (tagName === "table" && !flows(place)) readTable(element, place);
    else if (!BLOCKS.has(tagName) || (tagName === "button" && place.kind === "heading")) {
      readAll(childNodes, place);
    } else {
      close(place);
      const inside = placeOf(element, place);
      readAll(childNodes, inside);
      close(inside);
    }
  }

  function isLeftOut(element: Element): boolean {
    return LEFT_OUT.has(element.tagName) || page.notes.links.has(element) || isHidden(element);
  }

  function writeText(text: string, place: Place): void {
    const lines = place.keepsLines ? text.split("\n") : [text];
    for (const [index, line] of lines.entries()) {
      if (index > 0) writer.breakLine();
      writer.write(line);
    }
  }

  function writeCheckbox(input: Element): void {
    if (attributeOf(input, "type") !== "checkbox") return;
    writer.write(attributeOf(input, "checked") === undefined ? "☐ " : "☒ ");
  }

  function placeOf(element: Element, place: Place): Place {
    const { tagName } = element;
    const note = page.notes.notes.get(element);
    if (note !== undefined) return { kind: "footnote", note, whole: true };
    if (place.kind === "footnote") return place;
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level && (place.kind !== "furniture" || element === page.heading)) {
      return { kind: "heading", level: Math.min(Number(level), 4), whole: true };
    }
    if (element === page.main) return { kind: "paragraph" };
    if (place.kind === "furniture") return place;
    if (isFurniture(element)) return { kind: "furniture" };
    if (tagName === "pre") return { ...place, keepsLines: true, whole: true };
    if (tagName === "blockquote") return { kind: "quote" };
    if (tagName === "li") return { kind: "item", whole: true };
    if (tagName === "dt") term = { kind: "item", whole: true };
    if (tagName === "dt" || tagName === "dd") return term ?? { kind: "item", whole: true };
    return place;
  }

  /** Makes a block of what was read in a place. */
  function close(place: Place): void {
    const runs = writer.take();
    const groups =
      place.kind === "paragraph" || place.kind === "item" ? splitBullets(runs) : [runs];
    for (const { bullet, runs: group } of groups.map(toGroup)) {
      const lines = group.flatMap((run) => cutLines(run, 1));
      if (lines.length === 0) continue;
      if (!bullet && place.block && place.block === blocks.at(-1)) {
        for (const line of lines) place.block.lines.push(line);
        continue;
      }
      const block = toBlock(place, bullet, lines);
      if (place.whole) place.block = block;
      blocks.push(block);
    }
  }

  function readTable(table: Element, place: Place): void {
    close(place);
    const grid = layOutTable(table);
    if (!grid) throw tableTooLarge(page.name);
    const cells = grid.rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined));
    if (cells.length < 2 || /^(?:presentation|none)$/.test(attributeOf(table, "role") ?? "")) {
      readAll(table.childNodes, place);
      close(place);
      return;
    }
    for (const caption of grid.captions) read(caption, place);
    const footnotes: DraftBlock[] = [];
    const rows = grid.rows.map(({ cells }) =>
      cells.map((cell) => {
        const inCell = cell
          ? readBlocks([...cell.childNodes], { kind: "paragraph" }, page, depth + 1)
          : [];
        for (const block of inCell) if (block.kind === "footnote") footnotes.push(block);
        return inCell.flatMap(linesInCell);
      }),
    );
    const headers = rows.slice(0, countHeaderRows(grid));
    const header =
      headers[0]?.map((_, column) => headers.flatMap((row) => row[column] ?? [])) ?? [];
    const body = rows.slice(headers.length).filter((row) => row.some((cell) => cell.length > 0));
    if (header.some((cell) => cell.length > 0) || body.length > 0) {
      blocks.push({ kind: "table", header, rows: body });
    }
    for (const footnote of footnotes) blocks.push(footnote);
  }

  readAll(nodes, start);
  close(start);
  return blocks;
}

/** In a cell, the lines of a block; the first of an item says so. */
function linesInCell(block: DraftBlock): DraftLine[] {
  const [first, ...rest] = linesOf(block);
  return block.kind === "item" && first ? [{ ...first, item: true }, ...rest] : linesOf(block);
}

/** Footnotes and furniture hold no tables: the text of one stands in them cell by cell. */
function flows({ kind }: Place): boolean {
  return kind === "furniture" || kind === "footnote";
}

/** Navigation, and what heads, closes or stands beside a page that does not mark its content. */
function isFurniture(element: Element): boolean {
  if (element.tagName === "nav" || element.tagName === "button") return true;
  return ["header", "footer", "aside"].includes(element.tagName) && !closest(element, CONTENT);
}

/** Text after a list or a table inside an item is no item of its own. */
function toBlock(
  { kind, level, note, block }: Place,
  bullet: boolean,
  lines: DraftLine[],
): DraftText {
  const goesOn = kind === "item" && block !== undefined;
  return {
    kind: bullet ? "item" : goesOn ? "paragraph" : kind,
    lines,
    ...(level === undefined ? {} : { level }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Lines grouped so that each that begins with a typed bullet begins a group. */
function splitBullets(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && !BULLET.test(run.text)) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Takes the bullet off a group. */
function toGroup(runs: readonly Run[]): { bullet: boolean; runs: Run[] } {
  const [first, ...rest] = runs;
  const length = first ? (BULLET.exec(first.text)?.[0].length ?? 0) : 0;
  if (!first || length === 0) return { bullet: false, runs: [...runs] };
  const notes = first.notes.map((note) => ({
    ...note,
    start: note.start - length,
    end: note.end - length,
  }));
  return { bullet: true, runs: [{ text: first.text.slice(length), notes }, ...rest] };
}

function linesOf(block: DraftBlock): DraftLine[] {
  if (block.kind === "footnote") return [];
  if (block.kind !== "table") return block.lines;
  return [block.header, ...block.rows].flat(2);
}
