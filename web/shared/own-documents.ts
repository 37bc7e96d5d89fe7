import {
  holdsDocuments,
  isOwn,
  readDocuments,
  type ShownDocument,
} from "../sources/source-checks.ts";
import { requestJson } from "./request.ts";

/** The documents of this server; none when they do not come. */
export async function loadDocuments(): Promise<ShownDocument[]> {
  const outcome = await requestJson("/v1/documents", holdsDocuments);
  return outcome.ok ? (readDocuments(outcome.value) ?? []) : [];
}

/**
 * Lets a page that speaks of five documents speak of the own documents too, when there are any: what
 * an element says in that case is in its attribute, with "{eigen}" for "2 eigen documenten".
 */
export function tellOwnDocuments(documents: readonly ShownDocument[]): void {
  const count = documents.filter(isOwn).length;
  if (count === 0) return;
  const own = count === 1 ? "1 eigen document" : `${count} eigen documenten`;
  for (const element of document.querySelectorAll<HTMLElement>("[data-own-documents]")) {
    element.textContent = (element.dataset.ownDocuments ?? "").replace("{eigen}", own);
  }
}
