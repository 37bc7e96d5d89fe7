import { decodeXml } from "./xml-text.ts";

interface Style {
  name: string;
  basedOn: string | undefined;
  /** 0 is heading 1; 9 is none: also what styles based on a heading have to stay out of the contents. */
  outline: number | undefined;
}

const STYLE = /<w:style\b(?<attributes>[^>]*)>(?<inside>[\s\S]*?)<\/w:style>/g;
const HEADING_NAME = /^(?:heading|kop|kopje) ?(?<level>[1-9])$/i;
const TITLE_NAME = /^(?:title|titel)$/i;
const QUOTE_NAME =
  /^(?:(?:intense )?quote|(?:duidelijk )?citaat|quotations|block text|bloktekst)$/i;
/** Longer chains of styles are a circle. */
const MAX_CHAIN = 20;

/** What holds for every document, in mammoth's style map language. */
const FIXED = [
  "br[type='page'] => br",
  "br[type='column'] => br",
  "p[style-name^='toc '] => nav > p:fresh",
  "p[style-name^='inhopg '] => nav > p:fresh",
  // LibreOffice's heads of columns, bold by their style alone.
  "p[style-name='Table Heading'] => p:fresh > strong",
  "p[style-name='table of figures'] => nav > p:fresh",
];

/**
 * mammoth's style map for a document: paragraphs in a heading style, also one with a Dutch name or one
 * that an organisation based on a heading, become headings; tables of contents become navigation.
 */
export function mapStyles(stylesXml: string): string[] {
  const styles = readStyles(stylesXml);
  const own = [...styles.values()].flatMap((style) => {
    const level = headingLevel(style, styles);
    const target = level
      ? `h${Math.min(level, 6)}`
      : isQuote(style, styles)
        ? "blockquote > p"
        : "";
    return target ? `p[style-name='${escapeName(style.name)}'] => ${target}:fresh` : [];
  });
  return [...FIXED, ...own, ...deepLists()];
}

function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  for (const { groups } of xml.matchAll(STYLE)) {
    const { attributes = "", inside = "" } = groups ?? {};
    const id = /w:styleId="([^"]*)"/.exec(attributes)?.[1];
    const name = attributeValue(inside, "w:name");
    if (!id || !name || !/w:type="paragraph"/.test(attributes)) continue;
    const outline = attributeValue(inside, "w:outlineLvl");
    styles.set(id, {
      name: decodeXml(name),
      basedOn: attributeValue(inside, "w:basedOn"),
      outline: outline === undefined ? undefined : Number(outline),
    });
  }
  return styles;
}

function attributeValue(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}\\b[^>]*?w:val="([^"]*)"`).exec(xml)?.[1];
}

/** The style itself and those that it is based on, nearest first. */
function chainOf(style: Style, styles: ReadonlyMap<string, Style>): Style[] {
  const chain: Style[] = [];
  for (let at: Style | undefined = style; at && chain.length < MAX_CHAIN; ) {
    chain.push(at);
    at = styles.get(at.basedOn ?? "");
  }
  return chain;
}

function headingLevel(style: Style, styles: ReadonlyMap<string, Style>): number | undefined {
  for (const { name, outline } of chainOf(style, styles)) {
    if (/^(?:toc|inhopg) /i.test(name)) return undefined;
    const level = HEADING_NAME.exec(name)?.groups?.level;
    if (level) return Number(level);
    if (TITLE_NAME.test(name)) return 1;
    if (outline !== undefined && outline < 9) return outline + 1;
  }
  return undefined;
}

function isQuote(style: Style, styles: ReadonlyMap<string, Style>): boolean {
  return chainOf(style, styles).some(({ name }) => QUOTE_NAME.test(name));
}

function escapeName(name: string): string {
  return name.replace(/[\\']/g, "\\$&");
}

/** mammoth knows lists of five levels, Word has nine. */
function deepLists(): string[] {
  return [6, 7, 8, 9].flatMap((level) => {
    const outer = "ul|ol > li > ".repeat(level - 1);
    return [
      `p:unordered-list(${level}) => ${outer}ul > li:fresh`,
      `p:ordered-list(${level}) => ${outer}ol > li:fresh`,
    ];
  });
}
