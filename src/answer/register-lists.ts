import type { Understood } from "../question/understand.ts";
import { describeGaps } from "../register/gaps.ts";
import type { Organisation } from "../register/organisations.ts";
import { collectiveNote, countOrganisations, listActions, toAction } from "../register/queries.ts";
import type { Register, RegisterAction, Section } from "../register/register.ts";
import { citePart, listAction } from "./action-statements.ts";
import { type Draft, stateNothing } from "./draft.ts";
import type { RegisterContext } from "./register-context.ts";

/** Actions shown below a number; who wants all asks for the list. */
const COUNTED = 12;

/** An organisation and nothing else: "Ik werk bij KOOP, waar staan wij als uitvoerder?" */
export function asksForWork(understood: Understood): boolean {
  const { wants, organisations, subject, documents, text } = understood;
  const isSource = documents.some((id) => id !== "werkagenda");
  if (/\b(?:wie|who)\b/i.test(text)) return false;
  const asks = wants.includes("owner") || wants.includes("result");
  return asks && organisations.length > 0 && subject.length === 0 && !isSource;
}

/**
 * All actions of an organisation, of two together, of a section, of an ambition or about a subject, with
 * their number. Undefined when a subject is asked for that no action has in so many words.
 */
export function answerList(
  understood: Understood,
  context: RegisterContext,
  onlyCount: boolean,
): Draft | undefined {
  const { register, phrases } = context;
  const { references, organisations } = understood;
  const named = [...new Set(organisations.map(({ organisation }) => organisation))];
  const sections = register.sections.filter(({ id }) => references.sectionIds.includes(id));
  const ambition = references.ambitions[0];
  const [organisation] = named;
  const filters = {
    ...(organisation ? { owner: organisation.name } : {}),
    ...(ambition ? { ambition } : {}),
  };
  const isBare = Object.keys(filters).length === 0 && sections.length === 0;
  const isAboutSubject = isBare && understood.subject.length > 0;
  const query = isAboutSubject ? { query: understood.subject.join(" ") } : {};
  const { documents } = understood;
  const isIn = (action: RegisterAction) =>
    (documents.length === 0 || documents.includes(action.documentId)) &&
    (sections.length === 0 || sections.some(({ id }) => id === action.section));
  const perOwner = named.map(({ name }) => new Set(listActions(register, { owner: name })));
  const actions = listActions(register, { ...filters, ...query })
    .filter(isIn)
    .filter((action) => perOwner.every((own) => own.has(action)));
  // A subject that no action has in so many words is for the search.
  if (isAboutSubject && actions.length === 0) return undefined;
  const noted = organisation ? notedActions(organisation, register) : [];
  if (actions.length === 0 && noted.length > 0 && organisation) {
    return answerNoted(noted, organisation, context);
  }
  const what = isAboutSubject
    ? phrases.actionsAbout(understood.subject.join(" "))
    : describeList(named, sections, ambition, documents, context);
  // The Werkagenda lacks pages; a document that somebody added is whole.
  const isOwn = documents.length > 0 && !documents.includes(register.documentId);
  const remark = isAboutSubject || isOwn ? "" : remarkOn(organisation, sections, ambition, context);
  if (actions.length === 0) {
    const none = organisation ? phrases.none(organisation.abbreviation ?? organisation.name) : "";
    return stateNothing(
      "not_found",
      sections.length > 0 ? "missingAction" : "notInSources",
      "register",
      [none, remark].filter((text) => text !== "").join(" "),
    );
  }
  const count = String(actions.length);
  const lead =
    onlyCount || actions.length > 1 ? phrases.list(what, count) : phrases.oneAction(what);
  return {
    status: "answered",
    method: "register",
    lead: onlyCount ? phrases.count(what, count) + shownOf(actions.length, context) : lead,
    statements: actions
      .slice(0, onlyCount ? COUNTED : actions.length)
      .map((action) => listAction(action, context, !organisation)),
    ...(remark ? { remark } : {}),
    actions: actions.map(toAction),
    suggestions: actions.slice(0, 2).map(({ id }) => phrases.askOwner(id)),
  };
}

