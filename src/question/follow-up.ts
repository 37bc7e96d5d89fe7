import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import { tokenize } from "../dutch/tokens.ts";
import type { OrganisationIndex } from "../register/organisations.ts";
import type { Turn } from "../schema.ts";
import { aspectOf } from "./document-questions.ts";
import { findNamedDocuments } from "./named-documents.ts";
import { findReferences } from "./references.ts";

/** A question that leans on the one before begins like this. */
const OPENING = /^\s*(?:en|maar|and|but|ook|also|oké|ok)\b[\s,]*/i;
/** Words that point back. */
const POINTER =
  /\b(?:daarvoor|daarvan|daarbij|daarin|daarmee|daaraan|daarover|daartoe|ervoor|ervan|erbij|erin|ermee|hiervoor|hiervan|hierbij|diens|it|its|them|they|their|that one|this one)\b|\b(?:die|dat|deze|dit|that|this|those|these)\b(?=\s*(?:\?|$|\.|ook|dan|klaar|open|een|de|het|al|nog|is|zijn|wordt|worden|moet|actie))/i;
const NO_TIME = String.raw`(?!jaar|jaren|tijd|week|maand|eeuw|moment|year|month|week|time)\p{L}{4,}`;
/** "deze wet"; "die stukken" at the start or behind a verb or preposition: elsewhere "die" is a relative. */
const DEMONSTRATIVE = new RegExp(
  String.raw`\b(?:deze|dit|those|these)\s+${NO_TIME}|(?:^|\b(?:aan|bij|door|in|met|naar|op|over|tot|uit|van|voor|gaat|gaan|heeft|hebben|is|zijn|kan|komt|komen|krijgt|krijgen|moet|staat|staan|wordt|worden|werd|werden)\s+)(?:die|dat)\s+${NO_TIME}`,
  "iu",
);
const YES =
  /^\s*(?:ja|jawel|jazeker|yes|yep|sure|klopt|graag|inderdaad|doe maar|oké|ok|prima)\b[\s!.,]*(?:graag|hoor|please|zeker|doe maar|dank je)?[\s!.,]*$/i;
const NO = /^\s*(?:nee|no|nope)\b[\s!.,]*(?:hoor|dank je|bedankt|thanks)?[\s!.,]*$/i;
/** The question with which an answer can end. */
const OFFER =
  /(?:Bedoel je|Wil je weten|Did you mean|Do you want to know)[^“"‘]*[“"‘]([^”"’]+)[”"’]/gi;
/** "die brief", "dit manifest"; or a pronoun alone, where the rest asks for a document itself. */
const SAME_DOCUMENT =
  /\b(?:die|deze|dat|dit|that|this|the) (?:(?:kamer)?brief|nota|manifest|agenda|document|rapport|stuk|letter|report|manifesto)\b/i;
const PRONOUN = /\b(?:die|deze|dat|dit|hij|het|that|this|it)\b/i;
/** A question of its own, not only another thing to ask the same of. */
const ASKS = /\b(?:wie|wat|welke?|hoeveel|wanneer|who|what|which|how|when)\b/i;
/** A question of this many content words at most can be a follow-up without an opening. */
const SHORT = 3;

/**
 * Completes a question from the history.
 * @returns the complete question, or undefined when it stands on its own
 */
export function resolveFollowUp(
  question: string,
  history: readonly Turn[],
  organisations: OrganisationIndex,
): string | undefined {
  const last = history.findLastIndex(({ role }) => role === "user");
  const previousTurn = history[last];
  if (!previousTurn) return undefined;
  const answer = history.slice(last + 1).findLast(({ role }) => role === "assistant")?.content;
  if (NO.test(question)) return undefined;
  if (YES.test(question)) return [...(answer ?? "").matchAll(OFFER)].at(-1)?.[1];
  const previous =
    resolveFollowUp(previousTurn.content, history.slice(0, last), organisations) ??
    previousTurn.content;
  const own = subjectOf(question, organisations);
  const aboutSame = nameDocument(question, previous);
  if (aboutSame) return aboutSame;
  // "En 1.1.3? Welk resultaat hoort daarbij?" names its action and asks of it.
  if (own.references.actionIds.length > 0 && ASKS.test(question)) return undefined;
  const leans =
    POINTER.test(question) ||
    (DEMONSTRATIVE.test(question) && own.documents.length === 0) ||
    (OPENING.test(question) && own.content.length <= SHORT);
  // A question with words of its own and no sign of leaning stands on its own, however short.
  if (!leans && (own.content.length > 0 || own.references.actionIds.length > 0)) return undefined;
  const rest = question.replace(OPENING, "").trim();
  return (
    countPrevious(rest, previous) ??
    substitute(rest, own, previous, organisations) ??
    replaceObject(rest, previous) ??
    append(rest, previous, answer, own)
  );
}

/** "Aan wie is die brief gericht?" with the name of the one document that was asked about. */
function nameDocument(question: string, previous: string): string | undefined {
  const before = findNamedDocuments(previous);
  const [document] = before;
  const names = findNamedDocuments(question.replace(SAME_DOCUMENT, ""));
  if (!document || before.length > 1 || names.length > 0) return undefined;
  const [article = ""] = previous.slice(0, document.start).match(/\b(?:de|het|the)\s+$/i) ?? [];
  const name = article + previous.slice(document.start, document.end);
  if (SAME_DOCUMENT.test(question)) return question.replace(SAME_DOCUMENT, name);
  const text = question.replace(PRONOUN, name);
  const documents = [document.documentId];
  const documentNames = [previous.slice(document.start, document.end)];
  return text !== question && aspectOf({ text, documents, documentNames }) ? text : undefined;
}

interface Subject {
  references: ReturnType<typeof findReferences>;
  documents: ReturnType<typeof findNamedDocuments>;
  organisations: string[];
  /** Words that say something, in order. */
  content: string[];
}

function subjectOf(text: string, organisations: OrganisationIndex): Subject {
  const references = findReferences(text);
  return {
    references,
    documents: findNamedDocuments(text),
    organisations: organisations.find(text).map(({ name }) => name),
    content: contentOf(text),
  };
}

/** Words of a follow-up that name what is asked, not about what. */
const ASKING =
  /^(?:verantwoordelijk|uitvoerders?|trekkers?|actiehouders?|eigenaar|klaar|gereed|af|resultaat|resultaten|acties?|owners?|responsible|ready|result|results|eind|jaar|doet|voert|uit|bereikt|daarvoor|daarvan|daarbij|die|dat|deze|dit|van|voor|t\/m|and|en|it|of|by|end|actie|paragraaf|section)$/i;

function contentOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind, normal }) => kind === "word" && !STOP_WORDS.has(normal))
    .filter(({ normal, text: word }) => !QUESTION_WORDS.has(normal) && !ASKING.test(word))
    .map(({ text: word }) => word);
}

