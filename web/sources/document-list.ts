import { createElement } from "../shared/dom.ts";
import { tellOrigin } from "./origin.ts";
import { addressOf } from "./place.ts";
import { isOwn, type ShownDocument } from "./source-checks.ts";

/** More page numbers than this are folded. */
const shownPages = 60;

/** All documents, each with the pages that are in and those that are missing. */
export function createDocumentList(documents: ShownDocument[]): HTMLElement[] {
  return [
    createElement("h1", { class: "utrecht-heading-1" }, "Bronnen"),
    createElement(
      "p",
      { class: "lead" },
      "Dit zijn de documenten waaruit Beleidswijzer antwoordt. Van sommige is maar een deel aangeleverd.",
      ...tellOwn(documents.filter(isOwn).length),
    ),
    ...documents.map(createDocument),
  ];
}

function tellOwn(count: number): string[] {
  if (count === 0) return [];
  return count === 1
    ? [" Het laatste is een eigen document: de beheerder heeft het toegevoegd."]
    : [` De laatste ${count} zijn eigen documenten: de beheerder heeft ze toegevoegd.`];
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
    createElement("p", { class: "quiet" }, tellOrigin(document)),
    createElement("p", {}, countPages(document)),
    ...(document.note === undefined ? [] : [createElement("p", {}, document.note)]),
    createPages(document),
  );
}

function createPages(document: ShownDocument): HTMLElement {
  const numbers = createPageNumbers(document);
  const list = createElement(
    "ul",
    { class: "page-numbers", "aria-label": `Pagina’s van ${document.title}` },
    ...numbers,
  );
  if (numbers.length <= shownPages) return list;
  return createElement(
    "details",
    {},
    createElement(
      "summary",
      {},
      "Toon alle pagina’s",
      createElement("span", { class: "visually-hidden" }, ` van ${document.title}`),
    ),
    list,
  );
}

function countPages(document: ShownDocument): string {
  const { pages, missingPages } = document;
  const count = pages.length === 1 ? "1 pagina" : `${pages.length} pagina’s`;
  // Of an own document the file itself was read: what has no page there may just be empty.
  if (isOwn(document)) {
    if (missingPages.length === 0) return `${count}.`;
    return `${count} met tekst; ${missingPages.length} zonder tekst (doorgestreept).`;
  }
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
            createElement(
              "span",
              { class: "visually-hidden" },
              isOwn(document) ? `Pagina ${page} heeft geen tekst` : `Pagina ${page} ontbreekt`,
            ),
          ),
    );
}
