import type { Action, OrganisationView } from "../../src/schema.ts";
import { containsAll, splitWords } from "./fold.ts";
import { ambitionOf, type Register } from "./register.ts";
import type { Sorting, SortKey, ViewState } from "./state.ts";

/** The actions that fit every filter and every word of the search, in the order asked for. */
export function selectActions(register: Register, state: ViewState): Action[] {
  const words = splitWords(state.query);
  const organisation = findOrganisation(register, state.organisation);
  return register.actions
    .filter(
      (action) =>
        (state.organisation === "" || (organisation?.actionIds.includes(action.id) ?? false)) &&
        (state.document === "" || action.documentId === state.document) &&
        (state.ambition === "" || ambitionOf(action) === state.ambition) &&
        (state.section === "" || action.section === state.section) &&
        hasResultsFor(action, state.year) &&
        containsAll(register.searchTexts.get(action.id) ?? "", words),
    )
    .sort(compareBy(register, state.sorting));
}

/** The organisation with this id, or with this abbreviation or name as a hand-written link has it. */
export function findOrganisation(register: Register, value: string): OrganisationView | undefined {
  const wanted = value.toLowerCase();
  return (
    register.organisations.find((organisation) => organisation.id === value) ??
    register.organisations.find((organisation) =>
      [organisation.abbreviation, organisation.name].some((name) => name?.toLowerCase() === wanted),
    )
  );
}

/** A group of organisations without names, with the actions that name it. */
export interface NamedGroup {
  group: OrganisationView;
  actionIds: string[];
}

/**
 * Actions that fit all filters but the organisation, per group ("andere departementen") they name ("andere departementen")
 * in which that organisation may be meant. The source does not say who is in a group, so these are
 * told apart and never mixed with the actions that name the organisation.
 */
export function selectGroups(register: Register, state: ViewState): NamedGroup[] {
  const organisation = findOrganisation(register, state.organisation);
  if (organisation === undefined || organisation.collective) return [];
  const others = selectActions(register, { ...state, organisation: "" })
    .map((action) => action.id)
    .filter((id) => !organisation.actionIds.includes(id));
  return register.organisations
    .filter((candidate) => candidate.collective)
    .map((group) => ({ group, actionIds: others.filter((id) => group.actionIds.includes(id)) }))
    .filter(({ actionIds }) => actionIds.length > 0)
    .sort((a, b) => b.actionIds.length - a.actionIds.length);
}

function hasResultsFor(action: Action, year: string): boolean {
  if (year === "2023" || year === "2025") return action.results[year].length > 0;
  return year === "";
}

function compareBy(
  register: Register,
  { key, descending }: Sorting,
): (a: Action, b: Action) => number {
  const direction = descending ? -1 : 1;
  // The actions of the register stand in the order of their numbers, a document at a time.
  const ranks = new Map(register.actions.map(({ id }, rank) => [id, rank]));
  const byNumber = (a: Action, b: Action) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0);
  if (key === "nummer") {
    // Numbers say something within their document only, so the documents keep their order.
    const documents = new Map(register.sources.map(({ id }, rank) => [id, rank]));
    const rankOf = ({ documentId }: Action) => documents.get(documentId) ?? 0;
    return (a, b) => rankOf(a) - rankOf(b) || byNumber(a, b) * direction;
  }
  const compare = comparisons[key];
  // Ties keep the order of the numbers in both directions.
  return (a, b) => compare(a, b) * direction || byNumber(a, b);
}

const comparisons: Record<Exclude<SortKey, "nummer">, (a: Action, b: Action) => number> = {
  actie: (a, b) => a.title.localeCompare(b.title, "nl"),
  uitvoerder: (a, b) => a.ownerText.localeCompare(b.ownerText, "nl"),
  "2023": (a, b) => a.results["2023"].length - b.results["2023"].length,
  "2025": (a, b) => a.results["2025"].length - b.results["2025"].length,
};