/** "En van 4.1.4?", "En t/m 2023?", "En VWS?": the previous question with that one thing replaced. */
function substitute(
  rest: string,
  own: Subject,
  previous: string,
  organisations: OrganisationIndex,
): string | undefined {
  const before = subjectOf(previous, organisations);
  const { actionIds, sectionIds, years } = own.references;
  const others = own.content.filter(
    (word) =>
      !own.organisations.some((name) => name.includes(word)) && !isDocumentWord(own, rest, word),
  );
  if (others.length > 0) return undefined;
  const pairs: [string | number | undefined, string | number | undefined][] = [
    [before.references.actionIds[0], actionIds[0]],
    [before.references.sectionIds[0], sectionIds[0]],
    [before.organisations[0], own.organisations[0]],
    [before.references.years[0], years[0]],
  ];
  for (const [old, fresh] of pairs) {
    if (fresh === undefined) continue;
    if (old !== undefined && !ASKS.test(rest) && previous.includes(String(old))) {
      return previous.replace(String(old), String(fresh));
    }
  }
  const [oldDocument] = before.documents;
  const [newDocument] = own.documents;
  if (oldDocument && newDocument) {
    const name = rest.slice(newDocument.start, newDocument.end);
    return previous.slice(0, oldDocument.start) + name + previous.slice(oldDocument.end);
  }
  return undefined;
}

function isDocumentWord(own: Subject, rest: string, word: string): boolean {
  return own.documents.some(({ start, end }) => rest.slice(start, end).includes(word));
}

/** The question followed by what the one before was about. */
function append(rest: string, previous: string, answer: string | undefined, own: Subject): string {
  const question = capitalise(rest.replace(/[?.!\s]+$/, ""));
  const actions = findReferences(previous).actionIds;
  const named = actions.length > 0 ? actions : answerActions(answer);
  if (own.references.actionIds.length === 0 && named.length === 1) {
    const cleaned = question.replace(
      /\b(?:daarvoor|daarvan|daarbij|ervoor|ervan|erbij|hiervoor|hiervan)\b\s*/gi,
      "",
    );
    return `${cleaned} (actie ${named[0]})?`;
  }
  return `${question} (${subjectText(previous)})?`;
}

/** What asks for a meaning would ask for it again behind another question. */
const WHAT_IS = /^(?:wat (?:is|zijn|betekent)|what (?:is|are)) (?:(?:de|het|een|the|an?) )?(?=\S)/i;

/** What a question was about, without the brackets of an earlier follow-up. */
function subjectText(previous: string): string {
  const inner = previous.match(/\(([^()]+)\)\?*$/)?.[1];
  return (inner ?? previous)
    .replace(/[?.!\s]+$/, "")
    .replace(OPENING, "")
    .replace(WHAT_IS, "");
}

/** "En voor desinformatie?" after "Wie is verantwoordelijk voor de AVG?": the new object. */
function replaceObject(rest: string, previous: string): string | undefined {
  const [, preposition] = rest.match(/^(voor|van|over|bij|met|in|op|for|of|about|in)\s+\S/i) ?? [];
  if (!preposition || /\b(?:wie|wat|welke|hoeveel|who|what|which|how)\b/i.test(rest))
    return undefined;
  const at = previous.search(new RegExp(`\\b${preposition}\\s`, "i"));
  if (at < 0) return undefined;
  return `${previous.slice(0, at)}${rest.replace(/[?.!\s]+$/, "")}?`;
}

/** "Hoeveel zijn dat er?" after "Welke acties heeft OCW?": the same list, counted. */
function countPrevious(rest: string, previous: string): string | undefined {
  if (!/^(?:hoeveel|how many)\b.{0,25}$/i.test(rest) || contentOf(rest).length > 0)
    return undefined;
  const listed = previous.match(/\b(?:welke|alle|which|all)\s+(acties|actions)\b/i);
  if (!listed?.index && listed?.index !== 0) return undefined;
  const word = listed[1]?.toLowerCase() === "actions" ? "How many" : "Hoeveel";
  return `${word} ${previous.slice(listed.index + listed[0].length - (listed[1]?.length ?? 0))}`;
}

/** The one action that an answer was about. */
function answerActions(answer: string | undefined): string[] {
  const ids = findReferences(answer ?? "").actionIds;
  return ids.length === 1 ? ids : [];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
