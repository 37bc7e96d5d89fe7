import { type DraftDocument, type ReadFile, UnreadableFileError } from "./draft-document.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readDocx } from "./read-docx.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readText } from "./read-text.ts";
import { type Format, recogniseFormat } from "./recognise-format.ts";

/** A reader for each format. */
export type Readers = Readonly<Record<Format, ReadFile>>;

/** Largest file per format, in bytes: pictures make PDF and Word files large, text never does. */
export const SIZE_LIMITS: Readonly<Record<Format, number>> = {
  pdf: 100_000_000,
  docx: 100_000_000,
  html: 25_000_000,
  markdown: 10_000_000,
  text: 25_000_000,
};

/** The reader of each format. */
export const readers: Readers = {
  pdf: readPdf,
  docx: readDocx,
  html: readHtml,
  markdown: readMarkdown,
  text: readText,
};

/**
 * Makes a reader of every format out of the readers of each. The title falls back on the first heading
 * of level 1. It refuses, with an UnreadableFileError, a file of another format than it is named for or
 * than can be read, one above its size limit, and one in which there is no text.
 */
export function createFileReader(readersOf = readers, limits = SIZE_LIMITS): ReadFile {
  return async (bytes, name) => {
    const recognised = recogniseFormat(bytes, name);
    if ("problem" in recognised) throw new UnreadableFileError(recognised.problem);
    const limit = limits[recognised.format];
    if (bytes.length > limit) {
      throw new UnreadableFileError(
        `${name} is ${megabytes(bytes.length)} MB and may be ${megabytes(limit)} MB; split it up, or make its pictures smaller.`,
      );
    }
    const document = await readersOf[recognised.format](bytes, name);
    if (!hasLetters(document)) {
      throw new UnreadableFileError(
        `${name} holds no text that can be read, only pictures perhaps; add a version with text in it.`,
      );
    }
    return withTitle(document);
  };
}

function megabytes(size: number): string {
  return (size / 1_000_000).toFixed(size < 10_000_000 ? 1 : 0);
}

function hasLetters({ blocks }: DraftDocument): boolean {
  return blocks.some((block) => {
    if (block.kind === "furniture") return false;
    const lines = block.kind === "table" ? [block.header, ...block.rows].flat(2) : block.lines;
    return lines.some(({ text }) => /\p{L}/u.test(text));
  });
}

function withTitle(document: DraftDocument): DraftDocument {
  if (document.title) return document;
  for (const block of document.blocks) {
    if (block.kind !== "heading" || block.level !== 1) continue;
    return { ...document, title: block.lines.map(({ text }) => text).join(" ") };
  }
  return document;
}
