import type { Understood } from "../question/understand.ts";
import { describeGaps } from "../register/gaps.ts";
import type { Organisation } from "../register/organisations.ts";
import { collectiveNote, findAction, listActions, toAction } from "../register/queries.ts";
import type { Register, RegisterAction, Section } from "../register/register.ts";
import {
  type ActionWriter,
  listAction,
  type ResultYear,
  stateAction,
  stateOwners,
  stateResults,
} from "./action-statements.ts";
import { demandOf, meets } from "./demands.ts";
import type { Draft, DraftStatement } from "./draft.ts";
import { cite } from "./evidence.ts";

/** What answers from the register are made with. */
export interface RegisterContext extends ActionWriter {
  register: Register;
}

/**
 * Answers that can be counted or looked up: actions by number, all actions of an organisation, a
 * section or an ambition, goals of a section.
 * @returns undefined when the question points at nothing in the register
 */
export function answerFromRegister(
  understood: Understood,
  context: RegisterContext,
): Draft | undefined {
  const { references, wants } = understood;
  const { register } = context;
  if (references.actionIds.length > 0) return answerByNumber(understood, context);
  const [first] = wants;
  const isElsewhere = understood.documents.some((id) => id !== register.documentId);
  const lists = first === "actions" || first === "count" || asksForWork(understood);
  if (lists && !isElsewhere) return answerList(understood, context, first === "count");
  const section = sectionOf(understood, register);
  if (section && wants.includes("goals")) return answerGoals(section, context);
  if (section && first === "owner" && understood.searchText.split(" ").length <= 6) {
    return answerList(understood, context, false);
  }
  return undefined;
}

/** What is asked of one or more actions: owners, results by a year, or what they are. */
export function answerAboutActions(
  actions: readonly RegisterAction[],
  understood: Understood,
  context: RegisterContext,
): Draft {
  const statements = actions.flatMap((action) => statementsAbout(action, understood, context));
  const [first] = actions;
  return {
    status: statements.length > 0 ? "answered" : "not_found",
    ...(statements.length > 0 ? {} : { reason: "notInSources" as const }),
    method: "register",
    ...leadOf(actions, understood, context),
    statements,
    actions: actions.map(toAction),
    suggestions: first ? suggestionsFor(first, understood, context) : [],
  };
}

/** The result years a question names; both when it asks for results without a year. */
export function resultYears(understood: Understood): ResultYear[] {
  const years = (["2023", "2025"] as const).filter((year) =>
    understood.references.years.includes(Number(year)),
  );
  return years.length > 0 ? years : ["2023", "2025"];
}

/** An organisation and nothing else: "Ik werk bij KOOP, waar staan wij als uitvoerder?" */
function asksForWork(understood: Understood): boolean {
  const { wants, organisations, subject, documents, text } = understood;
  const isSource = documents.some((id) => id !== "werkagenda");
  if (/\b(?:wie|who)\b/i.test(text)) return false;
  return wants.includes("owner") && organisations.length > 0 && subject.length === 0 && !isSource;
}

function answerByNumber(understood: Understood, context: RegisterContext): Draft {
  const found: RegisterAction[] = [];
  const missing: string[] = [];
  for (const id of understood.references.actionIds) {
    const action = findAction(context.register, id);
    if ("missing" in action) missing.push(action.missing);
    else found.push(action);
  }
  if (found.length === 0) {
    return {
      status: "not_found",
      reason: "missingAction",
      method: "register",
      statements: [],
      remark: missing.join(" "),
      actions: [],
      suggestions: [],
    };
  }
  const texts = found.flatMap(({ title, results }) => [title, ...results[2023], ...results[2025]]);
  const demand = demandOf(understood);
  if ((demand === "money" || demand === "name") && !texts.some((text) => meets(demand, text))) {
    return notStated(found, context);
  }
  const draft = answerAboutActions(found, understood, context);
  if (missing.length === 0) return draft;
  return { ...draft, status: "partial", reason: "missingAction", remark: missing.join(" ") };
}

/** The action is there, what is asked of it is not. */
function notStated(actions: readonly RegisterAction[], { phrases }: RegisterContext): Draft {
  const [action] = actions;
  return {
    status: "not_found",
    reason: "notInSources",
    method: "register",
    statements: [],
    remark: phrases.notStated(`actie ${actions.map(({ id }) => id).join(", ")}`),
    actions: [],
    suggestions: action ? [phrases.askOwner(action.id)] : [],
  };
}

function statementsAbout(
  action: RegisterAction,
  understood: Understood,
  context: RegisterContext,
): DraftStatement[] {
  const { wants, references } = understood;
  const asksResult =
    wants.includes("result") || references.years.some((year) => year === 2023 || year === 2025);
  const asksOwner = wants[0] === "owner" || (wants.includes("owner") && !asksResult);
  const results = asksResult
    ? resultYears(understood).flatMap((year) => stateResults(action, year, context))
    : [];
  if (asksOwner) {
    const owners = stateOwners(action, context);
    return references.years.length > 0 ? [...results, ...owners] : owners;
  }
  if (asksResult) return results;
  const demand = demandOf(understood);
  const parts = (["2023", "2025"] as const).flatMap((year) => stateResults(action, year, context));
  const meeting = parts.filter(({ text }) => meets(demand, text));
  if (demand !== "none" && meeting.length > 0) return meeting;
  return [stateAction(action, context), ...stateOwners(action, context)];
}

