import { decodeXml } from "./xml-text.ts";

/** One level of a numbered list. */
interface Level {
  start: number;
  format: string;
  /** "%1.%2" or "Artikel %1": %n is the number at level n. */
  text: string;
  /** All numbers in the label are decimal (w:isLgl). */
  isDecimal: boolean;
  /** The style of the paragraphs at this level. */
  style: string | undefined;
}

interface List {
  levels: ReadonlyMap<number, Level>;
  /** The numbers reached; lists that share a definition share them, as in Word. */
  counts: (number | undefined)[];
  /** Where this list starts anew, by level; taken away once it has. */
  restarts: Map<number, number>;
}

/** The label that Word prints before a paragraph, from the inside of its w:pPr; in document order. */
export type LabelParagraph = (properties: string) => string | undefined;

const ROMAN: readonly [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/**
 * Counts numbered paragraphs as Word does (ECMA-376 part 1, 17.9): the numbers of headings, articles
 * and list items stand nowhere in the file. Bullets, and numbers in a format that is not known, give no
 * label.
 */
export function countNumbers(numberingXml: string, stylesXml: string): LabelParagraph {
  const lists = readLists(numberingXml);
  const styles = readStyles(stylesXml);
  return (properties) => {
    const place = findPlace(properties.replace(/<w:pPrChange\b[\s\S]*$/, ""), styles, lists);
    const list = lists.get(place?.list ?? "");
    if (!place || !list?.levels.has(place.level)) return undefined;
    countOn(list, place.level);
    const label = writeLabel(list, place.level);
    return label && /[\p{L}\p{N}]/u.test(label) ? label : undefined;
  };
}

function readLists(xml: string): Map<string, List> {
  const definitions = new Map<string, Pick<List, "levels" | "counts">>();
  const byStyle = new Map<string, string>();
  const links = new Map<string, string>();
  for (const [, attributes = "", inside = ""] of elements(xml, "w:abstractNum")) {
    const id = /w:abstractNumId="([^"]*)"/.exec(attributes)?.[1] ?? "";
    definitions.set(id, { levels: readLevels(inside), counts: [] });
    const named = read(inside, "w:styleLink");
    if (named) byStyle.set(named, id);
    const link = read(inside, "w:numStyleLink");
    if (link) links.set(id, link);
  }
  const lists = new Map<string, List>();
  for (const [, attributes = "", inside = ""] of elements(xml, "w:num")) {
    const abstract = read(inside, "w:abstractNumId") ?? "";
    const definition = definitions.get(byStyle.get(links.get(abstract) ?? "") ?? abstract);
    const restarts = new Map<number, number>();
    for (const [, override = "", content = ""] of elements(inside, "w:lvlOverride")) {
      const start = read(content, "w:startOverride");
      if (start) restarts.set(Number(/w:ilvl="(\d)"/.exec(override)?.[1]), Number(start));
    }
    const own = readLevels(inside);
    if (!definition) continue;
    const levels = new Map([...definition.levels, ...own]);
    lists.set(/w:numId="([^"]*)"/.exec(attributes)?.[1] ?? "", { ...definition, levels, restarts });
  }
  return lists;
}

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const [, attributes = "", inside = ""] of elements(xml, "w:lvl")) {
    levels.set(Number(/w:ilvl="(\d)"/.exec(attributes)?.[1]), {
      start: Number(read(inside, "w:start") ?? 0),
      format: read(inside, "w:numFmt") ?? "decimal",
      text: decodeXml(read(inside, "w:lvlText") ?? ""),
      isDecimal: /<w:isLgl\b/.test(inside),
      style: read(inside, "w:pStyle"),
    });
  }
  return levels;
}

/** The inside of each w:pPr of a paragraph style, and the style that it is based on, by id. */
function readStyles(xml: string): Map<string, { inside: string; basedOn: string | undefined }> {
  const styles = new Map<string, { inside: string; basedOn: string | undefined }>();
  for (const [, attributes = "", inside = ""] of elements(xml, "w:style")) {
    const id = /w:styleId="([^"]*)"/.exec(attributes)?.[1];
    if (id) styles.set(id, { inside, basedOn: read(inside, "w:basedOn") });
  }
  return styles;
}

/** The list and level that a paragraph says it is in, or its style does. */
function findPlace(
  properties: string,
  styles: ReturnType<typeof readStyles>,
  lists: ReadonlyMap<string, List>,
): { list: string; level: number } | undefined {
  if (/<w:rPr>[\s\S]*<w:del\b/.test(properties)) return undefined;
  const ownLevel = read(properties, "w:ilvl");
  const own = read(properties, "w:numId");
  if (own) return { list: own, level: Number(ownLevel ?? 0) };
  const seen = new Set<string>();
  for (let id = read(properties, "w:pStyle"); id && !seen.has(id); id = styles.get(id)?.basedOn) {
    seen.add(id);
    const inside = styles.get(id)?.inside ?? "";
    const list = read(inside, "w:numId");
    if (!list) continue;
    const linked = [...(lists.get(list)?.levels ?? [])].find(([, level]) => level.style === id);
    return { list, level: Number(ownLevel ?? linked?.[0] ?? read(inside, "w:ilvl") ?? 0) };
  }
  return undefined;
}

function countOn(list: List, level: number): void {
  const { counts, levels, restarts } = list;
  const restart = restarts.get(level);
  restarts.delete(level);
  const count = counts[level];
  counts[level] = restart ?? (count === undefined ? (levels.get(level)?.start ?? 1) : count + 1);
  counts.length = level + 1;
}

function writeLabel({ levels, counts }: List, level: number): string | undefined {
  const own = levels.get(level);
  if (!own || own.format === "bullet") return undefined;
  let isKnown = true;
  const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = own.isDecimal ? "decimal" : (levels.get(at)?.format ?? "");
    const number = writeNumber(counts[at] ?? levels.get(at)?.start ?? 1, format);
    isKnown &&= number !== undefined;
    return number ?? "";
  });
  return isKnown ? label : undefined;
}

function writeNumber(count: number, format: string): string | undefined {
  if (format === "none") return "";
  if (format === "decimal") return String(count);
  if (format === "decimalZero") return String(count).padStart(2, "0");
  if (format === "lowerLetter") return writeLetter(count);
  if (format === "upperLetter") return writeLetter(count).toUpperCase();
  if (format === "lowerRoman") return writeRoman(count);
  if (format === "upperRoman") return writeRoman(count).toUpperCase();
  return undefined;
}

/** a … z, aa, bb …, as Word goes on. */
function writeLetter(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return count < 1 ? "" : letter.repeat(Math.min(Math.ceil(count / 26), 30));
}

function writeRoman(count: number): string {
  let rest = Math.min(count, 10_000);
  let roman = "";
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) roman += letters;
  }
  return roman;
}

/** The elements of this name: their attributes and what is in them. */
function elements(xml: string, name: string): IterableIterator<RegExpMatchArray> {
  return xml.matchAll(new RegExp(`<${name}\\b((?:\\s[^>]*)?)>([\\s\\S]*?)</${name}>`, "g"));
}

function read(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1];
}
