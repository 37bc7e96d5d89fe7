import { cite, type Evidence, type Highlight } from "../answer/evidence.ts";
import type { SourceDocument } from "../documents/document.ts";
import type { Ranking } from "../retrieval/ranking.ts";

/** Excerpts offered besides those of the answer. */
const MOST = 3;
/** Passages that count as near. */
const PASSAGES = 3;
/** Longer parts would drown the excerpts that answer. */
const MAX_LENGTH = 600;

/**
 * Excerpts that came close to the answer: running text of the best passages, best first. No rows of
 * the register: whoever owns an action is told by the register alone.
 */
export function nearEvidence(
  ranked: Pick<Ranking, "first">,
  documents: readonly SourceDocument[],
  highlight: Highlight,
): Evidence[] {
  return ranked
    .first(PASSAGES)
    .filter(({ passage }) => passage.kind === "paragraph" || passage.kind === "quote")
    .flatMap(({ passage }) => {
      const document = documents.find(({ info }) => info.id === passage.documentId);
      if (!document) return [];
      const section = passage.headings.join(" › ") || document.info.title;
      return passage.parts
        .filter(({ text }) => text.length <= MAX_LENGTH)
        .map((part) => cite(document, part, { section }, highlight));
    })
    .slice(0, MOST);
}
