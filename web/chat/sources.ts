import { createElement } from "../shared/dom.ts";
import { keepTogether } from "../shared/keep-together.ts";
import { markStretches, type Stretch } from "../shared/marks.ts";
import type { ShownCitation } from "./answer-checks.ts";

/**
 * The list of sources under an answer, the excerpts of one page and section together;
 * `<answerId>-bron-<number>` is the id of each excerpt.
 */
export function createSources(citations: ShownCitation[], answerId: string): HTMLElement[] {
  if (citations.length === 0) return [];
  return [
    createElement("h3", { class: "turn__heading" }, citations.length === 1 ? "Bron" : "Bronnen"),
    createElement(
      "ul",
      { class: "sources", role: "list" },
      ...groupByPlace(citations).map((group) => createGroup(group, answerId)),
    ),
  ];
}

function groupByPlace(citations: ShownCitation[]): ShownCitation[][] {
  const groups = new Map<string, ShownCitation[]>();
  for (const citation of citations) {
    const place = [citation.documentId, citation.page, citation.section].join("\n");
    groups.set(place, [...(groups.get(place) ?? []), citation]);
  }
  return [...groups.values()];
}

function createGroup(group: ShownCitation[], answerId: string): HTMLElement | string {
  const [first] = group;
  if (first === undefined) return "";
  const { documentTitle, dateText, page, section } = first;
  return createElement(
    "li",
    { class: "source-place" },
    createElement(
      "p",
      { class: "source-place__name" },
      createElement("cite", {}, documentTitle),
      `, ${dateText}, pagina\u00a0${page}`,
    ),
    ...(section === ""
      ? []
      : [createElement("p", { class: "source-place__section quiet" }, ...keepTogether(section))]),
    createElement(
      "ul",
      { class: "source-place__excerpts", role: "list" },
      ...group.map((citation) => createSource(citation, `${answerId}-bron-${citation.number}`)),
    ),
  );
}

function createSource(citation: ShownCitation, id: string): HTMLElement {
  const { number, documentTitle, page, excerpt, highlights, url } = citation;
  return createElement(
    "li",
    { id, class: "source", tabindex: "-1" },
    createElement("span", { class: "source__number" }, `[${number}] `),
    createElement(
      "div",
      { class: "source__body" },
      createElement(
        "blockquote",
        { class: "source__excerpt" },
        ...markStretches(excerpt, joinStretches(excerpt, highlights)),
      ),
      " ",
      createElement(
        "a",
        { class: "source__link", href: url, "data-address": `${location.origin}${url}` },
        "Toon in de bron",
        createElement("span", { class: "visually-hidden" }, `: ${documentTitle}, pagina ${page}`),
      ),
    ),
  );
}

/** Marked words that stand side by side become one mark: calmer than a mark a word. */
function joinStretches(text: string, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [start, end] of [...stretches].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last[1], start).trim() === "") {
      joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    } else joined.push([start, end]);
  }
  return joined;
}
