import { decodeHtml } from "./decode-text.ts";
import type { DraftDocument, ReadFile } from "./draft-document.ts";
import { joinWords } from "./draft-lines.ts";
import { type HtmlPage, readPageBlocks } from "./html-blocks.ts";
import { findNotes } from "./html-notes.ts";
import {
  attributeOf,
  type Document,
  elementsIn,
  isHidden,
  parseHtml,
  textOf,
} from "./html-tree.ts";

/**
 * Reads a page as it is shown without style sheets and scripts; nothing is fetched or run. What is
 * hidden or struck out is left out. A file without pages: all of it is page 1. A paragraph is cut into
 * lines of at most 120 characters.
 */
export const readHtml: ReadFile = async (bytes, name) => readHtmlText(decodeHtml(bytes), name);

/** As `readHtml`, of a text already decoded. @throws UnreadableFileError */
export function readHtmlText(html: string, name: string): DraftDocument {
  const tree = parseHtml(html, name);
  const blocks = readPageBlocks(tree.childNodes, {
    name,
    notes: findNotes(tree),
    ...findLandmarks(tree),
  });
  const title = [...elementsIn(tree)]
    .filter((element) => element.tagName === "title" && !isInSvg(element))
    .map((element) => joinWords(textOf(element)))
    .find((text) => text !== "");
  return title ? { blocks, title } : { blocks };
}

function isInSvg({ namespaceURI }: { namespaceURI: string }): boolean {
  return namespaceURI.endsWith("svg");
}

/** The element with the content, when exactly one says it is that, and the only heading 1. */
function findLandmarks(tree: Document): Pick<HtmlPage, "main" | "heading"> {
  const visible = [...elementsIn(tree)].filter((element) => !isHidden(element));
  const mains = visible.filter(
    (element) => element.tagName === "main" || attributeOf(element, "role") === "main",
  );
  const articles = visible.filter(({ tagName }) => tagName === "article");
  const headings = visible.filter(({ tagName }) => tagName === "h1");
  const candidates = mains.length > 0 ? mains : articles;
  return {
    main: candidates.length === 1 ? candidates[0] : undefined,
    heading: headings.length === 1 ? headings[0] : undefined,
  };
}
