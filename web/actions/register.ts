import type { Action, OrganisationView, SectionView } from "../../src/schema.ts";
import { fold } from "./fold.ts";

/** An ambition of the Werkagenda with what the sources hold of it. */
export interface Ambition {
  number: number;
  title: string;
  actionCount: number;
}

/** Everything the page works with, read once. */
export interface Register {
  actions: Action[];
  organisations: OrganisationView[];
  sections: SectionView[];
  ambitions: Ambition[];
  /** Folded text in which an action is searched, by action id. */
  searchTexts: Map<string, string>;
}

/** Names the organisation as a reader knows it: its abbreviation where it has one. */
export function nameShort(organisation: OrganisationView): string {
  return organisation.abbreviation ?? organisation.name;
}

/** nameShort with a soft hyphen where its longest names may be broken. */
export function nameBreakable(organisation: OrganisationView): string {
  return nameShort(organisation).replace(/(?<=\p{Letter}s)(?=organisaties)/gu, "\u00ad");
}

/** "BZK – ministerie van …", or the name alone where there is no abbreviation. */
export function nameLong(organisation: OrganisationView): string {
  const { abbreviation, name } = organisation;
  return abbreviation === undefined || abbreviation === name ? name : `${abbreviation} – ${name}`;
}

/** Orders action ids as numbers: 1.2.10 after 1.2.9. */
export function compareIds(a: string, b: string): number {
  return a.localeCompare(b, "nl", { numeric: true });
}

/** Joins the three answers of the API to what the page works with. */
export function createRegister(
  actions: Action[],
  organisations: OrganisationView[],
  sections: SectionView[],
): Register {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const searchTexts = new Map(
    actions.map((action) => [action.id, fold(gatherText(action, byId).join("\n"))]),
  );
  return {
    actions: [...actions].sort((a, b) => compareIds(a.id, b.id)),
    organisations,
    sections: [...sections].sort((a, b) => compareIds(a.id, b.id)),
    ambitions: listAmbitions(actions, sections),
    searchTexts,
  };
}

function gatherText(action: Action, organisations: Map<string, OrganisationView>): string[] {
  const owners = action.owners.flatMap((owner) => {
    const organisation = organisations.get(owner.organisation);
    return [owner.name, organisation?.name ?? "", ...(organisation?.otherNames ?? [])];
  });
  return [
    action.id,
    action.title,
    ...action.results["2023"],
    ...action.results["2025"],
    action.ownerText,
    ...owners,
  ];
}

function listAmbitions(actions: Action[], sections: SectionView[]): Ambition[] {
  const titles = new Map(sections.map((section) => [section.ambition, section.ambitionTitle]));
  return [...titles]
    .sort(([a], [b]) => a - b)
    .map(([number, title]) => ({
      number,
      title,
      actionCount: actions.filter((action) => action.ambition === number).length,
    }));
}
