import { decodeText } from "./decode-text.ts";
import type { DraftDocument, DraftLine, DraftText, ReadFile } from "./draft-document.ts";
import { cutLines, joinWords } from "./draft-lines.ts";

/** A line of the file with text on it, and what stands around it. */
interface TextLine {
  text: string;
  page: number;
  /** An empty line, or the start or end of the file, stands before or after it. */
  blankBefore: boolean;
  blankAfter: boolean;
  /** The level of heading that a row of = or - under it makes it. */
  underlined?: number;
}

/** A longer line is a paragraph on its own, in a file that does not break its lines. */
const LONG_LINE = 200;
const LONGEST_HEADING = 80;
const BULLET = /^[•▪◦●‣⁃\uf0b7\uf0a7*](?:\s+|(?=\p{L}))/u;
const DASH = /^[-–—+]\s+/u;
const NUMBER = /^(?:\d{1,2}|[a-z])[.)]\s+\S/;
const NUMBERED_HEADING = /^(?<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u;
/** A line drawn between texts, or under one, or a border of a table. */
const RULE = /^[-=_*~#.+|\s]{3,}$/;

/**
 * Reads plain text: an empty line ends a paragraph, a form feed a page, and lines are those of the file
 * (cut when longer than 200 characters). Item numbers are text and stay; bullets and rules go. A heading
 * is a short line on its own that cannot be a sentence, or one underlined with = or -.
 */
export const readText: ReadFile = async (bytes) => readPlainText(decodeText(bytes));

/** As `readText`, of a text already decoded. */
export function readPlainText(text: string): DraftDocument {
  const lines = splitLines(text);
  const blocks: DraftText[] = [];
  let previous: TextLine | undefined;
  for (const [index, line] of lines.entries()) {
    const open = blocks.at(-1);
    const block = startBlock(line, lines[index + 1], previous, open);
    if (block) blocks.push(block);
    else open?.lines.push(...toLines(line.text, line.page));
    previous = line;
  }
  const title = blocks.find(({ kind, level }) => kind === "heading" && level === 1);
  return title ? { blocks, title: title.lines.map((line) => line.text).join(" ") } : { blocks };
}

function toLines(text: string, page: number): DraftLine[] {
  const run = { text: joinWords(text), notes: [] };
  return run.text.length > LONG_LINE ? cutLines(run, page) : [{ text: run.text, page }];
}

function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let blank = true;
  const pages = text.split("\f").map((page) => page.split(/\r\n|[\r\n\u2028\u2029]/));
  const sparse = isDoubleSpaced(pages.flat());
  for (const [index, page] of pages.entries()) {
    let empty = 0;
    for (const raw of page) {
      const line = joinWords(raw);
      const last = lines.at(-1);
      if (line === "") {
        empty += 1;
        if (!sparse || empty > 1) blank = true;
      } else if (RULE.test(line)) {
        if (last && empty === 0 && /^[=-]/.test(line))
          last.underlined = line.startsWith("=") ? 1 : 2;
        blank = true;
      } else {
        if (last) last.blankAfter = blank;
        lines.push({ text: line, page: index + 1, blankBefore: blank, blankAfter: true });
        blank = false;
        empty = 0;
      }
    }
  }
  return lines;
}

/** Every line followed by an empty one, so that sentences go on after an empty line. */
function isDoubleSpaced(raw: readonly string[]): boolean {
  const filled = raw.flatMap((line, index) => (line.trim() === "" ? [] : [index]));
  const alone = filled.filter((index) => (raw[index + 1] ?? "").trim() === "");
  const goingOn = alone.filter((index) => /^\s*\p{Ll}/u.test(raw[index] ?? ""));
  return (
    filled.length >= 10 &&
    alone.length > filled.length * 0.9 &&
    goingOn.length > filled.length * 0.3
  );
}

/** The block that a line begins; undefined when it goes on in the block before it. */
function startBlock(
  line: TextLine,
  next: TextLine | undefined,
  previous: TextLine | undefined,
  open: DraftText | undefined,
): DraftText | undefined {
  const level = headingLevel(line, next, previous === undefined);
  if (level) return { kind: "heading", level, lines: toLines(line.text, line.page) };
  const mayStart =
    line.blankBefore || open?.kind === "item" || /[:;,.]$/.test(previous?.text ?? "");
  const bullet = BULLET.exec(line.text) ?? (mayStart ? DASH.exec(line.text) : null);
  const rest = line.text.slice(bullet?.[0].length ?? 0);
  if ((bullet && rest !== "") || (mayStart && NUMBER.test(line.text))) {
    return { kind: "item", lines: toLines(bullet ? rest : line.text, line.page) };
  }
  const longer = Math.max(line.text.length, previous?.text.length ?? 0) > LONG_LINE;
  if (open && open.kind !== "heading" && !longer && goesOn(line, previous)) return undefined;
  return { kind: "paragraph", lines: toLines(line.text, line.page) };
}

/** A page border is no border of a paragraph when the sentence goes on over it. */
function goesOn(line: TextLine, previous: TextLine | undefined): boolean {
  if (!previous) return false;
  if (!line.blankBefore) return true;
  return line.page > previous.page && !/[.!?:;]$/.test(previous.text) && /^\p{Ll}/u.test(line.text);
}

function headingLevel(
  line: TextLine,
  next: TextLine | undefined,
  isFirst: boolean,
): number | undefined {
  const { text } = line;
  if (!line.blankBefore || text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return undefined;
  if (line.underlined) return line.underlined;
  // What closes a text (a name, a place and date) stands alone too.
  if (!line.blankAfter || !next || /^\p{Ll}/u.test(next.text)) return undefined;
  if (/[.!?:;,…]["'”’)]*$/.test(text)) return undefined;
  if (/\d{4}$/.test(text) || !/^["'“‘]?[\p{Lu}\d]/u.test(text)) return undefined;
  const number = NUMBERED_HEADING.exec(text)?.groups?.number;
  if (number) return Math.min(number.split(".").length + 1, 4);
  return isFirst ? 1 : 2;
}
