import { normalise } from "../dutch/normalise.ts";
import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Register, Section } from "../register/register.ts";
import type { Part } from "../schema.ts";
import type { Draft, DraftStatement } from "./draft.ts";
import { cite, type Evidence } from "./evidence.ts";
import type { RegisterContext } from "./register-context.ts";

const CHALLENGE = /\b(?:maatschappelijke )?(?:opgave|opgaves|opgaven|uitdaging|challenge)\b/i;
const ACHIEVED = /\b(?:behaald|behaalde|al bereikt|al gedaan|achieved)\b/i;
const INDICATORS = /\b(?:indicator(?:en)?|streefwaarden?|indicators?|targets?)\b/i;
const GOALS = /\b(?:doel|doelen|doelstelling(?:en)?|goals?|objectives?)\b/i;

/** The section that a question names, by its number or by the words of its title. */
export function findSection(
  { references, text }: Understood,
  register: Register,
): Section | undefined {
  const asked = normalise(text);
  return (
    register.sections.find(({ id }) => id === references.sectionIds[0]) ??
    register.sections.find((section) => asked.includes(shortTitle(section)))
  );
}

/** "Hoogwaardig identiteitsstelsel, waaronder …" is known by what stands before the comma. */
const shortTitle = rememberFor(({ title }: Section): string =>
  normalise(title.replace(/^\([^)]*\) /, "").split(",")[0] ?? title),
);

/** Goals, indicators, challenge or results so far of a section, whole; undefined when not asked. */
export function answerOverview(
  section: Section,
  { text }: Understood,
  context: RegisterContext,
): Draft | undefined {
  const asksIndicators = INDICATORS.test(text);
  if (CHALLENGE.test(text) && section.challenge.length > 0) {
    return toDraft(section, listParts(section, section.challenge, context), context);
  }
  if (ACHIEVED.test(text) && section.achieved.length > 0) {
    return toDraft(section, listParts(section, section.achieved, context), context);
  }
  if ((asksIndicators || GOALS.test(text)) && section.goals.length > 0) {
    return toDraft(section, listGoals(section, asksIndicators, context), context);
  }
  return undefined;
}

function toDraft(
  section: Section,
  statements: DraftStatement[],
  { phrases }: RegisterContext,
): Draft {
  return {
    status: "answered",
    method: "register",
    lead: `${section.id} ${section.title}:`,
    statements,
    actions: [],
    suggestions: [phrases.askSection(section.id)],
  };
}

function listParts(
  section: Section,
  parts: readonly Part[],
  context: RegisterContext,
): DraftStatement[] {
  return parts.map((part) => ({
    text: part.text,
    evidence: [citeIn(section, part, undefined, context)],
    bullet: true,
  }));
}

function listGoals(
  section: Section,
  withIndicators: boolean,
  context: RegisterContext,
): DraftStatement[] {
  return section.goals.map(({ number, indicators, parts }) => {
    const [opening = "", ...items] = parts.goal.map((part) => part.text);
    const text = [opening, items.join("; ")].filter((one) => one !== "").join(" ");
    const cited = withIndicators ? [...parts.goal, ...parts.indicators] : parts.goal;
    const goal = `${number}. ${text.replace(/[.;]?$/, ".")}`;
    return {
      text: withIndicators
        ? `${goal} ${context.phrases.indicators()} ${indicators.join("; ")}`
        : goal,
      evidence: cited.map((part) => citeIn(section, part, `doel ${number}`, context)),
      bullet: true,
    };
  });
}

function citeIn(
  { id, title }: Section,
  part: Part,
  label: string | undefined,
  { documentOf, register, highlight }: RegisterContext,
): Evidence {
  return cite(
    documentOf(register.documentId),
    part,
    { section: `${id} ${title}`, label },
    highlight,
  );
}
