import { pageOfLine, type ReadBlock, type SourceDocument } from "../documents/document.ts";
import { readSpans } from "../documents/read-spans.ts";
import { rememberFor } from "../dutch/remember.ts";
import type { Citation, Part, Span } from "../schema.ts";

/** A citation before it has a number, with what the reader sees around it. */
export interface Evidence {
  citation: Omit<Citation, "number">;
  /** What stands above the excerpt in the source and may be said of it: section, action number. */
  context: string;
}

/** Where an excerpt stands, besides its part. */
export interface Setting {
  section: string;
  /** Number of the action the part belongs to. */
  actionId?: string | undefined;
  /** What else the row says of itself: "doel 2". */
  label?: string | undefined;
}

/** Words of the excerpt to mark, as offsets in it. */
export type Highlight = (excerpt: string) => [number, number][];

/**
 * The excerpt of a stretch of a part, built from its spans and never from a string.
 * @param stretch offsets in the part's text; the whole part when left out
 */
export function cite(
  document: SourceDocument,
  part: Part,
  setting: Setting,
  highlight: Highlight,
  stretch?: { start: number; end: number },
): Evidence {
  const { excerpt, spans, page, url } = quote(document, part, stretch);
  const { info } = document;
  return {
    citation: {
      documentId: info.id,
      documentTitle: info.title,
      documentDate: info.date,
      dateText: info.dateText,
      page,
      section: setting.section,
      excerpt,
      highlights: highlight(excerpt),
      source: { file: info.file, spans },
      url,
    },
    context: [
      info.title,
      info.dateText,
      setting.section,
      setting.actionId ? `actie ${setting.actionId}` : "",
      setting.label ?? "",
      part.column === "2023" || part.column === "2025" ? `t/m ${part.column}` : "",
    ].join("\n"),
  };
}

/** The excerpt of a block, or of a stretch of it, for what is asked about its document. */
export function citeBlock(
  document: SourceDocument,
  block: ReadBlock,
  stretch?: { start: number; end: number },
): Evidence {
  const setting = { section: document.info.title };
  return cite(document, { blockId: block.id, ...block }, setting, () => [], stretch);
}

/** What is the same of an excerpt at every question. */
interface Quotation {
  excerpt: string;
  spans: Span[];
  page: number;
  url: string;
}

const quotationsOf = rememberFor((_: SourceDocument) =>
  rememberFor((_: Part) => new Map<string, Quotation>()),
);

/** Reads a stretch of a part from its spans, each stretch once: there are no more than sentences. */
function quote(
  document: SourceDocument,
  part: Part,
  stretch: { start: number; end: number } | undefined,
): Quotation {
  const known = quotationsOf(document)(part);
  const name = stretch ? `${stretch.start}-${stretch.end}` : "";
  const quotation = known.get(name) ?? readQuotation(document, part, stretch);
  known.set(name, quotation);
  return quotation;
}

function readQuotation(
  document: SourceDocument,
  part: Part,
  stretch: { start: number; end: number } | undefined,
): Quotation {
  const read = readSpans(document.lines, part.spans, document.corrections);
  const { start, end } = stretch ?? { start: 0, end: read.text.length };
  const spans = read.spansOf(start, end);
  const page = spans[0] ? pageOfLine(document.pages, spans[0].line) : part.page;
  const url = `/bronnen/${document.info.id}/${page}#${anchorOf(document, part, start, end)}`;
  return { excerpt: read.text.slice(start, end), spans, page, url };
}

/** `p47-12` for a whole block, `p47-12:0-48` for a stretch of one. */
function anchorOf(document: SourceDocument, part: Part, start: number, end: number): string {
  const block = document.blocks.find(({ id }) => id === part.blockId);
  const offset = Math.max(0, block?.text.indexOf(part.text) ?? 0);
  const isWhole = offset + start === 0 && offset + end >= (block?.text.length ?? 0);
  return isWhole ? part.blockId : `${part.blockId}:${offset + start}-${offset + end}`;
}
