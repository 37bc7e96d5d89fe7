import { type ReadFile, UnreadableFileError } from "../draft-document.ts";
import { composeDocument } from "./compose-document.ts";
import { openPdf } from "./open-pdf.ts";
import type { PageContent } from "./page-content.ts";

/** A page with fewer letters has no text of its own: a scan, perhaps with a stamp of the scanner. */
const FEWEST_LETTERS = 25;

/** Titles that programs fill in by themselves. */
const NO_TITLE = /^(?:microsoft \w+|untitled|naamloos|document\s*\d*|titel|title)\b|\.\w{3,4}$/i;

/** Reads a PDF by where its text stands on the page. @throws UnreadableFileError */
export const readPdf: ReadFile = async (bytes, name) => {
  const pdf = await openPdf(bytes, name);
  try {
    const pages: PageContent[][] = [];
    for (let count = 1; count <= pdf.pageCount; count += 1) pages.push(await pdf.readPage(count));
    refuseScan(pages, name);
    const document = composeDocument(pages);
    return pdf.title && !NO_TITLE.test(pdf.title) ? { ...document, title: pdf.title } : document;
  } finally {
    await pdf.close();
  }
};

function refuseScan(pages: readonly PageContent[][], name: string): void {
  const without = pages.filter((parts) => {
    const text = parts.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join("");
    return (text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS;
  });
  if (pages.length > 0 && without.length * 2 <= pages.length) return;
  throw new UnreadableFileError(
    `${name} is a scan without text (${without.length} of ${pages.length} pages); run text recognition (OCR) on it and add the result.`,
  );
}
