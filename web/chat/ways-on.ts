import { createButton, createElement } from "../shared/dom.ts";
import { keepTogether } from "../shared/keep-together.ts";
import type { ShownAnswer } from "./answer-checks.ts";
import type { TurnActions } from "./turn.ts";

/** Where a reader can look when the answer itself is not there. */
export function createRelated(answer: ShownAnswer): HTMLElement[] {
  const { related = [], reason } = answer;
  const missing = reason === "missingPage" || reason === "missingAction";
  const items = [
    ...createSectionLink(answer),
    ...related.map((place) =>
      createElement(
        "li",
        {},
        createElement("a", { href: place.url }, `${place.documentTitle}, pagina ${place.page}`),
        ...(place.section === "" ? [] : [": ", ...keepTogether(place.section)]),
      ),
    ),
  ];
  if (items.length === 0) return [];
  return [
    createElement(
      "h3",
      { class: "turn__heading" },
      missing ? "Dit kun je wel bekijken" : "Dit komt in de buurt",
    ),
    createElement("ul", {}, ...items),
  ];
}

/** Of a missing action the paragraph is known, and what the list of actions has of it. */
function createSectionLink({ reason, answer }: ShownAnswer): HTMLElement[] {
  const section = /(?<![\w.-])(\d\.\d)\.\d/.exec(answer)?.[1];
  if (reason !== "missingAction" || section === undefined) return [];
  return [
    createElement(
      "li",
      {},
      createElement("a", { href: `/acties?paragraaf=${section}` }, `Acties, paragraaf ${section}`),
      ": wat er wel en niet is",
    ),
  ];
}

/** Questions to go on with; where the server has none, the examples of this page. */
export function createSuggestions(
  { status, citations, suggestions }: ShownAnswer,
  actions: TurnActions,
): HTMLElement[] {
  const stuck = suggestions.length === 0 && citations.length === 0;
  const questions = stuck ? actions.examples : suggestions;
  if (questions.length === 0) return [];
  const items = questions.map((question) =>
    createElement(
      "li",
      {},
      createButton("suggestion", question, () => actions.ask(question)),
    ),
  );
  const title = status === "clarification" ? "Kies wat je bedoelt" : "Verder vragen";
  return [
    createElement(
      "h3",
      { class: "turn__heading no-print" },
      stuck ? "Dit kun je wel vragen" : title,
    ),
    createElement("ul", { class: "suggestions no-print" }, ...items),
  ];
}
