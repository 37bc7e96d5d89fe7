import type { ReadBlock, SourceDocument } from "../documents/document.ts";
import { rememberFor } from "../dutch/remember.ts";
import { splitSentences } from "../dutch/sentences.ts";
import { findNamedDocuments, mayName } from "../question/named-documents.ts";

/** A sentence of a document, with the block it stands in. */
export interface Told {
  document: SourceDocument;
  block: ReadBlock;
  start: number;
  end: number;
  text: string;
}

/** A document speaks of itself as "deze brief", "dit plan". */
const SELF =
  /\b(?:deze|dit)\s+(?:\p{L}*(?:brief|nota|notitie|plan|agenda|visie|strategie|rapport|beleid|advies|handreiking)|manifest|document|stuk|publicatie)\b/iu;
/** Where in a sentence the document must stand for the sentence to be about it. */
const NEAR_START = 24;

/** The blocks of a document in running text and notes; table cells and headings tell nothing of it. */
function tellingBlocks({ blocks }: SourceDocument): ReadBlock[] {
  return blocks.filter(({ kind, column }) => kind !== "heading" && kind !== "item" && !column);
}

/** By document what cuts its blocks into sentences, the same objects every time. */
const cutterOf = rememberFor((document: SourceDocument) =>
  rememberFor((block: ReadBlock): readonly Told[] => {
    const number =
      block.kind === "footnote" ? (block.text.match(/^\d+\.?\s+/)?.[0].length ?? 0) : 0;
    return splitSentences(block.text.slice(number)).map((span) => {
      const [start, end] = [span.start + number, span.end + number];
      return { document, block, start, end, text: block.text.slice(start, end) };
    });
  }),
);

/** The sentences of a document in running text and notes. */
export const sentencesOf = rememberFor((document: SourceDocument): readonly Told[] =>
  tellingBlocks(document).flatMap(cutterOf(document)),
);

/** Those of them that hold something; a block that does not hold it is not cut. */
export function sentencesWith(document: SourceDocument, holds: (text: string) => boolean): Told[] {
  return tellingBlocks(document)
    .filter(({ text }) => holds(text))
    .flatMap(cutterOf(document))
    .filter(({ text }) => holds(text));
}

/** By document the sentences that name another document or the one they stand in. */
const naming = rememberFor((document: SourceDocument) =>
  sentencesWith(document, (text) => mayName(text) || SELF.test(text)).flatMap((told) => {
    const named = findNamedDocuments(told.text);
    const self = told.text.match(SELF);
    const isSelf = self && !named.some(({ start }) => start <= (self.index ?? 0) + self[0].length);
    const own = isSelf ? [{ documentId: document.info.id, start: self.index ?? 0 }] : [];
    return [...named, ...own].map(({ documentId, start }) => ({
      told,
      documentId,
      opens: start <= NEAR_START,
    }));
  }),
);

/** Sentences that speak of a document, its own first; `opening` those that begin with it. */
export function sentencesAbout(
  { info }: SourceDocument,
  documents: readonly SourceDocument[],
  opening: boolean,
): Told[] {
  const isOwn = ({ document }: Told) => document.info.id === info.id;
  const all = documents
    .flatMap((one) => naming(one))
    .filter(({ documentId, opens }) => documentId === info.id && (opens || !opening))
    .map(({ told }) => told);
  return [...new Set([...all.filter(isOwn), ...all.filter((told) => !isOwn(told))])];
}

/** Whether a sentence names another document than the one it stands in. */
export function speaksOfOther({ document, text }: Told): boolean {
  return findNamedDocuments(text).some(({ documentId }) => documentId !== document.info.id);
}
