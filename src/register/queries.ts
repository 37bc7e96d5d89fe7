import { normalise } from "../dutch/normalise.ts";
import { stem } from "../dutch/stem.ts";
import { STOP_WORDS } from "../dutch/stop-words.ts";
import { splitHyphens, tokenize } from "../dutch/tokens.ts";
import type {
  Action,
  Language,
  OrganisationView,
  Owner,
  Part,
  SectionView,
  Source,
} from "../schema.ts";
import { describeGaps, explainMissingAction, type MissingAction } from "./gaps.ts";
import type { Organisation, OrganisationIndex } from "./organisations.ts";
import type { Register, RegisterAction } from "./register.ts";

/** What actions are looked for; all that is given must hold. */
export interface ActionFilters {
  /** Any name of an organisation; with it come the organisations that are part of it. */
  owner?: string;
  section?: string;
  ambition?: number;
  /** Id of the document that the action stands in. */
  document?: string;
  /** Only actions with a result by the end of this year. */
  year?: "2023" | "2025";
  /** Words that must all stand in the action, in any form. */
  query?: string;
}

/** The id of "andere departementen" and "alle departementen" in seeds/organisations.json. */
const ALL_MINISTRIES = "departementen";

/** After these words a role names for whom or with whom; "voor gemeentes" makes them no owner. */
const FOR_WHOM = /(?:^|\s)(?:voor|via|met)\s$/i;

/** A word of a query this long is also found inside a longer one: "cloud" in "cloudstrategie". */
const SHORTEST_PART = 4;

/** The actions that fit, in the order of the Werkagenda, behind them those of own documents. */
export function listActions(register: Register, filters: ActionFilters): RegisterAction[] {
  const { owner, section, ambition, document, year, query } = filters;
  const conditions = [
    owner !== undefined && ownedBy(register, owner),
    section !== undefined && ((action: RegisterAction) => action.section === section),
    ambition !== undefined && ((action: RegisterAction) => action.ambition === ambition),
    document !== undefined && ((action: RegisterAction) => action.documentId === document),
    year !== undefined && ((action: RegisterAction) => action.results[year].length > 0),
    query !== undefined && holding(query),
  ].filter((condition) => condition !== false);
  return register.actions.filter((action) => conditions.every((holds) => holds(action)));
}

/** Whether an owner filter can fit: it names an organisation, or its words stand in an owner cell. */
export function isKnownOwner(register: Register, owner: string): boolean {
  const { organisations } = register;
  return (
    organisations.named(owner) !== undefined ||
    organisations.find(owner).length > 0 ||
    listActions(register, { owner }).length > 0
  );
}

/** The action with this id, or why it is not there. */
export function findAction(
  register: Register,
  id: string,
  language: Language = "nl",
): RegisterAction | MissingAction {
  return (
    register.actions.find((action) => action.id === id) ??
    explainMissingAction(register, id, language)
  );
}

/** The action as it is served, without the parts its texts were read from. */
export function toAction({ parts: _, ...action }: RegisterAction): Action {
  return action;
}

/**
 * All organisations with their actions: first those that have any, most first; at an equal number
 * named organisations stand before groups such as "alle departementen".
 */
export function countOrganisations(register: Register): OrganisationView[] {
  const { all } = register.organisations;
  const owners = register.actions.map(
    (action) => [action.id, ownersOf(register.organisations, action)] as const,
  );
  const views = all.map(({ englishNames: _, ...organisation }): OrganisationView => {
    const family = familyOf(register.organisations, organisation.id);
    const actionIds = owners.filter(([, ids]) => overlap(ids, family)).map(([id]) => id);
    const { abbreviation, partOf, ...rest } = organisation;
    return {
      ...rest,
      ...(abbreviation === undefined ? {} : { abbreviation }),
      ...(partOf === undefined ? {} : { partOf }),
      actionCount: actionIds.length,
      actionIds,
    };
  });
  return views.sort(
    (a, b) =>
      b.actionCount - a.actionCount ||
      Number(a.collective) - Number(b.collective) ||
      a.name.localeCompare(b.name, "nl"),
  );
}

/** All sections with their goals and what the delivered pages lack of them. */
export function viewSections(register: Register): SectionView[] {
  const file = register.actions[0]?.source.file ?? "";
  return register.sections.map((section) => {
    const missing = describeGaps(register, section);
    const { overviewPage, challenge, achieved, goals, ...rest } = section;
    return {
      ...rest,
      actionIds: register.actions.filter((one) => one.section === section.id).map(({ id }) => id),
      ...(overviewPage === undefined ? {} : { overviewPage }),
      ...(missing === undefined ? {} : { missing }),
      challenge: challenge.map(({ text }) => text),
      achieved: achieved.map(({ text }) => text),
      goals: goals.map(({ number, text, indicators, parts }) => ({
        number,
        text,
        indicators,
        source: sourceOf(file, [...parts.goal, ...parts.indicators]),
      })),
    };
  });
}

