import { createElement } from "../shared/dom.ts";
import { createBlocks } from "./blocks.ts";
import { addressOf, type Marks } from "./place.ts";
import type { ShownPage } from "./source-checks.ts";

/** "Pagina 46 ontbreekt in de bron" or "Pagina 1 en 2 ontbreken in de bron"; "" for none. */
export function tellMissing(pages: readonly number[]): string {
  if (pages.length === 0) return "";
  const last = pages.at(-1);
  if (pages.length === 1) return `Pagina ${last} ontbreekt in de bron.`;
  return `Pagina ${pages.slice(0, -1).join(", ")} en ${last} ontbreken in de bron.`;
}

/** A page of a document: its place, its text with the excerpt marked, its raw lines on request. */
export function createPageView(page: ShownPage, marks: Marks): HTMLElement[] {
  const marked = page.blocks.some((block) => marks.has(block.id));
  return [
    createWayBack(page.documentTitle, page.documentId),
    createElement(
      "h1",
      { class: "utrecht-heading-1" },
      `Pagina ${page.page}`,
      createElement("span", { class: "page-title__document" }, page.documentTitle),
    ),
    ...createPager(page, "Bladeren, boven"),
    ...(marked
      ? [createElement("p", { class: "marked-note" }, "Het citaat is hieronder gemarkeerd.")]
      : []),
    ...createMissing(page.missingBefore),
    createElement("div", { class: "source-page" }, ...createBlocks(page.blocks, marks)),
    ...createMissing(page.missingAfter),
    ...createPager(page, "Bladeren, onder"),
    createRaw(page),
  ];
}

/** The way back to the list of documents. */
export function createWayBack(title: string, id: string): HTMLElement {
  return createElement(
    "nav",
    { class: "way-back", "aria-label": "Je bent hier" },
    createElement("a", { href: "/bronnen" }, "Bronnen"),
    " / ",
    createElement("a", { href: `/bronnen#${id}` }, title),
  );
}

function createMissing(pages: readonly number[]): HTMLElement[] {
  if (pages.length === 0) return [];
  return [createElement("p", { class: "missing-note" }, tellMissing(pages))];
}

function createPager(page: ShownPage, label: string): HTMLElement[] {
  const links: HTMLElement[] = [];
  if (page.previousPage !== undefined) {
    const href = addressOf(page.documentId, page.previousPage);
    links.push(createElement("a", { href, rel: "prev" }, `← Vorige: pagina ${page.previousPage}`));
  }
  if (page.nextPage !== undefined) {
    const href = addressOf(page.documentId, page.nextPage);
    links.push(createElement("a", { href, rel: "next" }, `Volgende: pagina ${page.nextPage} →`));
  }
  if (links.length === 0) return [];
  return [createElement("nav", { class: "pager no-print", "aria-label": label }, ...links)];
}

function createRaw(page: ShownPage): HTMLElement {
  const lines = page.raw.map(({ line, text }) =>
    createElement(
      "tr",
      {},
      createElement("th", { scope: "row" }, String(line)),
      createElement("td", {}, text),
    ),
  );
  return createElement(
    "details",
    { class: "raw" },
    createElement("summary", {}, "Toon de tekst zoals aangeleverd"),
    createElement(
      "p",
      {},
      "Dit zijn de regels van het bronbestand, zonder herstel van kolommen en spelling.",
    ),
    createElement(
      "table",
      { class: "raw__lines" },
      createElement("caption", { class: "visually-hidden" }, "Regels van het bronbestand"),
      createElement(
        "thead",
        { class: "visually-hidden" },
        createElement(
          "tr",
          {},
          createElement("th", { scope: "col" }, "Regel"),
          createElement("th", { scope: "col" }, "Tekst"),
        ),
      ),
      createElement("tbody", {}, ...lines),
    ),
  );
}
