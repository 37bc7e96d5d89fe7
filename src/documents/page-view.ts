import type { Block, PageView } from "../schema.ts";
import type { PageRange, ReadBlock, SourceDocument } from "./document.ts";

/** A page with its blocks and its lines as delivered, or a Dutch sentence on why it is not there. */
export function pageView(document: SourceDocument, number: number): PageView | { missing: string } {
  const { info, pages, blocks, lines } = document;
  const at = pages.findIndex((page) => page.number === number);
  const page = pages[at];
  if (!page) return { missing: explainMissingPage(document, number) };
  const previousPage = pages[at - 1]?.number;
  const nextPage = pages[at + 1]?.number;
  const last = Math.max(...info.pages, ...info.missingPages);
  return {
    documentId: info.id,
    documentTitle: info.title,
    page: number,
    ...(previousPage === undefined ? {} : { previousPage }),
    ...(nextPage === undefined ? {} : { nextPage }),
    missingBefore: info.missingPages.filter((one) => one > (previousPage ?? 0) && one < number),
    missingAfter: info.missingPages.filter((one) => one > number && one < (nextPage ?? last + 1)),
    blocks: blocks.filter((block) => stands(block, page)).map(toBlock),
    raw: lines
      .slice(page.fromLine - 1, page.toLine)
      .map((text, index) => ({ line: page.fromLine + index, text })),
  };
}

/** Whether any of a block is on the page: a paragraph that runs on is shown whole on both. */
function stands({ spans }: ReadBlock, { fromLine, toLine }: PageRange): boolean {
  return spans.some(({ line }) => line >= fromLine && line <= toLine);
}

function toBlock({ notes: _, ...block }: ReadBlock): Block {
  return block;
}

function explainMissingPage({ info, pages }: SourceDocument, number: number): string {
  const present = pages.map((page) => page.number);
  const [first = 0] = present;
  if (info.missingPages.includes(number)) {
    const around = [present.findLast((one) => one < number), present.find((one) => one > number)]
      .filter((one) => one !== undefined)
      .map((one) => `pagina ${one}`);
    const verb = around.length === 1 ? "is" : "zijn";
    return `Pagina ${number} ontbreekt in de bron. Wel aanwezig ${verb} ${around.join(" en ")}.`;
  }
  if (present.length === 1) {
    return `Pagina ${number} ontbreekt in de bron. Van ${info.title} is alleen pagina ${first} aanwezig.`;
  }
  const last = Math.max(...present, ...info.missingPages);
  return `${info.title} heeft geen pagina ${number}: de pagina’s lopen van 1 tot en met ${last}.`;
}
