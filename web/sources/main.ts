import { createButton, createElement, getById } from "../shared/dom.ts";
import { loadDocuments, tellOwnDocuments } from "../shared/own-documents.ts";
import { describeFailure } from "../shared/problem-text.ts";
import { type Failure, requestJson } from "../shared/request.ts";
import { createAbsentPage } from "./absent.ts";
import { createDocumentList } from "./document-list.ts";
import { createPageView } from "./page-view.ts";
import { readMarks, readPlace } from "./place.ts";
import { holdsDocuments, isOwn, isPage, readDocuments, type ShownPage } from "./source-checks.ts";

const main = getById("inhoud", HTMLElement);

async function show(): Promise<void> {
  const place = readPlace(location.pathname);
  if (place === "list") return showList();
  if (place === "unknown") return showAbsent("", 0);
  const { document: id, page } = place;
  const address = `/v1/documents/${encodeURIComponent(id)}/pages/${page}`;
  const [outcome, documents] = await Promise.all([requestJson(address, isPage), loadDocuments()]);
  tellOwnDocuments(documents);
  const own = documents.some((document) => document.id === id && isOwn(document));
  if (outcome.ok) return showPage(outcome.value, own);
  const { failure } = outcome;
  if (failure.kind === "problem" && failure.status === 404) return showAbsent(id, page);
  showFailure(failure);
}

async function showList(): Promise<void> {
  const outcome = await requestJson("/v1/documents", holdsDocuments);
  if (!outcome.ok) return showFailure(outcome.failure);
  const documents = readDocuments(outcome.value) ?? [];
  tellOwnDocuments(documents);
  main.replaceChildren(...createDocumentList(documents));
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function showPage(page: ShownPage, own: boolean): void {
  document.title = `Pagina ${page.page}, ${page.documentTitle} – Beleidswijzer`;
  main.replaceChildren(...createPageView(page, readMarks(location.hash), own));
  const first = main.querySelector("mark");
  const block = first?.closest<HTMLElement>("[id]");
  if (!first || !block) return;
  // Focus goes along, so that reading and tabbing go on from the excerpt.
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

async function showAbsent(id: string, page: number): Promise<void> {
  const outcome = await requestJson("/v1/documents", holdsDocuments);
  if (!outcome.ok) return showFailure(outcome.failure);
  const found = readDocuments(outcome.value)?.find((document) => document.id === id);
  const nodes = createAbsentPage(found, page);
  document.title = `${nodes.find((node) => node.tagName === "H1")?.textContent} – Beleidswijzer`;
  main.replaceChildren(...nodes);
}

function showFailure(failure: Failure): void {
  if (failure.kind === "cancelled") return;
  const { title, advice } = describeFailure(failure);
  main.replaceChildren(
    createElement("h1", { class: "utrecht-heading-1" }, "Bronnen"),
    createElement(
      "div",
      { class: "utrecht-alert utrecht-alert--error", role: "alert" },
      createElement("p", { class: "utrecht-alert__title" }, title),
      createElement("p", {}, advice),
      createButton("utrecht-button utrecht-button--secondary-action", "Opnieuw proberen", show),
    ),
  );
}

window.addEventListener("hashchange", () => {
  // The skip link changes the fragment too; only a fragment that names blocks asks for marks.
  if (readMarks(location.hash).size > 0) show();
});
show();