/** "Welke organisatie heeft de meeste acties?" Groups such as "alle departementen" are no organisation. */
export function asksForMost({ text }: Understood): boolean {
  return /\b(?:meeste|most) (?:acties|actiepunten|actions)\b/i.test(text);
}

/** The organisation that most actions name as owner, with those actions. */
export function answerMost(understood: Understood, context: RegisterContext): Draft | undefined {
  const top = countOrganisations(context.register).find(({ collective }) => !collective);
  const organisation = top && context.register.organisations.get(top.id);
  if (!top || !organisation) return undefined;
  const name = organisation.abbreviation ?? organisation.name;
  const mention = { organisation, name, start: 0, end: 0 };
  const draft = answerList({ ...understood, organisations: [mention] }, context, true);
  const lead = context.phrases.most(name, String(top.actionCount));
  return draft && { ...draft, lead: lead + shownOf(top.actionCount, context) };
}

function shownOf(total: number, { phrases }: RegisterContext): string {
  return total > COUNTED ? ` ${phrases.firstOf(String(COUNTED), String(total))}` : "";
}

/** The actions whose footnote names an organisation that no owner cell does. */
function notedActions(organisation: Organisation, register: Register): RegisterAction[] {
  return register.actions.filter(({ footnotes }) =>
    footnotes.some((note) =>
      register.organisations.find(note).some((one) => one.organisation.id === organisation.id),
    ),
  );
}

function answerNoted(
  actions: readonly RegisterAction[],
  { name }: Organisation,
  context: RegisterContext,
): Draft {
  const { phrases } = context;
  return {
    status: "answered",
    method: "register",
    lead: phrases.notedOnly(name, String(actions.length)),
    statements: actions.map((action) => {
      const { text } = listAction(action, context, false);
      const evidence = [...action.parts.footnotes, action.parts.title];
      return {
        text,
        evidence: evidence.map((part) => citePart(part, action, context)),
        bullet: true,
      };
    }),
    actions: actions.map(toAction),
    suggestions: actions.slice(0, 2).map(({ id }) => phrases.askOwner(id)),
  };
}

function describeList(
  named: readonly Organisation[],
  sections: readonly Section[],
  ambition: number | undefined,
  documents: readonly string[],
  { phrases, register, documentOf }: RegisterContext,
): string {
  const own = documents.filter((id) => id !== register.documentId);
  const titles = own.map((id) => documentOf(id).info.title).join(phrases.and());
  const place = titles
    ? phrases.actionsInDocument(titles)
    : sections.length
      ? phrases.actionsIn(sections.map(({ id, title }) => `${id} ${title}`).join(phrases.and()))
      : ambition
        ? phrases.actionsFor(`${ambition} ${ambitionTitle(register, ambition)}`)
        : "";
  if (named.length === 0) return place || phrases.allActions();
  const names = named.map(({ abbreviation, name }) => abbreviation ?? name);
  const who = phrases.actionsOf(names.join(phrases.and()));
  return place ? `${who} (${place.charAt(0).toLowerCase()}${place.slice(1)})` : who;
}

function ambitionTitle(register: Register, ambition: number): string {
  return register.sections.find((one) => one.ambition === ambition)?.ambitionTitle ?? "";
}

/** What a complete list still lacks: actions on missing pages, and groups that may include the asker. */
function remarkOn(
  organisation: Organisation | undefined,
  sections: readonly Section[],
  ambition: number | undefined,
  { register, phrases, language }: RegisterContext,
): string {
  const covered = register.sections.filter(
    (one) =>
      (sections.length === 0 || sections.includes(one)) && (!ambition || one.ambition === ambition),
  );
  const missing = organisation
    ? []
    : covered.map((one) => describeGaps(register, one, language) ?? "");
  const more = organisation ? collectiveNote(register, organisation)?.actionIds.length : 0;
  return [...missing, more ? phrases.collective(String(more)) : ""]
    .filter((text) => text !== "")
    .join(" ");
}
