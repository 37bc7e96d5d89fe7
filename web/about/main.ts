import { createElement, getById } from "../shared/dom.ts";
import { loadKept } from "../shared/kept.ts";
import { tellOwnDocuments } from "../shared/own-documents.ts";
import { requestJson } from "../shared/request.ts";
import { tellOrigin } from "../sources/origin.ts";
import { addressOf } from "../sources/place.ts";
import { holdsDocuments, readDocuments, type ShownDocument } from "../sources/source-checks.ts";
import { createQuality, isEvaluation } from "./quality.ts";

/** docs/evaluation.json as it was when the site was built; null when there was none. */
declare const __EVALUATION__: unknown;

async function showDocuments(): Promise<void> {
  const outcome = await requestJson("/v1/documents", holdsDocuments);
  const list = getById("documenten", HTMLUListElement);
  if (outcome.ok) {
    const documents = readDocuments(outcome.value) ?? [];
    list.replaceChildren(...documents.map(createItem));
    tellOwnDocuments(documents);
  } else {
    list.replaceChildren(createElement("li", {}, "De lijst kan nu niet worden geladen."));
  }
}

function createItem(document: ShownDocument): HTMLElement {
  const { id, title, pages } = document;
  return createElement(
    "li",
    {},
    createElement("a", { href: addressOf(id, pages[0] ?? 1) }, title),
    `, ${tellOrigin(document)}`,
  );
}

/** What happens to a question on this very server; without an answer the general text stays. */
async function showKept(): Promise<void> {
  const kept = await loadKept();
  if (kept === undefined) return;
  const { questionDays, feedback } = kept;
  const question =
    questionDays === 0
      ? "Deze site bewaart je vraag en het antwoord niet, ook niet in een logboek."
      : `De beheerder van deze site bewaart je vraag, het tijdstip en of er een antwoord was, hoogstens ${questionDays} ${questionDays === 1 ? "dag" : "dagen"}. Niet wie je bent en niet het antwoord.`;
  const verdict = feedback
    ? "Van je oordeel bij “Klopt dit?” worden alleen de datum en ja of nee bewaard."
    : "Je oordeel bij “Klopt dit?” blijft in je browser.";
  getById("bewaard", HTMLParagraphElement).textContent = `${question} ${verdict}`;
}

const evaluation: unknown = __EVALUATION__;
if (isEvaluation(evaluation)) {
  getById("kwaliteit-inhoud", HTMLDivElement).replaceChildren(...createQuality(evaluation));
}
showDocuments();
showKept();
