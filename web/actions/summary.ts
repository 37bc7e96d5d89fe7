import type { OrganisationView } from "../../src/schema.ts";
import { createButton, createElement, getById } from "../shared/dom.ts";
import { createGap, findMissingAction, selectGaps } from "./gaps.ts";
import { countActions, joinWords } from "./phrases.ts";
import { isOwn, nameShort, noAmbition, type Register } from "./register.ts";
import { findOrganisation, type NamedGroup, selectGroups } from "./select-actions.ts";
import type { Filter, ViewState } from "./state.ts";

interface Choice {
  filter: Filter;
  label: string;
}

interface SummaryOptions {
  undo: (filter: Filter | "all") => void;
  chooseOrganisation: (id: string) => void;
}

/** The choices that are on, in words. */
export function listChoices(register: Register, state: ViewState): Choice[] {
  const organisation = findOrganisation(register, state.organisation);
  const source = register.sources.find(({ id }) => id === state.document);
  const labels: [Filter, string][] = [
    [
      "organisation",
      `uitvoerder ${organisation === undefined ? state.organisation : nameShort(organisation)}`,
    ],
    ["document", `bron “${source?.title ?? state.document}”`],
    [
      "ambition",
      state.ambition === noAmbition ? "bron eigen documenten" : `ambitie ${state.ambition}`,
    ],
    ["section", `paragraaf ${state.section}`],
    ["year", `resultaat t/m ${state.year}`],
    ["query", `zoekwoord “${state.query.trim()}”`],
  ];
  return labels
    .filter(([filter]) => state[filter].trim() !== "")
    .map(([filter, label]) => ({ filter, label }));
}

/**
 * Shows how many actions there are, which choices are on (each a button that takes it back), and
 * what the reader must know to judge the number.
 */
export function showSummary(
  register: Register,
  state: ViewState,
  shown: number,
  { undo, chooseOrganisation }: SummaryOptions,
): void {
  const choices = listChoices(register, state);
  getById("aantal", HTMLElement).textContent = describeCount(register, choices, shown);
  getById("gekozen", HTMLElement).textContent = describeChoices(register, choices, shown);

  const chips = getById("keuzes", HTMLUListElement);
  chips.hidden = choices.length === 0;
  chips.replaceChildren(
    ...choices.map(({ filter, label }) =>
      createChip(label, "Verwijder filter: ", () => undo(filter)),
    ),
  );
  if (choices.length > 1) chips.append(createChip("alle filters", "Wis ", () => undo("all"), true));

  getById("kanttekening", HTMLElement).replaceChildren(
    ...describeLimits(register, state, shown, chooseOrganisation),
  );
}

function describeCount(register: Register, choices: Choice[], shown: number): string {
  const all = countActions(register.actions.length);
  if (choices.length === 0) return all;
  return shown === 0 ? "Geen acties gevonden" : `${shown} van ${all}`;
}

function describeChoices(register: Register, choices: Choice[], shown: number): string {
  const filters = joinWords(choices.map((choice) => choice.label));
  const count = describeCount(register, choices, shown);
  const where = register.sources.length > 1 ? "in de bronnen" : "in de bron";
  return choices.length === 0 ? `${count} ${where}` : `${count} met ${filters}`;
}

function createChip(label: string, verb: string, remove: () => void, plain = false): HTMLLIElement {
  const button = createElement(
    "button",
    { type: "button", class: plain ? "text-button" : "chip" },
    createElement("span", { class: plain ? "" : "visually-hidden" }, verb),
    label,
  );
  button.addEventListener("click", remove);
  return createElement("li", {}, button);
}

/** What must be said with the number: groups that may include the organisation, and gaps. */
function describeLimits(
  register: Register,
  state: ViewState,
  shown: number,
  chooseOrganisation: (id: string) => void,
): Node[] {
  const notes: Node[] = [];
  const organisation = findOrganisation(register, state.organisation);
  if (organisation?.collective) {
    notes.push(
      createElement(
        "p",
        {},
        `“${organisation.name}” is een groep. De bron noemt niet welke organisaties erbij horen.`,
      ),
    );
  }
  const groups = selectGroups(register, state);
  if (organisation !== undefined && groups.length > 0) {
    notes.push(describeGroups(organisation, groups, chooseOrganisation));
  }
  const missing = findMissingAction(register, state.query);
  if (missing.length > 0) notes.push(createElement("p", {}, missing.join(" ")));
  const gaps = state.section !== "" || state.ambition !== "" ? selectGaps(register, state) : [];
  if (gaps.length > 0) {
    notes.push(
      createElement("p", {}, "Dit deel van de Werkagenda staat niet helemaal in de bron:"),
      createElement("ul", {}, ...gaps.map(createGap)),
    );
  }
  const own = register.sources.find(({ id }) => id === state.document && isOwnSource(register, id));
  if (own !== undefined && asksForSection(state)) {
    notes.push(
      createElement(
        "p",
        {},
        `Alleen de acties van de Werkagenda horen bij een ambitie en een paragraaf, die van “${own.title}” niet.`,
      ),
    );
  }
  if (shown === 0 && missing.length === 0) {
    notes.push(
      createElement(
        "p",
        {},
        "Probeer een ander woord of haal een filter weg. Bekijk ook wat in de bron ontbreekt.",
      ),
    );
  }
  return notes;
}

function isOwnSource(register: Register, id: string): boolean {
  return register.actions.some((action) => action.documentId === id && isOwn(action));
}

/** Whether a filter is on that only actions of the Werkagenda can fit. */
function asksForSection({ section, ambition }: ViewState): boolean {
  return section !== "" || (ambition !== "" && ambition !== noAmbition);
}

/** "Nog 7 acties noemen VWS niet, maar wel een groep: Departementen (5), …", each a button. */
function describeGroups(
  organisation: OrganisationView,
  groups: readonly NamedGroup[],
  chooseOrganisation: (id: string) => void,
): HTMLElement {
  const name = nameShort(organisation);
  const count = new Set(groups.flatMap(({ actionIds }) => actionIds)).size;
  const verb = count === 1 ? "noemt" : "noemen";
  const buttons = groups.flatMap(({ group, actionIds }, index) => [
    index === 0 ? "" : ", ",
    createButton("text-button owner", `${group.name} (${actionIds.length})`, () =>
      chooseOrganisation(group.id),
    ),
  ]);
  return createElement(
    "p",
    {},
    `Nog ${countActions(count)} ${verb} ${name} niet, maar wel een groep: `,
    ...buttons,
    `. Of ${name} daarbij hoort, staat niet in de bron.`,
  );
}
