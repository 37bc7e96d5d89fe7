import type { DraftText } from "../draft-document.ts";
import type { Line } from "./lines.ts";
import { median } from "./regions.ts";
import { headingLevel, type TextStyle } from "./text-style.ts";

/** A block with where its lines stand, to tell whether a later block goes on with it. */
export interface PlacedBlock {
  kind: DraftText["kind"];
  level?: number;
  note?: number;
  lines: Line[];
  /** The edges of the column it stands in. */
  x1: number;
  x2: number;
  /** Whether lines are stretched to the right edge, so that a line that falls short ends a paragraph. */
  justified: boolean;
}

/** A number or letter before an item: 1. or a) or (ii) and the like. */
const ORDERED = /^(?:\d{1,2}[.)]|[a-z][.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[ivx]{1,4}[.)])\s/;
/** The number of a footnote that is not raised; some files leave no space after it. */
const FLAT_LABEL = /^(\d{1,3})(?:[.)]?\s+|(?=\p{L}))/u;
/** Footnotes are smaller than the text by at least this. */
const SMALL = 0.93;
const ENDS_SENTENCE = /[.!?:;…]["'”’)\]]*$/;

/**
 * Cuts the lines of one column into headings, paragraphs, items and footnotes. `references` are the
 * numbers of the notes that the text up to this page refers to.
 */
export function cutBlocks(
  lines: readonly Line[],
  style: TextStyle,
  references: ReadonlySet<number>,
): PlacedBlock[] {
  const split = startOfFootnotes(lines, style, references);
  return [
    ...cutText(lines.slice(0, split), style),
    ...cutFootnotes(lines.slice(split), references),
  ];
}

/** Footnotes are the small lines at the foot of a column from the first that has a number. */
function startOfFootnotes(
  lines: readonly Line[],
  style: TextStyle,
  references: ReadonlySet<number>,
): number {
  const lastLarge = lines.findLastIndex(({ size }) => size > style.body * SMALL);
  const first = lines.findIndex(
    (line, index) => index > lastLarge && labelOf(line, references) !== undefined,
  );
  return first < 0 ? lines.length : first;
}

function labelOf(line: Line, references: ReadonlySet<number>): number | undefined {
  if (line.label !== undefined) return line.label;
  const flat = Number(line.text.match(FLAT_LABEL)?.[1]);
  return references.has(flat) ? flat : undefined;
}

function cutFootnotes(lines: readonly Line[], references: ReadonlySet<number>): PlacedBlock[] {
  const edges = edgesOf(lines);
  const blocks: PlacedBlock[] = [];
  let expected: number | undefined;
  for (const line of lines) {
    const counted = Number(line.text.match(FLAT_LABEL)?.[1]) === expected ? expected : undefined;
    const note = labelOf(line, references) ?? counted;
    // A year or number that happens to start a line is no label: notes count up.
    if (
      note !== undefined &&
      (line.label !== undefined || expected === undefined || note === expected)
    ) {
      const text = line.label === undefined ? line.text.replace(FLAT_LABEL, "") : line.text;
      blocks.push({ kind: "footnote", note, lines: [{ ...line, text }], ...edges });
      expected = note + 1;
    } else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function cutText(lines: readonly Line[], style: TextStyle): PlacedBlock[] {
  const edges = edgesOf(lines);
  const leading = leadingOf(lines);
  const blocks: PlacedBlock[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const level = headingLevel(line, style);
    if (block && goesOn(block, line, level, leading)) block.lines.push(line);
    else blocks.push({ ...newBlock(line, level), lines: [line], ...edges });
  }
  return blocks.map(demoteBold(style));
}

function edgesOf(lines: readonly Line[]): Pick<PlacedBlock, "x1" | "x2" | "justified"> {
  const x1 = Math.min(...lines.map((line) => line.x1));
  const x2 = Math.max(...lines.map((line) => line.x2));
  const full = lines.filter((line) => x2 - line.x2 < 1.5).length;
  return { x1, x2, justified: lines.length > 3 && full > lines.length * 0.4 };
}

/** The usual distance between lines of a paragraph. */
function leadingOf(lines: readonly Line[]): number {
  const gaps = lines.flatMap(({ y, size }, index) => {
    const above = lines[index - 1];
    return above && y - above.y < size * 2.4 && Math.abs(size - above.size) < 1
      ? [y - above.y]
      : [];
  });
  const size = median(lines.map((line) => line.size));
  return gaps.length < 2 ? size * 1.25 : Math.min(median(gaps), size * 1.9);
}

function newBlock(line: Line, level: number | undefined): Pick<PlacedBlock, "kind" | "level"> {
  if (level !== undefined) return { kind: "heading", level };
  if (line.bulletTo !== undefined || ORDERED.test(line.text)) return { kind: "item" };
  return { kind: "paragraph" };
}

function goesOn(
  block: PlacedBlock,
  line: Line,
  level: number | undefined,
  leading: number,
): boolean {
  const [first, last] = [block.lines[0], block.lines.at(-1)];
  if (!first || !last || line.bulletTo !== undefined || line.label !== undefined) return false;
  const gap = line.y - last.y;
  if (gap <= 0 || Math.abs(line.size - last.size) > line.size * 0.12) return false;
  if (block.kind === "heading") {
    const numbered = /^\d+(\.\d+)*\.?\s/.test(line.text);
    // The last line of a bold paragraph has a full stop, so that by itself it is no heading.
    const runsOn = level === undefined && line.bold && first.bold && block.lines.length > 1;
    return (level === block.level || runsOn) && gap < line.size * 1.6 && !numbered;
  }
  if (level !== undefined || gap > leading * 1.22 + 0.5) return false;
  if (ORDERED.test(line.text) && line.x1 < first.x1 + line.size) {
    const meant = ENDS_SENTENCE.test(last.text) || hasRoomFor(last, line, block.x2);
    return block.kind !== "item" && !meant;
  }
  return !startsParagraph(block, first, last, line);
}

/** Told by an indent, by a line that returns to the margin after an item, or by a short last line. */
function startsParagraph(block: PlacedBlock, first: Line, last: Line, line: Line): boolean {
  const ended = ENDS_SENTENCE.test(last.text);
  const margin =
    block.kind === "item" ? (first.bulletTo ?? block.lines[1]?.x1 ?? first.x1) : block.x1;
  const short = block.justified ? last.x2 < block.x2 - line.size : hasRoomFor(last, line, block.x2);
  if (block.kind === "item" && line.x1 < margin - line.size * 0.6) return ended || short;
  const indent = line.x1 - last.x1;
  const hanging = block.lines.length === 1 && block.kind === "item";
  if (
    !hanging &&
    indent > line.size * 0.7 &&
    indent < line.size * 4 &&
    last.x1 < margin + line.size
  ) {
    return ended || short;
  }
  // A comma ends the salutation of a letter.
  return (ended || last.text.endsWith(",")) && short && /^[^\p{Ll}]/u.test(line.text);
}

/** Whether the first word of a line would have fitted on the line before: then the break was meant. */
function hasRoomFor(last: Line, line: Line, edge: number): boolean {
  const [word = ""] = line.text.split(" ");
  const letter = (line.x2 - line.x1) / Math.max(1, line.text.length);
  return last.x2 + (word.length + 2) * letter < edge - line.size * 0.5;
}

/** More than three bold lines, or those of a sentence, are a paragraph in bold, not a heading. */
function demoteBold({ body }: TextStyle): (block: PlacedBlock) => PlacedBlock {
  return (block) => {
    const size = block.lines[0]?.size ?? 0;
    const isLong = block.lines.length > 3 || /[.;,]$/.test(block.lines.at(-1)?.text ?? "");
    if (block.kind !== "heading" || !isLong || size > body * 1.08) return block;
    const { level: _, ...rest } = block;
    return { ...rest, kind: "paragraph" };
  };
}

/** A caption of a table or picture, which stands at the head of a page in the middle of a sentence. */
export function isCaption({ lines }: PlacedBlock): boolean {
  return /^(?:tabel|figuur|afbeelding|grafiek|kader|schema) [\d.]+/i.test(lines[0]?.text ?? "");
}

/** Whether a block that starts a column or page goes on with the sentence of an earlier one. */
export function continues(earlier: PlacedBlock, block: PlacedBlock): boolean {
  const last = earlier.lines.at(-1);
  const [first] = block.lines;
  if (!last || !first || block.kind !== "paragraph" || isCaption(block)) return false;
  if (earlier.kind !== "paragraph" && earlier.kind !== "item") return false;
  if (Math.abs(last.size - first.size) > 0.6) return false;
  if (ENDS_SENTENCE.test(last.text)) return false;
  if (/^\p{Ll}/u.test(first.text) || /[\p{L}]-$/u.test(last.text)) return true;
  const full = last.x2 > earlier.x2 - last.size * 3;
  const indented = first.x1 > block.x1 + first.size * 0.7;
  const alike = Math.abs(earlier.x2 - earlier.x1 - (block.x2 - block.x1)) < first.size * 4;
  return full && alike && !indented;
}
