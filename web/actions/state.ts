/** The columns a reader can sort on, by the name they have in the address. */
export const sortKeys = ["nummer", "actie", "uitvoerder", "2023", "2025"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** What is asked of the list of actions; an empty string is "no filter". */
export interface ViewState {
  organisation: string;
  /** Id of a document. */
  document: string;
  /** Its number, or "geen". */
  ambition: string;
  section: string;
  year: string;
  query: string;
  sorting: Sorting;
}

export type Filter = "organisation" | "document" | "ambition" | "section" | "year" | "query";

/** Names a hand-written address may have for a filter, as the page itself calls it. */
const otherNames: Partial<Record<Filter, string>> = { organisation: "uitvoerder" };

/** Each filter with its name in the address, in the order in which the address gives them. */
export const filterParameters: readonly (readonly [Filter, string])[] = [
  ["organisation", "organisatie"],
  ["document", "bron"],
  ["ambition", "ambitie"],
  ["section", "paragraaf"],
  ["year", "jaar"],
  ["query", "zoek"],
];

export const startSorting: Sorting = { key: "nummer", descending: false };

export const emptyState: ViewState = {
  organisation: "",
  document: "",
  ambition: "",
  section: "",
  year: "",
  query: "",
  sorting: startSorting,
};

/** Reads "uitvoerder" or "-uitvoerder" (descending); anything else is the order of the Werkagenda. */
export function readSorting(value: string | null): Sorting {
  const descending = value?.startsWith("-") ?? false;
  const name = descending ? value?.slice(1) : value;
  const key = sortKeys.find((candidate) => candidate === name);
  return key === undefined ? startSorting : { key, descending };
}

export function writeSorting(sorting: Sorting): string {
  return `${sorting.descending ? "-" : ""}${sorting.key}`;
}

/** Reads the view from the query of an address; what is not known there is left out. */
export function readState(search: string): ViewState {
  const parameters = new URLSearchParams(search);
  const state: ViewState = { ...emptyState, sorting: readSorting(parameters.get("sorteer")) };
  for (const [filter, parameter] of filterParameters) {
    const value = parameters.get(parameter) ?? parameters.get(otherNames[filter] ?? "");
    state[filter] = (value ?? "").slice(0, 200);
  }
  return state;
}

/** Writes the view as the query of an address, "" for the view without any choice. */
export function writeState(state: ViewState): string {
  const parameters = new URLSearchParams();
  for (const [filter, parameter] of filterParameters) {
    const value = state[filter].trim();
    if (value !== "") parameters.set(parameter, value);
  }
  const sorting = writeSorting(state.sorting);
  if (sorting !== writeSorting(startSorting)) parameters.set("sorteer", sorting);
  const query = parameters.toString();
  return query === "" ? "" : `?${query}`;
}
