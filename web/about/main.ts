import { createElement, getById } from "../shared/dom.ts";
import { requestJson } from "../shared/request.ts";
import { addressOf } from "../sources/place.ts";
import { holdsDocuments, readDocuments, type ShownDocument } from "../sources/source-checks.ts";
import { createQuality, isEvaluation } from "./quality.ts";

/** docs/evaluation.json as it was when the site was built; null when there was none. */
declare const __EVALUATION__: unknown;

async function showDocuments(): Promise<void> {
  const outcome = await requestJson("/v1/documents", holdsDocuments);
  const list = getById("documenten", HTMLUListElement);
  if (outcome.ok) {
    list.replaceChildren(...(readDocuments(outcome.value) ?? []).map(createItem));
  } else {
    list.replaceChildren(createElement("li", {}, "De lijst kan nu niet worden geladen."));
  }
}

function createItem({ id, title, publisher, dateText, pages }: ShownDocument): HTMLElement {
  return createElement(
    "li",
    {},
    createElement("a", { href: addressOf(id, pages[0] ?? 1) }, title),
    `, ${publisher}, ${dateText}`,
  );
}

const evaluation: unknown = __EVALUATION__;
if (isEvaluation(evaluation)) {
  getById("kwaliteit-inhoud", HTMLDivElement).replaceChildren(...createQuality(evaluation));
}
showDocuments();
