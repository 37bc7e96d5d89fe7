import { createElement } from "../shared/dom.ts";
import { createBlocks } from "./blocks.ts";
import { addressOf, type Marks } from "./place.ts";
import type { ShownPage } from "./source-checks.ts";

/**
 * "Pagina 46 ontbreekt in de bron." or "Pagina 1 en 2 ontbreken in de bron."; of an own document, whose
 * file was read itself, that they have no text.
 */
function tellMissing(pages: readonly number[], own: boolean): string {
  const last = pages.at(-1);
  if (pages.length === 1) {
    return own ? `Pagina ${last} heeft geen tekst.` : `Pagina ${last} ontbreekt in de bron.`;
  }
  const all = `Pagina ${pages.slice(0, -1).join(", ")} en ${last}`;
  return own ? `${all} hebben geen tekst.` : `${all} ontbreken in de bron.`;
}

/**
 * A page of a document: its place, its text with the excerpt marked, its raw lines on request.
 * `own` is whether the document was added to the sources that belong to the program.
 */
export function createPageView(page: ShownPage, marks: Marks, own: boolean): HTMLElement[] {
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
    ...createMissing(page.missingBefore, own),
    createElement("div", { class: "source-page" }, ...createBlocks(page.blocks, marks)),
    ...createMissing(page.missingAfter, own),
    ...createPager(page, "Bladeren, onder"),
    createRaw(page, own),
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

function createMissing(pages: readonly number[], own: boolean): HTMLElement[] {
  if (pages.length === 0) return [];
  return [createElement("p", { class: "missing-note" }, tellMissing(pages, own))];
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

const rawTexts = {
  delivered: {
    title: "Toon de tekst zoals aangeleverd",
    note: "Dit zijn de regels van het bronbestand, zonder herstel van kolommen en spelling.",
  },
  own: {
    title: "Toon de regels zoals ze uit het bestand zijn gelezen",
    note: "Dit zijn de regels zoals ze uit het bestand zijn gelezen: zonder opmaak, en met elk woord dat aan het eind van een regel is afgebroken, nog in twee delen.",
  },
};

function createRaw(page: ShownPage, own: boolean): HTMLElement {
  const { title, note } = own ? rawTexts.own : rawTexts.delivered;
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
    createElement("summary", {}, title),
    createElement("p", {}, note),
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
