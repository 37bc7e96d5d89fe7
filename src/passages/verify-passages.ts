import type { SourceDocument } from "../documents/document.ts";
import { readSpans } from "../documents/read-spans.ts";
import type { Passage } from "../schema.ts";

/** What a check of stored passages against their sources found. */
export interface Verification {
  passages: number;
  excerpts: number;
  /** A sentence for each excerpt that is not literally what its source has there. */
  wrong: string[];
}

/** Reads every part of every passage again from the lines of its document, and compares. */
export function verifyPassages(
  passages: readonly Passage[],
  documents: readonly SourceDocument[],
): Verification {
  const known = new Map(documents.map((document) => [document.info.id, document]));
  const wrong: string[] = [];
  for (const passage of passages) {
    const document = known.get(passage.documentId);
    if (!document) {
      wrong.push(`${passage.id}: there is no document ${passage.documentId}.`);
      continue;
    }
    for (const { text, spans, blockId, page } of passage.parts) {
      const read = readSpans(document.lines, spans, document.corrections).text;
      const line = spans[0]?.line ?? 0;
      const at = document.pages.find(({ fromLine, toLine }) => fromLine <= line && line <= toLine);
      if (at?.number !== page) {
        wrong.push(`${passage.id}, ${blockId}: stored for page ${page}, read on ${at?.number}.`);
      }
      if (read !== text) wrong.push(`${passage.id}, ${blockId}: stored "${text}", read "${read}".`);
    }
    if (passage.text !== passage.parts.map(({ text }) => text).join("\n")) {
      wrong.push(`${passage.id}: its text is not that of its parts.`);
    }
  }
  const excerpts = passages.reduce((sum, { parts }) => sum + parts.length, 0);
  return { passages: passages.length, excerpts, wrong };
}
