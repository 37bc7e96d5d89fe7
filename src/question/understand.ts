import { detectLanguage } from "../dutch/language.ts";
import { normalise } from "../dutch/normalise.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import { tokenize } from "../dutch/tokens.ts";
import type { Mention, OrganisationIndex } from "../register/organisations.ts";
import type { Language, Turn } from "../schema.ts";
import { resolveFollowUp } from "./follow-up.ts";
import { findNamedDocuments, mendNames, type NamedDocument } from "./named-documents.ts";
import type { OwnName } from "./own-names.ts";
import { findReferences, type References } from "./references.ts";
import { findWants, type Want } from "./wants.ts";

/** A question as it was understood. */
export interface Understood {
  /** The question, completed from the history where it was a follow-up. */
  text: string;
  /** Set when the history was needed. */
  interpretedAs?: string;
  language: Language;
  wants: Want[];
  references: References;
  organisations: Mention[];
  /** Ids of the documents that the question names. */
  documents: string[];
  /** The question is for a document itself, e.g. its date, which another document may give. */
  aboutDocument: boolean;
  /** Somebody wants to know what a document says: "volgens de kamerbrief", "in het manifest". */
  asksDocument: boolean;
  /** What to search for: the text without numbers of actions and names of documents. */
  searchText: string;
  /** The names of documents as they stand in the text. */
  documentNames: string[];
  /** The words that say what the question is about, besides organisations and documents. */
  subject: string[];
  /** Nothing but signs or letters without meaning, or a yes to nothing. */
  noise: boolean;
  /** A greeting, thanks or a question about the assistant itself, or one for its opinion. */
  smallTalk: "greeting" | "opinion" | undefined;
}

/** Words that name the register itself and say nothing about a subject. */
const FRAME =
  /\b(?:volgens|according to)\s+(?:de|het|the)?\s*|\b(?:actie(?:s|punt|punten|nummer)?|aktie|actions?|paragraaf|section|werkagenda)\b/gi;

/**
 * Reads a question: language, what is wanted, what it points at; follow-ups are completed first.
 * @param own the documents that are not the program's own
 */
export function understand(
  question: string,
  history: readonly Turn[],
  language: Language | undefined,
  organisations: OrganisationIndex,
  own: readonly OwnName[] = [],
): Understood {
  const asked = mendNames(question);
  const followUp = resolveFollowUp(asked, history, organisations);
  const text = followUp ?? asked;
  const named = findNamedDocuments(text, own);
  const namedOwn = named.filter(({ documentId }) => own.some(({ id }) => id === documentId));
  const namesOwn = namedOwn.length > 0;
  const references = referencesIn(text, namedOwn);
  // An organisation in the title of an own document is no owner that is asked for.
  const mentions = organisations.find(blankOut(text, namedOwn));
  const searchText = searchTextOf(text, named);
  return {
    text,
    ...(followUp ? { interpretedAs: followUp } : {}),
    language: language ?? detectLanguage(question.length > 12 ? question : text),
    wants: findWants(namesOwn ? text.replace(MEASURES, "acties") : text),
    references,
    organisations: mentions,
    documents: [...new Set(named.map(({ documentId }) => documentId))],
    aboutDocument: named.length > 0 && ABOUT_DOCUMENT.test(text),
    asksDocument: asksDocument(text, named),
    searchText,
    documentNames: named.map(({ start, end }) => text.slice(start, end)),
    subject: subjectOf(
      searchText,
      searchText === text ? mentions : organisations.find(searchText),
    ).filter((word) => !namesOwn || !word.match(MEASURES)),
    noise: isNoise(text),
    smallTalk: smallTalkOf(text.replace(/<[^>]*>/g, " ")),
  };
}

