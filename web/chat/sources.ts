import { createElement } from "../shared/dom.ts";
import { markStretches } from "../shared/marks.ts";
import type { ShownCitation } from "./answer-checks.ts";

/** The list of sources under an answer; `<answerId>-bron-<number>` is the id of each. */
export function createSources(citations: ShownCitation[], answerId: string): HTMLElement[] {
  if (citations.length === 0) return [];
  return [
    createElement("h3", { class: "turn__heading" }, citations.length === 1 ? "Bron" : "Bronnen"),
    createElement(
      "ol",
      { class: "sources" },
      ...citations.map((citation) => createSource(citation, `${answerId}-bron-${citation.number}`)),
    ),
  ];
}

function createSource(citation: ShownCitation, id: string): HTMLElement {
  const { number, documentTitle, dateText, page, section, excerpt, url } = citation;
  return createElement(
    "li",
    { id, class: "source", tabindex: "-1" },
    createElement(
      "p",
      { class: "source__place" },
      createElement("span", { class: "source__number" }, `[${number}] `),
      createElement("cite", {}, documentTitle),
      `, ${dateText}, pagina\u00a0${page}`,
    ),
    ...(section === "" ? [] : [createElement("p", { class: "source__section quiet" }, section)]),
    createElement(
      "blockquote",
      { class: "source__excerpt" },
      ...markStretches(excerpt, citation.highlights),
    ),
    createElement(
      "a",
      { class: "source__link", href: url, "data-address": `${location.origin}${url}` },
      "Toon in de bron",
      createElement("span", { class: "visually-hidden" }, `: ${documentTitle}, pagina ${page}`),
    ),
  );
}
