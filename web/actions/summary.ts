import type { OrganisationView } from "../../src/schema.ts";
import { createButton, createElement, getById } from "../shared/dom.ts";
import { createGap, findMissingAction, selectGaps } from "./gaps.ts";
import { countActions, joinWords } from "./phrases.ts";
import { nameShort, type Register } from "./register.ts";
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
  const labels: [Filter, string][] = [
    [
      "organisation",
      `uitvoerder ${organisation === undefined ? state.organisation : nameShort(organisation)}`,
    ],
    ["ambition", `ambitie ${state.ambition}`],
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
  return choices.length === 0 ? `${count} in de bron` : `${count} met ${filters}`;
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
