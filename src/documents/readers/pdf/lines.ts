import type { DraftNote } from "../draft-document.ts";
import type { Glyphs, Rule } from "./page-content.ts";
import { joinStretched } from "./stretched-lines.ts";

/** Letters on one baseline without a gap wider than a space, in reading order. */
export interface Piece {
  x1: number;
  x2: number;
  /** Of the baseline. */
  y: number;
  /** Of the largest font in it. */
  size: number;
  /** Whether all its letters are bold. */
  bold: boolean;
  glyphs: SettledGlyphs[];
}

/** Glyphs on the baseline of the words they belong to; `raised` when they stood above it. */
export interface SettledGlyphs extends Glyphs {
  raised?: boolean;
}

/** A visual line of one column or cell. */
export interface Line {
  text: string;
  notes: DraftNote[];
  x1: number;
  x2: number;
  y: number;
  size: number;
  bold: boolean;
  /** The raised number the line starts with, as footnotes do. */
  label?: number;
  /** Where its text starts after the bullet, which the text leaves out. */
  bulletTo?: number;
}

/** A gap this wide, in the size of the letters, may part columns; a wide space stays below it. */
const PIECE_GAP = 0.6;
/** pdf.js leaves out narrow spaces; from this gap on, in the size of the letters, there is one. */
const WORD_GAP = 0.13;

/** Bullets, also of the symbol fonts of Word and LaTeX (where some are letters of a private range). */
const BULLET =
  /^([•●◦○▪■□◾▸►‣⁃∙·∗\uf0a7\uf0b7\uf0d8\uf02d\uf076\uf0fc✓➢]|[–—*-](?=\s)|o(?=\s\p{Lu}))\s*/u;

/** Brings raised and lowered glyphs to the baseline of the word they stand against. */
export function settleBaselines(glyphs: readonly Glyphs[]): SettledGlyphs[] {
  return glyphs.map((one) => {
    const host = glyphs.find((other) => isHost(other, one));
    if (!host) return one;
    const raised = host.y - one.y > host.size * 0.12;
    return { ...one, y: host.y, ...(raised ? { raised } : {}) };
  });
}

function isHost(host: Glyphs, one: Glyphs): boolean {
  if (host === one || one.size > host.size * 0.85 || one.text.length > 6) return false;
  const rise = host.y - one.y;
  if (rise > host.size * 0.7 || rise < -host.size * 0.35) return false;
  const after = one.x - (host.x + host.width);
  const before = host.x - (one.x + one.width);
  const near = host.size * 0.5;
  return (after > -near * 0.4 && after < near) || (before > -near * 0.4 && before < near);
}

