import type { Understood } from "../question/understand.ts";
import { findAction, toAction } from "../register/queries.ts";
import type { Register, RegisterAction } from "../register/register.ts";
import {
  type ResultYear,
  stateAction,
  stateOthers,
  stateOwners,
  stateResults,
} from "./action-statements.ts";
import { demandOf, meets } from "./demands.ts";
import { type Draft, type DraftStatement, stateNothing } from "./draft.ts";
import type { RegisterContext } from "./register-context.ts";
import { answerGroup } from "./register-groups.ts";
import { answerList, answerMost, asksForMost, asksForWork } from "./register-lists.ts";
import { answerOverview, findSection } from "./register-overviews.ts";

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
  if (understood.documents.some((id) => !hasActions(register, id))) return undefined;
  const isAnywhere = references.sectionIds.length + references.ambitions.length === 0;
  if (asksForMost(understood) && isAnywhere) return answerMost(understood, context);
  const group = answerGroup(understood, context);
  if (group) return group;
  if (first === "actions" || first === "count" || asksForWork(understood)) {
    return answerList(understood, context, first === "count");
  }
  const section = findSection(understood, register);
  const overview = section && answerOverview(section, understood, context);
  if (overview) return overview;
  const isNumbered = references.sectionIds.length > 0;
  if (isNumbered && first === "owner" && understood.searchText.split(" ").length <= 6) {
    return answerList(understood, context, false);
  }
  const isBare = understood.subject.length === 0 && understood.organisations.length === 0;
  if (wants.includes("result") && isBare && !section) return askWhich(context);
  return undefined;
}

function hasActions({ documentId, actions }: Register, id: string): boolean {
  return id === documentId || actions.some((action) => action.documentId === id);
}

/** What is asked of one or more actions: owners, results by a year, or what they are. */
export function answerAboutActions(
  actions: readonly RegisterAction[],
  understood: Understood,
  context: RegisterContext,
): Draft {
  const statements = actions.flatMap((action) => statementsAbout(action, understood, context));
  const [first] = actions;
  const years = resultYears(understood).join(", ");
  const nothingFor = (action: RegisterAction | undefined) => ({
    reason: "notInSources" as const,
    ...(action
      ? { remark: context.phrases.noResults(action.id, years, nameOfSource(action, context)) }
      : {}),
  });
  return {
    status: statements.length > 0 ? "answered" : "not_found",
    ...(statements.length > 0 ? leadOf(actions, understood, context) : nothingFor(first)),
    method: "register",
    statements,
    actions: actions.map(toAction),
    suggestions: first ? suggestionsFor(first, understood, context) : [],
  };
}

/** The result years a question names; both when it asks for results without a year. */
function resultYears(understood: Understood): ResultYear[] {
  const years = (["2023", "2025"] as const).filter((year) =>
    understood.references.years.includes(Number(year)),
  );
  return years.length > 0 ? years : ["2023", "2025"];
}

function answerByNumber(understood: Understood, context: RegisterContext): Draft {
  const found: RegisterAction[] = [];
  const missing: string[] = [];
  for (const id of understood.references.actionIds) {
    const action = findAction(context.register, id, context.language);
    if ("missing" in action) missing.push(action.missing);
    else found.push(action);
  }
  if (found.length === 0) {
    return stateNothing("not_found", "missingAction", "register", missing.join(" "));
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

/** "Wat moet er in 2025 klaar zijn?" could be about any action. */
function askWhich({ phrases }: RegisterContext): Draft {
  return stateNothing("clarification", "unclear", "register", phrases.whichAction());
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
  const years = resultYears(understood);
  const results = asksResult
    ? years.flatMap((year) => stateResults(action, year, context, years.length > 1))
    : [];
  if (asksOwner) {
    const owners = stateOwners(action, context);
    return references.years.length > 0 ? [...results, ...owners] : owners;
  }
  if (asksResult) return results.length > 0 ? results : stateOthers(action, context);
  const demand = demandOf(understood);
  const parts = (["2023", "2025"] as const).flatMap((year) =>
    stateResults(action, year, context, true),
  );
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
  if (years.length === 0) return {};
  return { lead: phrases.results(action.id, titleOf(action), years.join(", ")) };
}

function nameOfSource({ documentId }: RegisterAction, context: RegisterContext): string {
  const { register, phrases, documentOf } = context;
  return documentId === register.documentId
    ? phrases.theRegister()
    : documentOf(documentId).info.title;
}

function titleOf({ title }: RegisterAction): string {
  return title.length > 90 ? `${title.slice(0, title.lastIndexOf(" ", 90))} …` : title;
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
    ...(action.section ? [phrases.askSection(action.section)] : []),
  ].slice(0, 3);
}
