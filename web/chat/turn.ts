import { createElement } from "../shared/dom.ts";
import type { ShownAnswer } from "./answer-checks.ts";
import { renderAnswerText } from "./answer-text.ts";
import { createAnswerTools } from "./answer-tools.ts";
import { tellMethod } from "./method-note.ts";
import { createSources } from "./sources.ts";
import { createRelated, createSuggestions } from "./ways-on.ts";

/** One question with its answer, as it stands in the conversation. */
export interface Turn {
  question: string;
  answer: ShownAnswer;
}

/** What the reader can do from within a turn. */
export interface TurnActions {
  /** Asks this question at once. */
  ask(question: string): void;
  /** Puts this text in the question box to be changed. */
  edit(question: string): void;
  /** Questions that can be answered, for who is stuck. */
  examples: readonly string[];
}

const outcomeTitles: Record<string, string> = {
  partial: "Dit is een deel van het antwoord",
  clarification: "Wat bedoel je precies?",
  not_found: "Niet gevonden in de bronnen",
  outOfScope: "Deze vraag valt buiten de bronnen",
  missingPage: "De pagina ontbreekt in de bron",
  missingAction: "De actie ontbreekt in de bron",
  falsePremise: "Dit staat anders in de bronnen",
};

/** The title of an outcome that is no plain answer; undefined for a plain answer. */
export function titleOutcome({ status, reason }: ShownAnswer): string | undefined {
  if (status === "answered") return undefined;
  if (status === "not_found" && reason !== undefined) {
    return outcomeTitles[reason] ?? outcomeTitles.not_found;
  }
  return outcomeTitles[status];
}

/** The article of a turn. `index` counts from 1 and keeps ids apart. */
export function createTurn(turn: Turn, index: number, actions: TurnActions): HTMLElement {
  const { answer } = turn;
  const id = `antwoord-${index}`;
  const known = new Set(answer.citations.map((citation) => citation.number));
  const body = createElement("div", {
    class: `turn__answer turn__answer--${answer.status}`,
    lang: answer.language === "nl" ? undefined : answer.language,
  });
  const title = titleOutcome(answer);
  if (title !== undefined) body.append(createElement("p", { class: "turn__outcome" }, title));
  body.append(
    renderAnswerText(answer.answer, (number) =>
      known.has(number) ? `${id}-bron-${number}` : undefined,
    ),
  );
  return createElement(
    "article",
    { class: "turn", "aria-labelledby": id },
    createElement(
      "h2",
      { id, class: "turn__question" },
      createElement("span", { class: "turn__label" }, "Je vraag "),
      turn.question,
    ),
    ...createInterpretation(turn, actions),
    body,
    ...createMethodNote(answer),
    ...createActions(answer),
    ...createSources(answer.citations, id),
    ...createRelated(answer),
    ...createSuggestions(answer, actions),
    createAnswerTools(turn, actions),
  );
}

function createInterpretation({ question, answer }: Turn, actions: TurnActions): HTMLElement[] {
  const { interpretedAs } = answer;
  if (interpretedAs === undefined || interpretedAs === question) return [];
  const change = createElement(
    "button",
    { type: "button", class: "text-button no-print" },
    "Aanpassen",
    createElement("span", { class: "visually-hidden" }, " hoe de vraag is opgevat"),
  );
  change.addEventListener("click", () => actions.edit(interpretedAs));
  return [
    createElement("p", { class: "turn__interpretation" }, `Opgevat als: ${interpretedAs} `, change),
  ];
}

function createMethodNote(answer: ShownAnswer): HTMLElement[] {
  const told = tellMethod(answer);
  return told === undefined ? [] : [createElement("p", { class: "turn__method quiet" }, told)];
}

function createActions({ actions, citations }: ShownAnswer): HTMLElement[] {
  if (actions.length === 0) return [];
  const items = actions.map((action) =>
    createElement(
      "li",
      {},
      createElement("a", { href: action.url }, `Actie ${action.id}`),
      ` ${action.title}`,
      createElement("span", { class: "turn__owner quiet" }, `Uitvoerder: ${action.ownerText}`),
    ),
  );
  const count = actions.length === 1 ? "1 actie" : `${actions.length} acties`;
  return [
    createElement(
      "details",
      { class: "turn__actions" },
      createElement(
        "summary",
        {},
        `Dit antwoord rust op ${count} uit ${nameSource(actions, citations)}`,
      ),
      createElement("ul", {}, ...items),
    ),
  ];
}

/** Where the actions stand: only one of the Werkagenda has a section. */
function nameSource(actions: ShownAnswer["actions"], citations: ShownAnswer["citations"]): string {
  if (actions.every(({ section }) => section !== undefined)) return "de Werkagenda";
  const [document, ...others] = new Set(actions.map(({ documentId }) => documentId));
  const cited = citations.find(({ documentId }) => documentId === document);
  return others.length > 0 || cited === undefined ? "de bronnen" : `“${cited.documentTitle}”`;
}
