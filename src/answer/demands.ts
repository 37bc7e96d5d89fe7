import { findDates } from "../dutch/dates.ts";
import { findNumbers } from "../dutch/numbers.ts";
import { rememberFor, rememberLatest } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import { findWants } from "../question/wants.ts";
import type { Passage } from "../schema.ts";
import type { Stretch, Unit } from "./units.ts";

/** What an answer must hold to be one: a question for an amount is not answered without a figure. */
export type Demand =
  | "contact"
  | "money"
  | "percentage"
  | "frequency"
  | "number"
  | "date"
  | "name"
  | "none";

const MONEY =
  /€|\beuro\b|\b(?:miljoen|miljard)\b(?!\s+(?:mensen|burgers|inwoners|Nederlanders|huishoudens|people))/i;
const PERCENTAGE = /\d\s?%|\bprocent\b|\bpercent\b/i;
const NUMBER_WORD =
  /\b(?:één|een van de|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|drietal|beide|dubbel|helft|kwart|enkele|om de|jaarlijks)\b/i;
const FREQUENCY =
  /\b(?:(?:half)?jaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?|periodieke?|regelmatige?|continue?|doorlopende?|eenmalige?|(?:elke?|ieder|iedere|om het|om de|per) (?:\S+ )?(?:jaar|maand|week|dag|kwartaal|uur)|keer|maal)\b/i;
const TIME =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d{2} uur\b|\b(?:(?:half)?jaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?|medio|zomer|voorjaar|najaar|kwartaal|Q[1-4]|regelmatig|begin|eind|dit jaar|volgend jaar|komende|binnenkort|straks|tijdens)\b/i;
/** A name with an initial or a title: Alexandra C. van Huffelen, het lid Hermans. */
const PERSON =
  /(?:\p{Lu}\p{Ll}+ )?(?:\p{Lu}\. ?)+(?:(?:van|de|der|den|ter|ten) )*\p{Lu}\p{Ll}+|\b(?:lid|leden|mevrouw|meneer|heer|drs?\.|mr\.|prof\.) \p{Lu}\p{Ll}+/u;
/** A person with a function is asked for by name; who is the head of something can only be a person. */
const ASKS_NAME =
  /\b(?:(?:wie|who)\b.{0,20}\b(?:is|was|wordt|werd|will be|becomes|runs)\b.{0,20}\b(?:baas|directeur|directrice|voorzitter|ceo|topman|topvrouw|boss|chair|chairman|director|head)\s+(?:van|bij|of|at)\b|(?:wie|who)\b.*\b(?:ondertekend|ondertekende|tekende|benoemd|signed|appointed)|(?:hoe heet|wat is de naam van)\b.*(?:minister|staatssecretaris|\p{L}*meester|directeur|architect|commissaris|voorzitter|regisseur|coördinator)|(?:naam|name) (?:van|of))/iu;
/** Where or when somebody can be reached. */
const ASKS_CONTACT =
  /\b(?:telefoonnummers?|e-?mailadres(?:sen)?|bezoekadres|postadres|openingstijden|webadres|(?:phone|telephone) number|e-?mail address|opening hours|web address)\b|\b(?:welke?|wat is (?:de|het)|which|what is the)\s+(?:website|url|site)\b/i;
const CONTACT =
  /\b0\d{1,3}[- ]?\d{6,8}\b|@|https?:|\bportaal\b|www\.|\.nl\b|\bpostbus\b|\b\d{4} ?[A-Z]{2}\b|\d{1,2}[.:]\d{2} uur/i;
/** A request to arrange something for oneself; policy documents hold no steps for that. */
const ASKS_SERVICE =
  /\b(?:hoe|waar) (?:vraag|verleng|wijzig|activeer|reset|los|herstel|installeer|betaal|download|zeg|meld|maak|boek|bestel|regel) ik\b|\bmijn \S+(?: \S+)? (?:is|zijn) (?:verlopen|kwijt|gestolen|geblokkeerd|vergeten)\b|\bik ben .{0,40}\b(?:kwijt|vergeten)\b|\b(?:foutcode|foutmelding|wachtwoord vergeten)\b|\bhow do i (?:renew|apply|reset|change|book|order|pay|log)\b/i;

/** Whether somebody wants their own affairs arranged. */
export function asksService({ text }: Understood): boolean {
  return ASKS_SERVICE.test(text);
}

/** Questions written for passages whose demand is kept. */
const WRITTEN = 10_000;
/** What the question demands of its answer; many stages ask. */
export const demandOf = rememberFor(findDemand);

/** The same of a question that was written for a passage. */
export const demandOfWritten = rememberLatest(
  WRITTEN,
  (text: string) => findDemand({ wants: findWants(text), text }),
  (text) => text,
);

function findDemand({ wants, text }: Pick<Understood, "wants" | "text">): Demand {
  if (ASKS_CONTACT.test(text)) return "contact";
  if (wants.includes("money")) return "money";
  if (/\b(?:procent|percentage|percent)\b|%/i.test(text) && wants.includes("number")) {
    return "percentage";
  }
  if (ASKS_NAME.test(text)) return "name";
  if (/\b(?:hoe (?:vaak|dikwijls)|how often)\b/i.test(text)) return "frequency";
  if (wants.includes("date")) return "date";
  if (wants[0] === "number" || (wants.includes("number") && wants[0] !== "owner")) return "number";
  return "none";
}

/** Whether a text holds what is demanded. */
export function meets(demand: Demand, text: string): boolean {
  switch (demand) {
    case "contact":
      return CONTACT.test(text);
    case "money":
      return MONEY.test(text) && findNumbers(text).length > 0;
    case "percentage":
      return PERCENTAGE.test(text) || /\b(?:helft|kwart|derde|op de)\b/i.test(text);
    case "frequency":
      return FREQUENCY.test(text);
    case "number":
      return countsIn(text) || NUMBER_WORD.test(text);
    case "date":
      return findDates(text).length > 0 || TIME.test(text);
    case "name":
      return PERSON.test(text);
    case "none":
      return true;
  }
}

/** `meets` for what stands in the sources: asked of the same texts at every question. */
function rememberMeets<Source extends object>(textOf: (source: Source) => string) {
  const known = new Map<Demand, (source: Source) => boolean>();
  return (demand: Demand, source: Source): boolean => {
    const holds = known.get(demand) ?? rememberFor((one: Source) => meets(demand, textOf(one)));
    known.set(demand, holds);
    return holds(source);
  };
}

/** Whether a passage holds what is demanded. */
export const passageMeets = rememberMeets(({ text }: Passage) => text);

/** Whether a unit holds what is demanded; a result stands in the column of its year. */
export function unitMeets(demand: Demand, { cut }: Unit): boolean {
  return stretchMeets(demand, cut);
}

const stretchMeets = rememberMeets(({ part, text }: Stretch) =>
  part.column === "2023" || part.column === "2025" ? `${text} ${part.column}` : text,
);

/** A figure that counts something: no target, no year. */
function countsIn(text: string): boolean {
  const found = findNumbers(text.replace(/\(streefwaarde: 100%\)|^\d{1,2}\. /g, ""));
  return found.some(({ value, unit }) => unit !== undefined || value < 1900 || value > 2100);
}
