import { createElement } from "../shared/dom.ts";
import { createWayBack } from "./page-view.ts";
import { addressOf } from "./place.ts";
import { isOwn, type ShownDocument } from "./source-checks.ts";

/** What is shown where a page is asked for that is not there: why, and the pages nearest to it. */
export function createAbsentPage(document: ShownDocument | undefined, page: number): HTMLElement[] {
  if (document === undefined) {
    return [
      createElement("h1", { class: "utrecht-heading-1" }, "Deze pagina bestaat niet"),
      createElement("p", {}, "Dit document zit niet in de bronnen van Beleidswijzer."),
      createElement(
        "p",
        {},
        createElement("a", { href: "/bronnen" }, "Bekijk welke documenten er wel zijn"),
      ),
    ];
  }
  const missing = document.missingPages.includes(page);
  const [title, reason] = isOwn(document)
    ? [
        `Pagina ${page} heeft geen tekst`,
        "Van deze pagina is geen tekst gelezen. Misschien is ze leeg, of staat er alleen een afbeelding op. Beleidswijzer weet dus niet wat erop staat.",
      ]
    : [
        `Pagina ${page} ontbreekt in de bron`,
        "De tekst die van dit document is aangeleverd, bevat deze pagina niet. Beleidswijzer weet dus niet wat erop staat.",
      ];
  return [
    createWayBack(document.title, document.id),
    createElement(
      "h1",
      { class: "utrecht-heading-1" },
      missing ? title : "Deze pagina bestaat niet",
    ),
    createElement("p", {}, missing ? reason : `Dit document heeft geen pagina ${page}.`),
    createElement(
      "nav",
      { class: "pager", "aria-label": "Bladeren" },
      ...linkNearest(document, page),
    ),
  ];
}

function linkNearest({ id, pages }: ShownDocument, page: number): HTMLElement[] {
  const before = pages.filter((other) => other < page).at(-1);
  const after = pages.find((other) => other > page);
  return [
    ...(before === undefined
      ? []
      : [createElement("a", { href: addressOf(id, before) }, `← Vorige: pagina ${before}`)]),
    ...(after === undefined
      ? []
      : [createElement("a", { href: addressOf(id, after) }, `Volgende: pagina ${after} →`)]),
  ];
}
