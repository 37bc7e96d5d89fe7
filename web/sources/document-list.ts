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
      "Dit zijn de documenten waaruit Beleidswijzer antwoordt. Van sommige is een deel aangeleverd.",
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
    createElement(
      "p",
      { class: "quiet" },
      `${document.kind}, ${document.publisher}, ${document.dateText}`,
    ),
    createElement("p", {}, countPages(document)),
    ...(document.note === undefined ? [] : [createElement("p", {}, document.note)]),
    createElement(
      "ul",
      { class: "page-numbers", "aria-label": `Pagina's van ${document.title}` },
      ...createPageNumbers(document),
    ),
  );
}

function countPages({ pages, missingPages }: ShownDocument): string {
  const count = pages.length === 1 ? "1 pagina" : `${pages.length} pagina's`;
  if (missingPages.length === 0) return `${count}, niets ontbreekt.`;
  const verb = missingPages.length === 1 ? "ontbreekt" : "ontbreken";
  return `${count} aanwezig. ${missingPages.length} ${verb}: ${joinRanges(missingPages)}.`;
}

/** "1–2, 4, 6": numbers that follow one another are joined. */
export function joinRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

function createPageNumbers(document: ShownDocument): HTMLElement[] {
  // A long run of missing pages (a single page out of a book) is told in words alone.
  const listed = document.missingPages.length <= 60 ? document.missingPages : [];
  return [...document.pages, ...listed]
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
