import { requestJson } from "../shared/request.ts";
import { addressOf } from "../sources/place.ts";
import { holdsDocuments, readDocuments, type ShownDocument } from "../sources/source-checks.ts";
import type { ShownAnswer, ShownRelated } from "./answer-checks.ts";

/** Longer than this the answer does not wait for its neighbours, in milliseconds. */
const patience = 2000;

/**
 * Adds to a refusal over a missing page or action the pages around the gap. Any other answer, and
 * one whose gap cannot be placed, comes back as it is. Never throws.
 */
export async function addNeighbours(
  answer: ShownAnswer,
  signal: AbortSignal,
): Promise<ShownAnswer> {
  const { reason, related = [] } = answer;
  if ((reason !== "missingPage" && reason !== "missingAction") || related.length > 0) return answer;
  const page = Number(/\bpag(?:ina|e) (\d+)/i.exec(answer.answer)?.[1]);
  if (Number.isNaN(page)) return answer;
  const outcome = await requestJson("/v1/documents", holdsDocuments, { signal, patience });
  const documents = outcome.ok ? (readDocuments(outcome.value) ?? []) : [];
  const document = findDocument(documents, answer);
  return document === undefined ? answer : { ...answer, related: listAround(document, page) };
}

/** The document the refusal names, the longest title first; all actions are of the Werkagenda. */
function findDocument(
  documents: readonly ShownDocument[],
  { answer, reason }: ShownAnswer,
): ShownDocument | undefined {
  if (reason === "missingAction") return documents.find(({ kind }) => kind === "werkagenda");
  return [...documents]
    .sort((one, other) => other.title.length - one.title.length)
    .find(({ title }) => answer.includes(title));
}

function listAround({ id, title, pages }: ShownDocument, page: number): ShownRelated[] {
  const before = pages.filter((other) => other < page).at(-1);
  const after = pages.find((other) => other > page);
  const places: [number | undefined, string][] = [
    [before, after === undefined ? "de laatste pagina" : "de pagina ervoor"],
    [after, before === undefined ? "de eerste pagina" : "de pagina erna"],
  ];
  return places.flatMap(([near, section]) =>
    near === undefined
      ? []
      : [{ documentTitle: title, page: near, section, url: addressOf(id, near) }],
  );
}
