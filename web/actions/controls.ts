import { createElement, getById } from "../shared/dom.ts";
import { groupsLabel } from "./phrases.ts";
import { nameLong, noAmbition, type Register } from "./register.ts";
import { type Filter, readSorting, type ViewState, writeSorting } from "./state.ts";

/** This many characters surely fit in the narrowest select. */
const fitting = 20;

type Change = (change: Partial<ViewState>) => void;

/** Fills the choices of the form and reports what the reader changes in it. */
export function createControls(
  register: Register,
  change: Change,
): { show(state: ViewState): void } {
  const form = getById("filters", HTMLFormElement);
  const query = getById("zoek", HTMLInputElement);
  const selects: [Exclude<Filter, "query">, HTMLSelectElement][] = [
    ["organisation", getById("organisatie", HTMLSelectElement)],
    ["document", getById("bron", HTMLSelectElement)],
    ["ambition", getById("ambitie", HTMLSelectElement)],
    ["section", getById("paragraaf", HTMLSelectElement)],
    ["year", getById("jaar", HTMLSelectElement)],
  ];
  const sorting = getById("sorteer", HTMLSelectElement);

  fillOrganisations(getById("organisatie", HTMLSelectElement), register);
  fillSources(getById("bron", HTMLSelectElement), register);
  for (const { key, title, actionCount } of register.ambitions) {
    const label = key === noAmbition ? "Zonder ambitie: eigen documenten" : title;
    addOption(getById("ambitie", HTMLSelectElement), key, `${label} (${actionCount})`);
  }
  for (const section of register.sections) {
    const label = `${section.id} ${section.title} (${section.actionIds.length})`;
    addOption(getById("paragraaf", HTMLSelectElement), section.id, label);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", () => change({ query: query.value }));
  for (const [filter, select] of selects) {
    select.addEventListener("change", () => change({ [filter]: select.value }));
  }
  sorting.addEventListener("change", () => change({ sorting: readSorting(sorting.value) }));
  openWhereThereIsRoom();

  return {
    show(state) {
      if (query.value !== state.query) query.value = state.query;
      for (const [filter, select] of selects) {
        select.value = state[filter];
        showWhole(select);
      }
      sorting.value = writeSorting(state.sorting);
    },
  };
}

function fillOrganisations(select: HTMLSelectElement, register: Register): void {
  for (const collective of [false, true]) {
    const group = createElement("optgroup", {
      label: collective ? groupsLabel : "Organisaties",
    });
    const members = register.organisations
      .filter(
        (organisation) => organisation.collective === collective && organisation.actionCount > 0,
      )
      .sort((a, b) => nameLong(a).localeCompare(nameLong(b), "nl"));
    for (const organisation of members) {
      addOption(group, organisation.id, `${nameLong(organisation)} (${organisation.actionCount})`);
    }
    if (members.length > 0) select.append(group);
  }
}

/** With one document that has actions there is nothing to choose. */
function fillSources(select: HTMLSelectElement, { sources }: Register): void {
  for (const { id, title, actionCount } of sources) {
    addOption(select, id, `${title} (${actionCount})`);
  }
  getById("bron-veld", HTMLElement).hidden = sources.length < 2;
}

/** Repeats under a select a choice that is too long to be read in it. */
function showWhole(select: HTMLSelectElement): void {
  const label = select.selectedOptions[0]?.label ?? "";
  const line = getById(`${select.id}-voluit`, HTMLParagraphElement);
  line.hidden = select.value === "" || label.length <= fitting;
  line.textContent = line.hidden ? "" : label;
}

function addOption(parent: HTMLElement, value: string, label: string): void {
  parent.append(createElement("option", { value }, label));
}

/** The filters and the picture are folded on a phone and open where there is room for them. */
function openWhereThereIsRoom(): void {
  const wide = matchMedia("(min-width: 62em)");
  const parts = ["filters-meer", "beeld"].map((id) => getById(id, HTMLDetailsElement));
  const follow = () => {
    for (const part of parts) part.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
}
