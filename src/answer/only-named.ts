import type { SourceDocument } from "../documents/document.ts";
import type { Understood } from "../question/understand.ts";

/** The document that a question names, when it names one and no other; most questions name none. */
export function onlyNamed(
  { documents: [id, ...others] }: Pick<Understood, "documents">,
  documents: readonly SourceDocument[],
): SourceDocument | undefined {
  if (id === undefined || others.length > 0) return undefined;
  return documents.find(({ info }) => info.id === id);
}
