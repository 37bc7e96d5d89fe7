import type { Action, OrganisationView, SectionView } from "../../src/schema.ts";
import type { ShownDocument } from "../sources/source-checks.ts";
import { fold } from "./fold.ts";

/** What stands for an ambition where an action has none, as those of own documents. */
export const noAmbition = "geen";

/** An ambition of the Werkagenda with what the sources hold of it; or all actions that have none. */
export interface Ambition {
  /** Its number, or "geen". */
  key: string;
  /** Within a sentence: "ambitie 4" or "eigen documenten". */
  name: string;
  /** On its own: "4. Een waardengedreven digitale overheid" or "Eigen documenten". */
  title: string;
  actionCount: number;
}

/** A document with actions. */
export interface ActionSource {
  id: string;
  title: string;
  actionCount: number;
}

/** Everything the page works with, read once. */
export interface Register {
  actions: Action[];
  organisations: OrganisationView[];
  sections: SectionView[];
  ambitions: Ambition[];
  /** The Werkagenda, and behind it the own documents that have actions. */
  sources: ActionSource[];
  documents: ShownDocument[];
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

/** The key of the ambition that an action falls under. */
export function ambitionOf({ ambition }: Action): string {
  return ambition === undefined ? noAmbition : String(ambition);
}

/** Whether an action stands in a document that the organisation added itself. */
export function isOwn({ section }: Action): boolean {
  return section === undefined;
}

/** The title of the document an action stands in. */
export function sourceTitle(register: Register, { documentId }: Action): string {
  return register.sources.find(({ id }) => id === documentId)?.title ?? documentId;
}

/** Orders action ids as numbers: 1.2.10 after 1.2.9. */
export function compareIds(a: string, b: string): number {
  return a.localeCompare(b, "nl", { numeric: true });
}

/** What the API answers of which the page makes its register. */
interface Lists {
  actions: Action[];
  organisations: OrganisationView[];
  sections: SectionView[];
  documents: ShownDocument[];
}

/** Joins the answers of the API to what the page works with. */
export function createRegister({ actions, organisations, sections, documents }: Lists): Register {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const searchTexts = new Map(
    actions.map((action) => [action.id, fold(gatherText(action, byId).join("\n"))]),
  );
  const sources = listSources(actions, documents);
  const ranks = new Map(sources.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ documentId }: Action) => ranks.get(documentId) ?? 0;
  return {
    actions: [...actions].sort((a, b) => rankOf(a) - rankOf(b) || compareIds(a.id, b.id)),
    sources,
    documents,
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
  const countOf = (key: string) => actions.filter((action) => ambitionOf(action) === key).length;
  const numbered = [...titles]
    .sort(([a], [b]) => a - b)
    .map(([number, title]) => ({
      key: String(number),
      name: `ambitie ${number}`,
      title: `${number}. ${title}`,
      actionCount: countOf(String(number)),
    }));
  const rest = countOf(noAmbition);
  if (rest === 0) return numbered;
  const own = { key: noAmbition, name: "eigen documenten", title: "Eigen documenten" };
  return [...numbered, { ...own, actionCount: rest }];
}

/** The documents that have actions, in the order in which the API gives their actions. */
function listSources(actions: Action[], documents: ShownDocument[]): ActionSource[] {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const counts = new Map<string, number>();
  for (const { documentId } of actions) counts.set(documentId, (counts.get(documentId) ?? 0) + 1);
  return [...counts].map(([id, actionCount]) => ({ id, title: titles.get(id) ?? id, actionCount }));
}