/** Groups what stands on one baseline, from top to bottom, and each group from left to right. */
export function groupByBaseline<T extends { x: number; y: number; size: number }>(
  glyphs: readonly T[],
): T[][] {
  const rows: T[][] = [];
  for (const one of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && one.y - first.y <= Math.min(first.size, one.size) * 0.3) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** Joins glyphs into pieces; a piece ends at a wide gap and never crosses a vertical rule. */
export function joinPieces(glyphs: readonly Glyphs[], rules: readonly Rule[]): Piece[] {
  const upright = rules.filter(({ x1, x2, y1, y2 }) => x1 === x2 && y2 > y1);
  const cut = glyphs.flatMap((one) => cutAtRules(one, upright));
  const rows = groupByBaseline(settleBaselines(cut)).map((row) => {
    const pieces: SettledGlyphs[][] = [];
    for (const one of row) {
      const last = pieces.at(-1)?.at(-1);
      if (last && isJoined(last, one, upright)) pieces.at(-1)?.push(one);
      else pieces.push([one]);
    }
    return pieces.map(toPiece);
  });
  return joinStretched(rows, upright).map(toPiece);
}

/** pdf.js joins words over a narrow gap, also over the line between two cells. */
function cutAtRules(one: Glyphs, upright: readonly Rule[]): Glyphs[] {
  const letter = one.width / Math.max(1, one.text.length);
  const margin = one.size * 0.4;
  const rule = upright.find(
    ({ x1, y1, y2 }) =>
      x1 > one.x + margin &&
      x1 < one.x + one.width - margin &&
      y1 < one.y &&
      y2 > one.y - one.size / 2,
  );
  if (!rule || !one.text.includes(" ")) return [one];
  const spaces = [...one.text.matchAll(/ /g)].map(({ index }) => index);
  const distance = (index: number) => Math.abs(one.x + (index + 0.5) * letter - rule.x1);
  const space = spaces.reduce((best, index) => (distance(index) < distance(best) ? index : best));
  const right = Math.max(rule.x1 + 1, one.x + (space + 1) * letter);
  const end = Math.min(rule.x1 - 1, one.x + space * letter);
  return [
    { ...one, text: one.text.slice(0, space), width: end - one.x },
    ...cutAtRules(
      { ...one, text: one.text.slice(space + 1), x: right, width: one.x + one.width - right },
      upright,
    ),
  ];
}

function isJoined(left: Glyphs, right: Glyphs, upright: readonly Rule[]): boolean {
  const end = left.x + left.width;
  if (right.x - end > Math.max(left.size, right.size) * PIECE_GAP) return false;
  return !upright.some(
    ({ x1, y1, y2 }) =>
      x1 > end - 2 && x1 < right.x + 2 && y1 < left.y && y2 > left.y - left.size / 2,
  );
}

function toPiece(glyphs: SettledGlyphs[]): Piece {
  const full = glyphs.filter(({ raised }) => !raised);
  const [first] = glyphs;
  return {
    x1: Math.min(...glyphs.map(({ x }) => x)),
    x2: Math.max(...glyphs.map(({ x, width }) => x + width)),
    y: first?.y ?? 0,
    size: Math.max(...glyphs.map(({ size }) => size)),
    bold: full.length > 0 && full.every(({ bold }) => bold),
    glyphs,
  };
}

/** The text of pieces that stand on one line. */
export function toLine(pieces: readonly Piece[]): Line {
  const glyphs = pieces.flatMap((one) => one.glyphs).sort((a, b) => a.x - b.x);
  const whole = toPiece(glyphs);
  const { glyphs: _, ...place } = whole;
  const line: Line = { ...place, text: "", notes: [] };
  let last: SettledGlyphs | undefined;
  for (const one of glyphs) {
    const unit = /^[23]$/.test(one.text) && /(?:^|[\s\d(])[kcdm]?m$/.test(line.text);
    const note = one.raised && !unit ? one.text.match(/^(\d{1,3})[,;]?$/)?.[1] : undefined;
    if (note && line.text === "" && line.label === undefined) {
      line.label = Number(note);
    } else if (note) {
      line.notes.push({ start: line.text.length, end: line.text.length, note: Number(note) });
    } else {
      const gap = last && line.text !== "" && one.x - (last.x + last.width) > one.size * WORD_GAP;
      line.text = composeAccents(gap ? `${line.text} ${one.text}` : line.text + one.text);
    }
    last = one;
  }
  return cutBullet(line, glyphs);
}

/**
 * Puts accents that older LaTeX printed apart (´e, ¨ı) on their letter. No Dutch word starts with a
 * diaeresis, so white before one is where the accent was placed; before other accents it is a space.
 */
function composeAccents(text: string): string {
  if (!/[´¨ˆ]/.test(text)) return text;
  return text
    .replace(/(?<=\p{L}) ?¨ ?([aeiouı])(?=\p{L})/gu, (_, letter) => `${dotted(letter)}\u0308`)
    .replace(/¨ ?([aeiouıAEIOU])/g, (_, letter) => `${dotted(letter)}\u0308`)
    .replace(/´ ?([aeiouıAEIOU])/g, (_, letter) => `${dotted(letter)}\u0301`)
    .replace(/ˆ ?([aeiouıAEIOU])/g, (_, letter) => `${dotted(letter)}\u0302`)
    .normalize("NFC");
}

function dotted(letter: string): string {
  return letter === "ı" ? "i" : letter;
}

function cutBullet(line: Line, glyphs: readonly SettledGlyphs[]): Line {
  const bullet = line.text.match(BULLET)?.[0];
  if (bullet === undefined || bullet.length === line.text.length) return line;
  const [first, second] = glyphs;
  const own = first && BULLET.test(`${first.text} `) && first.text.trim().length === 1;
  const bulletTo = own && second ? second.x : line.x1 + line.size;
  const notes = line.notes.map(({ start, end, note }) => ({
    start: start - bullet.length,
    end: end - bullet.length,
    note,
  }));
  return { ...line, text: line.text.slice(bullet.length), notes, bulletTo };
}
