import { type Glyphs, type Matrix, multiply, type PageContent, type Rule } from "./page-content.ts";

/** A run of text as it stands in the file, in the file's own coordinates. */
export interface PlacedText {
  text: string;
  matrix: Matrix;
  /** In the file's units, along the text. */
  width: number;
  bold: boolean;
}

type Page = Pick<PageContent, "count" | "width" | "height">;

/** Text further from the horizontal or vertical, in degrees, is aslant. */
const ASLANT = 10;

const LIGATURES: Record<string, string> = {
  ﬀ: "ff",
  ﬁ: "fi",
  ﬂ: "fl",
  ﬃ: "ffi",
  ﬄ: "ffl",
  ﬅ: "st",
  ﬆ: "st",
};

/**
 * Sorts the text of a page by the direction it runs in (a table may stand sideways) and turns each
 * part upright. The direction with most letters comes first and has the ruling lines.
 */
export function splitByDirection(
  texts: readonly PlacedText[],
  rules: readonly Rule[],
  view: Matrix,
  page: Page,
): PageContent[] {
  const parts = new Map<number, Glyphs[]>();
  const stamps: string[] = [];
  for (const one of texts) {
    const matrix = multiply(view, one.matrix);
    const angle = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
    const quarter = Math.round(angle / 90);
    if (Math.abs(angle - quarter * 90) > ASLANT) {
      if (one.text.trim() !== "") stamps.push(one.text.trim());
      continue;
    }
    const direction = (quarter + 4) % 4;
    const [x, y] = turnUpright(direction, page, matrix[4], matrix[5]);
    const size = Math.hypot(matrix[2], matrix[3]);
    const scale = Math.hypot(view[0], view[1]);
    const glyphs = parts.get(direction) ?? [];
    parts.set(direction, glyphs);
    glyphs.push({ text: one.text, x, y, width: one.width * scale, size, bold: one.bold });
  }
  const letters = (glyphs: readonly Glyphs[]) =>
    glyphs.reduce((sum, { text }) => sum + text.trim().length, 0);
  const sorted = [...parts].sort(([, a], [, b]) => letters(b) - letters(a));
  if (sorted.length === 0) return [{ ...page, glyphs: [], rules: [], stamps }];
  return sorted.map(([direction, glyphs], index) => ({
    count: page.count,
    ...(direction % 2 === 0
      ? { width: page.width, height: page.height }
      : { width: page.height, height: page.width }),
    glyphs: tidy(glyphs),
    rules: index === 0 ? rules.map((rule) => turnRule(direction, page, rule)) : [],
    stamps: index === 0 ? stamps : [],
  }));
}

/** Directions count quarter turns clockwise: 1 runs downwards, 3 upwards. */
function turnUpright(
  direction: number,
  { width, height }: Page,
  x: number,
  y: number,
): [number, number] {
  if (direction === 1) return [y, width - x];
  if (direction === 2) return [width - x, height - y];
  if (direction === 3) return [height - y, x];
  return [x, y];
}

function turnRule(direction: number, page: Page, { x1, y1, x2, y2 }: Rule): Rule {
  const [a, b] = turnUpright(direction, page, x1, y1);
  const [c, d] = turnUpright(direction, page, x2, y2);
  return { x1: Math.min(a, c), y1: Math.min(b, d), x2: Math.max(a, c), y2: Math.max(b, d) };
}

/** Letters for ligatures, one form of accents, and runs cut where spaces were typed to line up. */
function tidy(glyphs: readonly Glyphs[]): Glyphs[] {
  const parts = glyphs.flatMap(cutAtSpaces);
  return parts.filter((one, index) => !isReprint(one, parts.slice(Math.max(0, index - 4), index)));
}

function cutAtSpaces(one: Glyphs): Glyphs[] {
  const printed = one.text.normalize("NFC").replace(/(?!\s)\p{Cc}/gu, "");
  const text = printed.replace(/[ﬀ-ﬆ]/g, (glyph) => LIGATURES[glyph] ?? glyph);
  const letter = one.width / Math.max(1, text.length);
  return [...text.matchAll(/\S+(?:\s\S+)*/g)].map((match) => ({
    ...one,
    text: match[0].replace(/\s/g, " "),
    x: one.x + match.index * letter,
    width: match[0].length * letter,
  }));
}

/** Bold made by printing the same text twice, a hair apart. */
function isReprint(one: Glyphs, before: readonly Glyphs[]): boolean {
  const near = one.size * 0.1;
  return before.some(
    ({ text, x, y }) =>
      text === one.text && Math.abs(x - one.x) < near && Math.abs(y - one.y) < near,
  );
}
