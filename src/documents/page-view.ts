import type { Block, Language, PageView } from "../schema.ts";
import type { PageRange, ReadBlock, SourceDocument } from "./document.ts";

/**
 * A page with its blocks and its lines as delivered, or a sentence on why it is not there in the
 * language asked for.
 */
export function pageView(
  document: SourceDocument,
  number: number,
  language: Language = "nl",
): PageView | { missing: string } {
  const { info, pages, blocks, lines } = document;
  const at = pages.findIndex((page) => page.number === number);
  const page = pages[at];
  if (!page) return { missing: explainMissingPage(document, number, language) };
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

/** Why a page is not there, in one language. */
interface PageSentences {
  /** It was not delivered; these around it were. */
  between(page: number, present: readonly number[]): string;
  /** One page of the document was delivered, another one. */
  onlyOne(page: number, title: string, present: number): string;
  /** The document never had it. */
  outside(page: number, title: string, last: number): string;
}

const pageSentences: Record<Language, PageSentences> = {
  nl: {
    between: (page, present) => {
      const verb = present.length === 1 ? "is" : "zijn";
      const around = present.map((one) => `pagina ${one}`).join(" en ");
      return `Pagina ${page} ontbreekt in de bron. Wel aanwezig ${verb} ${around}.`;
    },
    onlyOne: (page, title, present) =>
      `Pagina ${page} ontbreekt in de bron. Van ${title} is alleen pagina ${present} aanwezig.`,
    outside: (page, title, last) =>
      `${title} heeft geen pagina ${page}: de pagina’s lopen van 1 tot en met ${last}.`,
  },
  en: {
    between: (page, present) => {
      const verb = present.length === 1 ? "is" : "are";
      const around = present.map((one) => `page ${one}`).join(" and ");
      return `Page ${page} is missing from the source. Present ${verb} ${around}.`;
    },
    onlyOne: (page, title, present) =>
      `Page ${page} is missing from the source. Of ${title} only page ${present} is present.`,
    outside: (page, title, last) =>
      `${title} has no page ${page}: its pages run from 1 to ${last}.`,
  },
};

function explainMissingPage(
  { info, pages }: SourceDocument,
  number: number,
  language: Language,
): string {
  const say = pageSentences[language];
  const present = pages.map((page) => page.number);
  const [first = 0] = present;
  if (info.missingPages.includes(number)) {
    const around = [present.findLast((one) => one < number), present.find((one) => one > number)];
    return say.between(
      number,
      around.filter((one) => one !== undefined),
    );
  }
  if (present.length === 1) return say.onlyOne(number, info.title, first);
  return say.outside(number, info.title, Math.max(...present, ...info.missingPages));
}
