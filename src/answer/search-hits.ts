import type { SourceDocument } from "../documents/document.ts";
import { readSpans } from "../documents/read-spans.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { SearchHit } from "../schema.ts";

/** A passage as a search result. @throws Error when its document is unknown */
export function toSearchHit(
  { passage, score, features }: RankedPassage,
  documents: readonly SourceDocument[],
  withScores: boolean,
): SearchHit {
  const document = documents.find(({ info }) => info.id === passage.documentId);
  const [page] = passage.pages;
  if (!document || page === undefined) {
    throw new Error(`Passage ${passage.id} belongs to no known document.`);
  }
  const spans = passage.parts.flatMap((part) => part.spans);
  const anchors = passage.parts.map(({ blockId }) => blockId);
  return {
    passageId: passage.id,
    documentId: passage.documentId,
    documentTitle: document.info.title,
    page,
    section: passage.headings.join(" › ") || document.info.title,
    excerpt: readSpans(document.lines, spans, document.corrections).text,
    source: { file: document.info.file, spans },
    url: `/bronnen/${passage.documentId}/${page}#${[...new Set(anchors)].join(",")}`,
    score: round(score),
    ...(withScores
      ? {
          scores: Object.fromEntries(
            Object.entries(features).map(([name, value]) => [name, round(value)]),
          ),
        }
      : {}),
  };
}

/** Four decimals: more would promise a precision that is not there. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
