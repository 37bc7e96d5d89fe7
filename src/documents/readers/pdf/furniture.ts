import { groupByBaseline, joinPieces, settleBaselines, toLine } from "./lines.ts";
import type { Glyphs, PageContent, Rule } from "./page-content.ts";
import { groupTouching } from "./ruled-tables.ts";
import { OWNER } from "./tables.ts";

/** A running head or foot, or a page number: a line at the edge of a page. */
export interface EdgeLine {
  text: string;
  y: number;
  size: number;
  glyphs: Glyphs[];
  /** White between it and the page's text, in points. */
  distance: number;
}

/** A page without its running heads and feet, which stand apart. */
export interface BarePage extends PageContent {
  head: string[];
  foot: string[];
}

/** Running heads and feet have at most this many lines each. */
const MOST_LINES = 4;
/** They stand in the upper or lower part of the page of this share of its height. */
const EDGE = 0.17;
/** Text this much apart from the page's text, in the size of its letters, is no first or last line. */
const APART = 1.75;

/**
 * Tells running heads and feet by their return at the same height on other pages, white between
 * them and the text; page numbers by their form as well, so that also one page shows them.
 */
export function takeFurniture(pages: readonly PageContent[]): BarePage[] {
  const tops = pages.map((page) => edgeLines(page, "head"));
  const bottoms = pages.map((page) => edgeLines(page, "foot"));
  const isHead = judge(tops);
  const isFoot = judge(bottoms);
  const isTableHead = judgeTableHeads(pages);
  return pages.map((page, index) => {
    const own = (line: EdgeLine) => isInTable(line, page) || isTableHead(line, page);
    const head = outermost(tops[index] ?? [], (line) => isHead(line) && !own(line));
    const foot = outermost(bottoms[index] ?? [], (line) => isFoot(line) && !own(line));
    const taken = new Set([...head, ...foot].flatMap(({ glyphs }) => glyphs));
    return {
      ...page,
      glyphs: page.glyphs.filter((one) => !taken.has(one)),
      rules: page.rules.filter((rule) => !isEdgeRule(rule, page, taken)),
      head: head.map(({ text }) => text),
      foot: foot.map(({ text }) => text).reverse(),
    };
  });
}

/** The lines at an edge from the outside inwards. */
function edgeLines({ glyphs, height }: PageContent, edge: "head" | "foot"): EdgeLine[] {
  // A raised number belongs to the line below it, or it would pass for a page number of its own.
  const settled = settleBaselines(glyphs);
  const placed = glyphs.map((one, index) => ({ ...one, y: settled[index]?.y ?? one.y, one }));
  const rows = groupByBaseline(placed).filter((row) => row.some(({ text }) => text.trim() !== ""));
  const ordered = edge === "head" ? rows : rows.reverse();
  return ordered.slice(0, MOST_LINES).flatMap((row, index) => {
    const y = row[0]?.y ?? 0;
    if (edge === "head" ? y > height * EDGE : y < height * (1 - EDGE)) return [];
    const size = Math.max(...row.map((one) => one.size));
    const next = ordered[index + 1]?.[0]?.y;
    const distance = next === undefined ? Number.POSITIVE_INFINITY : Math.abs(next - y);
    const own = row.map(({ one }) => one);
    return [{ text: toLine(joinPieces(own, [])).text, y, size, glyphs: own, distance }];
  });
}

/** The furniture among the lines at an edge: an unbroken run from the outside. */
function outermost(
  lines: readonly EdgeLine[],
  isFurniture: (line: EdgeLine) => boolean,
): EdgeLine[] {
  const last = lines.findIndex((line) => !isFurniture(line));
  const run = last < 0 ? [...lines] : lines.slice(0, last);
  // The innermost must stand apart from the text, or it is the text's own first or last line.
  while (run.length > 0 && !standsApart(run.at(-1))) run.pop();
  return run;
}

function standsApart(line: EdgeLine | undefined): boolean {
  return line !== undefined && (line.distance > line.size * APART || isPageNumber(line.text));
}

