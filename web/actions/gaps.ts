import type { SectionView } from "../../src/schema.ts";
import { createElement, getById } from "../shared/dom.ts";
import { joinWords } from "./phrases.ts";
import type { Register } from "./register.ts";
import type { ViewState } from "./state.ts";

/** What the sources lack of a section, in sentences; none when they lack nothing. */
export function describeGap(section: SectionView): string[] {
  const sentences: string[] = [];
  if (section.missing !== undefined) sentences.push(section.missing);
  const ids = section.missingActions.map((number) => `${section.id}.${number}`);
  const told = sentences.join(" ");
  if (ids.some((id) => !told.includes(id))) {
    sentences.push(
      ids.length === 1
        ? `Actie ${joinWords(ids)} ontbreekt in de bron.`
        : `Acties ${joinWords(ids)} ontbreken in de bron.`,
    );
  }
  return sentences;
}

/** The sections the sources lack something of, that fit the chosen section or ambition. */
export function selectGaps(register: Register, state: ViewState): SectionView[] {
  // Only the Werkagenda, the first of the sources, has sections.
  if (state.document !== "" && state.document !== register.sources[0]?.id) return [];
  return register.sections.filter(
    (section) =>
      describeGap(section).length > 0 &&
      (state.section === "" || section.id === state.section) &&
      (state.ambition === "" || String(section.ambition) === state.ambition),
  );
}

/** The sentences about a missing action whose number is searched for, e.g. "4.3.8"; else none. */
export function findMissingAction(register: Register, query: string): string[] {
  const wanted = query.trim();
  const section = register.sections.find((candidate) =>
    candidate.missingActions.some((number) => `${candidate.id}.${number}` === wanted),
  );
  if (section === undefined) return [];
  return [`Actie ${wanted} bestaat, maar staat niet in de bron.`, ...describeGap(section)];
}

/** Tells what the whole list lacks, folded, above the results. */
export function showGaps(register: Register): void {
  const gaps = register.sections.filter((section) => describeGap(section).length > 0);
  const box = getById("ontbreekt", HTMLDetailsElement);
  box.hidden = gaps.length === 0;
  const all = register.sections.length;
  const which = gaps.length === all ? `alle ${all}` : `${gaps.length} van de ${all}`;
  getById("ontbreekt-kort", HTMLElement).textContent =
    `Let op: van ${which} paragrafen${register.sources.length > 1 ? " van de Werkagenda" : ""} ontbreekt een deel in de bron`;
  getById("ontbreekt-lijst", HTMLUListElement).append(...gaps.map(createGap));
}

/** One section with what is missing of it. */
export function createGap(section: SectionView): HTMLLIElement {
  return createElement(
    "li",
    {},
    createElement("strong", {}, `${section.id} ${section.title}`),
    ` – ${describeGap(section).join(" ")}`,
  );
}