/**
 * For a ministry: the actions that do not name it but do name "andere departementen" or "alle
 * departementen", with a Dutch sentence about them. Undefined for another organisation, or when
 * there are none.
 */
export function collectiveNote(
  register: Register,
  organisation: Organisation,
): { actionIds: string[]; sentence: string } | undefined {
  if (organisation.kind !== "ministry" || organisation.collective) return undefined;
  const own = familyOf(register.organisations, organisation.id);
  const actionIds = register.actions
    .filter((action) => action.owners.some((owner) => owner.organisation === ALL_MINISTRIES))
    .filter((action) => !overlap(ownersOf(register.organisations, action), own))
    .map(({ id }) => id);
  if (actionIds.length === 0) return undefined;
  const name = organisation.abbreviation ?? organisation.name;
  const subject =
    actionIds.length === 1 ? "Nog 1 actie noemt" : `Nog ${actionIds.length} acties noemen`;
  const sentence = `${subject} “andere departementen” of “alle departementen” zonder namen; daar kan ${name} ook bij horen.`;
  return { actionIds, sentence };
}

function ownedBy(register: Register, owner: string): (action: RegisterAction) => boolean {
  const { organisations } = register;
  const mentioned = organisations.find(owner).map(({ organisation }) => organisation);
  const found =
    organisations.named(owner) ??
    organisations.get(owner) ??
    (new Set(mentioned).size === 1 ? mentioned[0] : undefined);
  if (found) {
    const family = familyOf(organisations, found.id);
    return (action) => overlap(ownersOf(organisations, action), family);
  }
  // No known name: its words may still stand in the owner cell.
  const words = wordsOf(owner);
  return ({ ownerText }) => words.length > 0 && isSubset(words, new Set(wordsOf(ownerText)));
}

/** Ids of all that an owner cell names: owners and those in a role. */
function ownersOf(organisations: OrganisationIndex, { owners }: RegisterAction): string[] {
  return owners.flatMap((owner) => [owner.organisation, ...namedInRole(organisations, owner)]);
}

function overlap(ids: readonly string[], family: ReadonlySet<string>): boolean {
  return ids.some((id) => family.has(id));
}

/** The organisations a role names: CIO Rijk in "BZK (CIO Rijk)". */
function namedInRole(organisations: OrganisationIndex, { organisation, role }: Owner): string[] {
  if (role === undefined) return [];
  return organisations
    .find(role)
    .filter(
      (mention) =>
        mention.organisation.partOf === organisation ||
        !FOR_WHOM.test(role.slice(0, mention.start)),
    )
    .map((mention) => mention.organisation.id);
}

/** An organisation and all that are part of it, at any depth. */
function familyOf(organisations: OrganisationIndex, id: string): ReadonlySet<string> {
  const family = new Set([id]);
  for (const member of family) {
    for (const { id: part, partOf } of organisations.all) if (partOf === member) family.add(part);
  }
  return family;
}

function holding(query: string): (action: RegisterAction) => boolean {
  const all = tokenize(query).flatMap(splitHyphens);
  const telling = all.filter(({ normal }) => !STOP_WORDS.has(normal));
  const words = (telling.length > 0 ? telling : all).map(({ normal }) => normal);
  return (action) => {
    const { stems, folded } = searchableOf(action);
    return (
      words.length > 0 &&
      words.every(
        (word) =>
          stems.has(stem(word)) ||
          (word.length >= SHORTEST_PART && /^\p{L}+$/u.test(word) && folded.includes(word)),
      )
    );
  };
}

/** What a query is compared with; kept, since reading it takes longer than all else together. */
const searchable = new WeakMap<RegisterAction, { stems: ReadonlySet<string>; folded: string }>();

function searchableOf(action: RegisterAction): { stems: ReadonlySet<string>; folded: string } {
  const { id, section, sectionTitle, title, results, ownerText } = action;
  const known = searchable.get(action);
  if (known) return known;
  const text = [
    id,
    section,
    sectionTitle,
    title,
    ...results["2023"],
    ...results["2025"],
    ownerText,
  ].join("\n");
  const made = { stems: new Set(wordsOf(text).map(stem)), folded: normalise(text) };
  searchable.set(action, made);
  return made;
}

/** The words of a text in normal form, hyphenated ones also in parts. */
function wordsOf(text: string): string[] {
  return tokenize(text).flatMap((token) =>
    [token, ...splitHyphens(token)].map((one) => one.normal),
  );
}

function isSubset(words: readonly string[], of: ReadonlySet<string>): boolean {
  return words.every((word) => of.has(word));
}

function sourceOf(file: string, parts: readonly Part[]): Source {
  return { file, spans: parts.flatMap(({ spans }) => spans) };
}
