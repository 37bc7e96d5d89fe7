import { groupByBaseline } from "./lines.ts";
import type { Glyphs, Rule } from "./page-content.ts";
import { edgesOf, groupTouching, isNear } from "./ruled-tables.ts";

/** A row of coloured cells, or more that touch, with the edges of its columns. */
interface Band {
  xs: number[];
  y1: number;
  y2: number;
}

/** Bands with less white between them are rows without a row in between, in points. */
const SEAM = 10;
/** More white than this, in the size of the letters, ends a table. */
const MOST_WHITE = 2.2;

/**
 * The rules of a page, completed where a table has colour behind every other row: the edges of the
 * coloured cells are drawn on through the white rows between them and the white row below the last.
 */
export function bridgeBands(glyphs: readonly Glyphs[], rules: readonly Rule[]): Rule[] {
  const bands = groupTouching(rules)
    .flatMap(toBand)
    .sort((a, b) => a.y1 - b.y1);
  const added = bands.flatMap((band, index) => {
    const isAlike = (other: Band) => haveSameColumns(band, other);
    const next = bands.slice(index + 1).find(isAlike);
    if (next) return isBetweenRows(glyphs, band, next.y1) ? uprights(band, next.y1) : [];
    const bottom = bands.slice(0, index).some(isAlike) ? bottomOfLastRow(glyphs, band) : undefined;
    if (bottom === undefined) return [];
    const [x1 = 0, x2 = x1] = [band.xs[0], band.xs.at(-1)];
    return [...uprights(band, bottom), { x1, x2, y1: bottom, y2: bottom }];
  });
  return [...rules, ...added];
}

function toBand(rules: readonly Rule[]): Band[] {
  const upright = rules.filter(({ x1, x2 }) => x1 === x2);
  const xs = edgesOf(upright.map(({ x1 }) => x1));
  if (xs.length < 3) return [];
  const ys = rules.flatMap(({ y1, y2 }) => [y1, y2]);
  return [{ xs, y1: Math.min(...ys), y2: Math.max(...ys) }];
}

function haveSameColumns(a: Band, b: Band): boolean {
  return a.xs.length === b.xs.length && a.xs.every((x, index) => isNear(x, b.xs[index] ?? 0));
}

function uprights({ xs, y2 }: Band, bottom: number): Rule[] {
  return xs.map((x) => ({ x1: x, x2: x, y1: y2, y2: bottom }));
}

/** Whether what stands between two bands keeps to their columns; here and there two cells touch. */
function isBetweenRows(glyphs: readonly Glyphs[], band: Band, top: number): boolean {
  const lines = linesBetween(glyphs, band, top);
  if (lines.length === 0) return top - band.y2 < SEAM;
  return lines.filter((line) => isAcross(line, band)).length * 2 <= lines.length;
}

/** Where the white row under the last band ends, when its first line stands in two columns or more. */
function bottomOfLastRow(glyphs: readonly Glyphs[], band: Band): number | undefined {
  let bottom = band.y2;
  for (const line of linesBetween(glyphs, band, Number.POSITIVE_INFINITY)) {
    const [first] = line;
    if (!first || isAcross(line, band) || first.y - bottom > first.size * MOST_WHITE) break;
    if (bottom === band.y2 && columnsWithText(line, band) < 2) break;
    bottom = first.y + first.size * 0.4;
  }
  return bottom > band.y2 ? bottom : undefined;
}

function linesBetween(glyphs: readonly Glyphs[], { xs, y2 }: Band, top: number): Glyphs[][] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  return groupByBaseline(
    glyphs.filter(
      ({ text, x, y }) => text.trim() !== "" && y > y2 && y < top && x > left && x < right,
    ),
  );
}

function isAcross(line: readonly Glyphs[], { xs }: Band): boolean {
  return line.some(({ x, width, size }) =>
    xs.some((edge) => edge > x + size * 0.4 && edge < x + width - size * 0.4),
  );
}

function columnsWithText(line: readonly Glyphs[], { xs }: Band): number {
  return new Set(line.map(({ x, size }) => xs.findLastIndex((edge) => edge <= x + size / 4))).size;
}
