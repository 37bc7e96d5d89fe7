import type { Block, DocumentInfo, PageView } from "../../src/schema.ts";
import { isRecord, isText, isWhole, listOf, optional } from "../shared/checks.ts";

/** The parts of a block that the source view shows. */
export type ShownBlock = Pick<
  Block,
  "id" | "kind" | "text" | "level" | "row" | "column" | "columnTitle" | "bullet"
>;

/** A page as the source view shows it. */
export interface ShownPage extends Omit<PageView, "blocks"> {
  blocks: ShownBlock[];
}

/** The parts of a document that the pages show. */
export type ShownDocument = Pick<
  DocumentInfo,
  "id" | "title" | "publisher" | "dateText" | "kind" | "file" | "pages" | "missingPages" | "note"
>;

const isBlock = (value: unknown): value is ShownBlock =>
  isRecord(value) &&
  [value.id, value.kind, value.text].every(isText) &&
  optional(isWhole)(value.level) &&
  optional(isText)(value.row) &&
  [value.column, value.columnTitle].every(optional(isText));

const isLine = (value: unknown): value is PageView["raw"][number] =>
  isRecord(value) && isWhole(value.line) && isText(value.text);

/** Whether a response is a page this site can show. */
export function isPage(value: unknown): value is ShownPage {
  return (
    isRecord(value) &&
    [value.documentId, value.documentTitle].every(isText) &&
    isWhole(value.page) &&
    [value.previousPage, value.nextPage].every(optional(isWhole)) &&
    [value.missingBefore, value.missingAfter].every(listOf(isWhole)) &&
    listOf(isBlock)(value.blocks) &&
    listOf(isLine)(value.raw)
  );
}

const isDocument = (value: unknown): value is ShownDocument =>
  isRecord(value) &&
  [value.id, value.title, value.publisher, value.dateText].every(isText) &&
  [value.kind, value.file].every(isText) &&
  [value.pages, value.missingPages].every(listOf(isWhole)) &&
  optional(isText)(value.note);

/** Whether a document was added to the sources that belong to the program; those lie in seeds/. */
export function isOwn({ file }: ShownDocument): boolean {
  return !file.startsWith("seeds/");
}

/** The documents in a response of GET /v1/documents; undefined when it is no such response. */
export function readDocuments(value: unknown): ShownDocument[] | undefined {
  if (!isRecord(value) || !listOf(isDocument)(value.documents)) return undefined;
  return value.documents;
}

/** Whether a response holds documents. */
export function holdsDocuments(value: unknown): value is object {
  return readDocuments(value) !== undefined;
}
