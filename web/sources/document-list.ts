import { createElement } from "../shared/dom.ts";
import { addressOf } from "./place.ts";
import type { ShownDocument } from "./source-checks.ts";

/** The five documents, each with the pages that are in and those that are missing. */
export function createDocumentList(documents: ShownDocument[]): HTMLElement[] {
  return [
    createElement("h1", { class: "utrecht-heading-1" }, "Bronnen"),
    createElement(
      "p",
      { class: "lead" },
      "Dit zijn de documenten waaruit Beleidswijzer antwoordt. Van sommige is maar een deel aangeleverd.",
    ),
    ...documents.map(createDocument),
  ];
}

function createDocument(document: ShownDocument): HTMLElement {
  const first = document.pages[0];
  const title =
    first === undefined
      ? document.title
      : createElement("a", { href: addressOf(document.id, first) }, document.title);
  return createElement(
    "section",
    { class: "document", "aria-labelledby": document.id },
    createElement("h2", { class: "utrecht-heading-2", id: document.id }, title),
    createElement("p", { class: "quiet" }, `${document.publisher}, ${document.dateText}`),
    createElement("p", {}, countPages(document)),
    ...(document.note === undefined ? [] : [createElement("p", {}, document.note)]),
    createElement(
      "ul",
      { class: "page-numbers", "aria-label": `Pagina’s van ${document.title}` },
      ...createPageNumbers(document),
    ),
  );
}

function countPages({ pages, missingPages }: ShownDocument): string {
  const count = pages.length === 1 ? "1 pagina" : `${pages.length} pagina’s`;
  if (missingPages.length > 0) {
    const verb = missingPages.length === 1 ? "ontbreekt" : "ontbreken";
    return `${count} aanwezig; ${missingPages.length} ${verb} in de bron (doorgestreept).`;
  }
  // A document that begins in the middle is a piece of something longer.
  return pages[0] === 1 ? `${count}, niets ontbreekt.` : `${count} aanwezig.`;
}

function createPageNumbers(document: ShownDocument): HTMLElement[] {
  return [...document.pages, ...document.missingPages]
    .sort((one, other) => one - other)
    .map((page) =>
      document.pages.includes(page)
        ? createElement(
            "li",
            {},
            createElement(
              "a",
              { href: addressOf(document.id, page), "aria-label": `Pagina ${page}` },
              String(page),
            ),
          )
        : createElement(
            "li",
            { class: "page-numbers__missing" },
            createElement("s", { "aria-hidden": "true" }, String(page)),
            createElement("span", { class: "visually-hidden" }, `Pagina ${page} ontbreekt`),
          ),
    );
}