function leadOf(
  actions: readonly RegisterAction[],
  understood: Understood,
  { phrases }: RegisterContext,
): { lead?: string } {
  const [action] = actions;
  const { wants, references } = understood;
  if (!action || actions.length > 1 || wants.includes("owner")) return {};
  const asksResult =
    wants.includes("result") || references.years.some((year) => year === 2023 || year === 2025);
  if (!asksResult) return {};
  const years = resultYears(understood).filter((year) => action.results[year].length > 0);
  return { lead: phrases.results(action.id, titleOf(action), years.join(", ")) };
}

function titleOf({ title }: RegisterAction): string {
  return title.length > 90 ? `${title.slice(0, title.lastIndexOf(" ", 90))} …` : title;
}

function answerList(
  understood: Understood,
  context: RegisterContext,
  onlyCount: boolean,
): Draft | undefined {
  const { register, phrases } = context;
  const { references, organisations } = understood;
  const named = organisations.map(({ organisation }) => organisation);
  const section = sectionOf(understood, register);
  const ambition = references.ambitions[0];
  const [organisation] = named;
  const filters = {
    ...(organisation ? { owner: organisation.name } : {}),
    ...(section ? { section: section.id } : {}),
    ...(ambition ? { ambition } : {}),
  };
  const isAboutSubject = Object.keys(filters).length === 0 && understood.subject.length > 0;
  const query = isAboutSubject ? { query: understood.subject.join(" ") } : {};
  const actions = listActions(register, { ...filters, ...query });
  // A subject that no action has in so many words is for the search.
  if (isAboutSubject && actions.length === 0) return undefined;
  const what = isAboutSubject
    ? phrases.actionsAbout(understood.subject.join(" "))
    : describeList(organisation, section, ambition, context);
  const remark = isAboutSubject ? "" : remarkOn(organisation, section, ambition, context);
  if (actions.length === 0) {
    const none = organisation ? phrases.none(organisation.abbreviation ?? organisation.name) : "";
    return {
      status: "not_found",
      reason: section ? "missingAction" : "notInSources",
      method: "register",
      statements: [],
      remark: [none, remark].filter((text) => text !== "").join(" "),
      actions: [],
      suggestions: [],
    };
  }
  const count = String(actions.length);
  const lead =
    onlyCount || actions.length > 1 ? phrases.list(what, count) : phrases.oneAction(what);
  return {
    status: "answered",
    method: "register",
    lead: onlyCount ? phrases.count(what, count) : lead,
    statements: actions.map((action) => listAction(action, context, !organisation)),
    ...(remark ? { remark } : {}),
    actions: actions.map(toAction),
    suggestions: actions.slice(0, 2).map(({ id }) => phrases.askOwner(id)),
  };
}

function describeList(
  organisation: Organisation | undefined,
  section: Section | undefined,
  ambition: number | undefined,
  { phrases, register }: RegisterContext,
): string {
  const place = section
    ? phrases.actionsIn(`${section.id} ${section.title}`)
    : ambition
      ? phrases.actionsFor(`${ambition} ${ambitionTitle(register, ambition)}`)
      : "";
  if (!organisation) return place || phrases.allActions();
  const who = phrases.actionsOf(organisation.abbreviation ?? organisation.name);
  return place ? `${who} (${place.charAt(0).toLowerCase()}${place.slice(1)})` : who;
}

function ambitionTitle(register: Register, ambition: number): string {
  return register.sections.find((one) => one.ambition === ambition)?.ambitionTitle ?? "";
}

/** What a complete list still lacks: actions on missing pages, and groups that may include the asker. */
function remarkOn(
  organisation: Organisation | undefined,
  section: Section | undefined,
  ambition: number | undefined,
  { register, phrases }: RegisterContext,
): string {
  const sections = register.sections.filter(
    (one) => (section ? one.id === section.id : true) && (!ambition || one.ambition === ambition),
  );
  const missing = organisation ? [] : sections.map((one) => describeGaps(register, one) ?? "");
  const more = organisation ? collectiveNote(register, organisation)?.actionIds.length : 0;
  return [...missing, more ? phrases.collective(String(more)) : ""]
    .filter((text) => text !== "")
    .join(" ");
}

function sectionOf({ references }: Understood, register: Register): Section | undefined {
  return register.sections.find(({ id }) => id === references.sectionIds[0]);
}

function answerGoals(section: Section, context: RegisterContext): Draft | undefined {
  if (section.goals.length === 0) return undefined;
  const citeParts = (parts: Section["challenge"], number: number) => {
    const setting = { section: `${section.id} ${section.title}`, label: `doel ${number}` };
    return parts.map((part) => cite(context.document, part, setting, context.highlight));
  };
  return {
    status: "answered",
    method: "register",
    lead: `${section.id} ${section.title}:`,
    statements: section.goals.map(({ number, text, indicators, parts }) => ({
      text: `${number}. ${text.replace(/[.;]?$/, ".")} ${context.phrases.indicators()} ${indicators.join("; ")}`,
      evidence: citeParts([...parts.goal, ...parts.indicators], number),
      bullet: true,
    })),
    actions: [],
    suggestions: [context.phrases.askSection(section.id)],
  };
}

function suggestionsFor(
  action: RegisterAction,
  { wants }: Understood,
  { phrases }: RegisterContext,
): string[] {
  const years = (["2023", "2025"] as const).filter((year) => action.results[year].length > 0);
  return [
    ...(wants.includes("owner") ? [] : [phrases.askOwner(action.id)]),
    ...(wants.includes("result") ? [] : years.map((year) => phrases.askResult(action.id, year))),
    phrases.askSection(action.section),
  ].slice(0, 3);
}