/** What stands before the name of a document in which an answer is looked for, or behind it. */
const LOOKED_IN =
  /\b(?:volgens|in|uit|according to|from)\s+(?:(?:de|het|dit|deze|the|this)\s+)?['‘"“]?$/i;
const TELLING = /^['’"”]?,?\s+(?:zegt|noemt|schrijft|stelt|meldt|vermeldt|says|mentions|states)\b/i;

function asksDocument(text: string, named: readonly NamedDocument[]): boolean {
  const [one] = named;
  if (!one || ABOUT_DOCUMENT.test(text)) return false;
  // Which of the two letters to parliament is meant, it does not say.
  if (/^kamerbrief$/i.test(text.slice(one.start, one.end))) return false;
  return LOOKED_IN.test(text.slice(0, one.start)) || TELLING.test(text.slice(one.end));
}

/** What an organisation may call the actions of its own document. */
const MEASURES = /\b(?:maatregelen|activiteiten|measures|activities)\b/gi;

/** "actie 3 van het Beleidsplan", "beleidsplan.3": the number of an action of an own document. */
const OWN_NUMBER =
  /(?:^\.(\d+(?:\.\d+)*))|\b(?:actie|maatregel|action|measure)s?\s+(\d+(?:\.\d+)*)/i;

/** Digits in the name of an own document are no year, section or page that is asked for. */
function referencesIn(text: string, namedOwn: readonly NamedDocument[]): References {
  const [one] = namedOwn;
  if (!one) return findReferences(text);
  const [, behind, before] =
    text.slice(one.end).match(OWN_NUMBER) ?? text.slice(0, one.start).match(OWN_NUMBER) ?? [];
  const number = behind ?? before;
  if (number !== undefined) {
    return { ...findReferences(""), actionIds: [`${one.documentId}.${number}`] };
  }
  return findReferences(blankOut(text, namedOwn));
}

function blankOut(text: string, places: readonly { start: number; end: number }[]): string {
  return places.reduce(
    (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text,
  );
}

/** A question for the document itself, not for something in it: its date, number, signature. */
const ABOUT_DOCUMENT =
  /\b(?:kamerstuk\p{L}*|datum|stuurden?|gestuurd|verstuurd|verzonden|verschenen|uitgekomen|gepubliceerd|uitgegeven|ondertekend|ondertekende|ondertekenaar|tekende|geschreven|schreven|schreef|auteurs?|afzender|webadres|website|vinden|signed|published|sent|wrote|written)\b/iu;

function searchTextOf(text: string, named: readonly { start: number; end: number }[]): string {
  if (ABOUT_DOCUMENT.test(text)) return text;
  const searched = blankOut(text, named)
    .replace(/(?<![\d.,])[1-5]\.\d(?:\.\d{1,2})?(?![\d])/g, " ")
    .replace(FRAME, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /\p{L}{3,}/u.test(searched) ? searched : text;
}

/** Words that ask after work, not after a subject. */
const WORK =
  /^(?:uitvoerders?|trekkers?|eigenaar|verantwoordelijk|verantwoordelijkheid|betrokken|genoemd|vermeld|werk|werkt|werken|meewerken|mee|rol|taken|taak|moet|doen|staan|overzicht|lijst|ministerie|ministeries|organisatie|organisaties|departement|partij|opgepakt|oppakken|trekt|voert|uitvoeren|graag|klaar|gereed|af|bereikt|eind|resultaat|resultaten|opgeleverd|ready|done|results?|owner|owners|responsible|ministry|involved|listed|named)$/i;

function subjectOf(searchText: string, mentions: readonly Mention[]): string[] {
  return tokenize(blankOut(searchText, mentions))
    .filter(({ normal }) => !STOP_WORDS.has(normal) && !QUESTION_WORDS.has(normal))
    .filter(({ text }) => !WORK.test(text))
    .map(({ text }) => text);
}

const OPINION =
  /\b(?:wat (?:vind|denk) (?:jij|je|u)(?: zelf)? (?:van|over)|volgens (?:jou|jij|u zelf|je zelf)\b|jouw mening|wat is je mening|what do you think|your opinion)\b/i;
const ABOUT_SOURCES =
  /\b(?:welke|wat voor|hoeveel|which|what) (?:bronnen|documenten|sources|documents)\b.{0,20}\b(?:gebruik|ken|heb|weet|raadpleeg|do you)\b/i;

function smallTalkOf(text: string): Understood["smallTalk"] {
  if (OPINION.test(text)) return "opinion";
  return SMALL_TALK.test(text) || ABOUT_SOURCES.test(text) ? "greeting" : undefined;
}

const SMALL_TALK =
  /^[\s!,.]*(?:(?:hallo|hoi|hey|hai|goede?(?:morgen|middag|navond|dag)|dag|hi|hello|dank(?: je| u)?(?: wel)?|bedankt|thanks|thank you)[\s!,.]*)*(?:(?:wie|wat) (?:ben|bent|is) (?:jij|je|u|dit)|wat (?:kun|kan|doe|weet) (?:jij|je|u)(?: allemaal| voor mij)?(?: doen)?|help|hulp|who are you|what can you do|what are you)?[\s!,.?]*$/i;

/** A yes or no to a question that was not asked. */
const BARE_REPLY =
  /^\s*(?:ja|jawel|jazeker|nee|yes|yep|no|nope|ok|oké|prima|graag|inderdaad)\b[\s!.,]*(?:graag|hoor|please|zeker|dank je|bedankt)?[\s!.,]*$/i;

/** No vowel, no word of three letters, one letter over and over: nobody can answer that. */
function isNoise(text: string): boolean {
  if (BARE_REPLY.test(text)) return true;
  const words = normalise(text).match(/\p{L}+/gu) ?? [];
  const numbers = text.match(/\d/g) ?? [];
  if (words.length === 0) return numbers.length === 0 || !/\d\.\d/.test(text);
  return (
    words.every(
      (word) => !/[aeiouy]/.test(word) || /(.)\1{3,}/.test(word) || /^[asdfghjkl]{4,}$/.test(word),
    ) && !/\p{Lu}{2,}/u.test(text)
  );
}
