import type { Block, DocumentInfo, Span } from "../schema.ts";
import type { Corrections } from "./corrections.ts";

/** The lines of a printed page in its seed file, 1-based, both included. */
export interface PageRange {
  number: number;
  fromLine: number;
  toLine: number;
}

/** A block as read, with the footnotes it refers to. */
export interface ReadBlock extends Block {
  notes: number[];
}

/** One source, read: its lines as delivered and its blocks in reading order. */
export interface SourceDocument {
  info: DocumentInfo;
  lines: readonly string[];
  pages: readonly PageRange[];
  blocks: readonly ReadBlock[];
  /** What is on the page but not text: running heads, page numbers, bullets, empty lines. */
  furniture: readonly Span[];
  corrections: Corrections;
}

/** The page a line belongs to. @throws Error when the line is on no page of the manifest. */
export function pageOfLine(pages: readonly PageRange[], line: number): number {
  const page = pages.find(({ fromLine, toLine }) => line >= fromLine && line <= toLine);
  if (!page) throw new Error(`Line ${line} is on no page listed in seeds/manifest.json.`);
  return page.number;
}
