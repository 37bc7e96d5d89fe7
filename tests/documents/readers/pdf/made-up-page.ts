import type {
  Glyphs,
  PageContent,
  Rule,
} from "../../../../src/documents/readers/pdf/page-content.ts";

/** Letters as wide as half their size, which is about what Dutch text has. */
export function glyphs(text: string, x: number, y: number, more: Partial<Glyphs> = {}): Glyphs {
  const size = more.size ?? 10;
  return { text, x, y, width: text.length * size * 0.5, size, bold: false, ...more };
}

/** Lines one under the other, 12 points apart. */
export function column(lines: readonly string[], x: number, y: number): Glyphs[] {
  return lines.map((line, index) => glyphs(line, x, y + index * 12));
}

export function page(count: number, parts: readonly Glyphs[], rules: Rule[] = []): PageContent {
  return { count, width: 600, height: 800, glyphs: [...parts], rules, stamps: [] };
}

export const flat = (x1: number, x2: number, y: number): Rule => ({ x1, x2, y1: y, y2: y });
export const upright = (x: number, y1: number, y2: number): Rule => ({ x1: x, x2: x, y1, y2 });

const WORDS =
  "de gemeente werkt samen met inwoners aan goede dienstverlening en legt daarover elk jaar verantwoording af aan de raad zodat iedereen kan zien wat er is gedaan".split(
    " ",
  );

/** Lines of running text of about `width` letters; `start` makes them differ. */
export function prose(count: number, width: number, start = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    let line = "";
    for (let at = start + index * 5; line.length < width - 4; at += 1) {
      line += `${line === "" ? "" : " "}${WORDS[at % WORDS.length]}`;
    }
    return line.slice(0, width).trim();
  });
}