function judge(edges: readonly EdgeLine[][]): (line: EdgeLine) => boolean {
  const pagesOf = new Map<string, number>();
  const slots = new Map<number, number>();
  for (const lines of edges) {
    for (const line of lines) {
      const key = keyOf(line);
      pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
    }
  }
  const returns = (line: EdgeLine) => (pagesOf.get(keyOf(line)) ?? 0) > 1;
  for (const line of edges.flat()) {
    const slot = Math.round(line.y);
    if (returns(line)) slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }
  // A head that names the chapter differs from page to page, but keeps its height.
  const usual = (line: EdgeLine) => (slots.get(Math.round(line.y)) ?? 0) * 2 > edges.length;
  return (line) => isPageNumber(line.text) || returns(line) || (usual(line) && edges.length > 2);
}

/** Whether a line stands in a grid of lines that goes on past the edge of the page. */
function isInTable({ glyphs, y }: EdgeLine, { rules, height }: PageContent): boolean {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return false;
  const parts = rules.some(
    ({ x1, x2, y1, y2 }) => x1 === x2 && x1 > first.x && x1 < last.x && y1 < y && y2 > y - 2,
  );
  if (!parts) return false;
  return groupTouching(rules).some((group) => {
    const top = Math.min(...group.map(({ y1 }) => y1));
    const bottom = Math.max(...group.map(({ y2 }) => y2));
    return top < y && bottom > y - 2 && bottom > height * EDGE && top < height * (1 - EDGE);
  });
}

/**
 * Tells the header of a table, repeated on each page, from a running head: its words stand apart, in
 * columns, and one names the owner, or it stands at another height where the table starts.
 */
function judgeTableHeads(
  pages: readonly PageContent[],
): (line: EdgeLine, page: PageContent) => boolean {
  const heights = new Map<string, number[]>();
  const key = (row: readonly Glyphs[], { width }: PageContent) =>
    `${width} ${row.map(({ text }) => text).join(" ")}`;
  for (const page of pages) {
    for (const row of groupByBaseline(page.glyphs).filter(standsInColumns)) {
      const known = heights.get(key(row, page)) ?? [];
      heights.set(key(row, page), [...known, row[0]?.y ?? 0]);
    }
  }
  return ({ glyphs, y, size }, page) =>
    (standsInColumns(glyphs) && glyphs.some(({ text }) => OWNER.test(text) && !/:./.test(text))) ||
    heights.get(key(glyphs, page))?.some((other) => Math.abs(other - y) > size * 2) === true;
}

function standsInColumns(row: readonly Glyphs[]): boolean {
  return row.some((one, index) => {
    const before = row[index - 1];
    return before !== undefined && one.x - before.x - before.width > one.size;
  });
}

function keyOf({ text, y }: EdgeLine): string {
  return `${Math.round(y / 2)} ${patternOf(text)}`;
}

/** A text with its numbers left open, the same on every page. */
export function patternOf(text: string): string {
  return text.replace(/\d+/g, "#");
}

/**
 * Takes running heads and page numbers from text that stands sideways to a page's own: a page with a
 * table on its side keeps them upright. `known` are the patterns of those on other pages.
 */
export function takeTurnedFurniture(
  pages: readonly PageContent[],
  known: ReadonlySet<string>,
): { pages: PageContent[]; furniture: string[] } {
  const furniture: string[] = [];
  const rest = pages.map((page) => {
    const rows = groupByBaseline(page.glyphs);
    const kept = rows.filter((row) => {
      const { text } = toLine(joinPieces(row, []));
      const own = !isPageNumber(text) && !known.has(patternOf(text));
      if (!own && text !== "") furniture.push(text);
      return own;
    });
    return { ...page, glyphs: kept.flat() };
  });
  return { pages: rest.filter(({ glyphs }) => glyphs.length > 0), furniture };
}

/** 12, - 12 -, Pagina 2 van 5, blz. 3, 3/12, iv. */
export function isPageNumber(text: string): boolean {
  return /^\W*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:van|\/|of)\s*\d{1,4})?\W*$/i.test(
    text,
  );
}

/** A line under the running head or above the foot. */
function isEdgeRule({ y1, y2 }: Rule, page: PageContent, taken: ReadonlySet<Glyphs>): boolean {
  if (y1 !== y2) return false;
  const inner = page.glyphs.filter((one) => !taken.has(one));
  const near = [...taken].some(({ y, size }) => Math.abs(y - y1) < size * 1.2);
  const above = inner.some(({ y }) => y <= y1);
  const below = inner.some(({ y }) => y > y1);
  return near && above !== below;
}
