import { findDates } from "../dutch/dates.ts";
import { findNumbers } from "../dutch/numbers.ts";
import { rememberFor, rememberLatest } from "../dutch/remember.ts";
import { splitHyphens, tokenize } from "../dutch/tokens.ts";
import type { Understood } from "../question/understand.ts";
import { findWants } from "../question/wants.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import { weightOf } from "../retrieval/query-weight.ts";
import type { Ranking } from "../retrieval/ranking.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { askedCount, enumerates } from "./enumerations.ts";
import { speaksOfLaws } from "./names.ts";
import {
  joinTerms,
  shareOf,
  termsOfContext,
  termsOfHeading,
  termsOfQuestion,
  termsOfText,
} from "./terms.ts";
import { cutUnits, type Stretch, type Unit } from "./units.ts";

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
/** Words of a question for money that say nothing of what it is for. */
const MONEY_WORD =
  /^(?:geld|euro|kost|kosten|budget|begroting|bedrag|prijs|financ|gefinanc|cost|money|totaal|maand|jaar|per)/i;
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

/** Passages among which an answer must stand. */
const BEST = 4;
/** A passage is as good as the best with this share of its score. */
const NEAR = 0.85;
/** A sentence with a figure is about the question when it has this share of its words. */
const MIN_COVERAGE = 0.18;
/** A sentence with so many of the question's words may call what is counted otherwise: "3 cases". */
const MOST_OF_IT = 0.6;
/** A sentence with so many of them need not have the rarest; few sentences tell how often. */
const MUCH_OF_IT: Partial<Record<Demand, number>> = {
  frequency: 0.35,
  number: 0.5,
};
/** So like a question that the passage is known to answer, that it may use other words. */
const SAME_QUESTION = 0.6;
const SAME_MEANING = 0.85;
/** Nearly so like it in both ways, which vouch for each other. */
const NEAR_QUESTION = 0.5;
const NEAR_MEANING = 0.75;
/** Somewhat like it, which says enough where the same is demanded. */
const SOMEWHAT_QUESTION = 0.3;
const SOMEWHAT_MEANING = 0.5;
/** Questions written for passages whose demand is kept. */
const WRITTEN = 10_000;
/** The best passage is likely about the question from here on. */
const LIKE_QUESTION = 0.42;
const LIKE_MEANING = 0.6;

/** What the question demands of its answer; many stages ask. */
export const demandOf = rememberFor(findDemand);

/** The same of a question that was written for a passage. */
const demandOfWritten = rememberLatest(
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

/** Whether some sentence of the best passages is about the question and holds what it demands. */
export function canMeet(
  understood: Understood,
  ranked: Ranking,
  query: Query,
  lexicon: Lexicon,
  contextOf: (passage: Passage) => string,
): boolean {
  const demand = demandOf(understood);
  const count = askedCount(understood.text);
  const best = ranked.first(BEST);
  const near = best.filter(({ score }) => score >= NEAR * (best[0]?.score ?? 0));
  if (count > 0 && !near.some((one) => enumerates(one, count))) return false;
  if (demand === "none") return true;
  const nouns = demand === "number" ? countedNouns(query) : [];
  const rarest = rarestWord(query, lexicon);
  const subject = query.words.filter(
    ({ text, importance }) => importance === 1 && !MONEY_WORD.test(text),
  );
  const units = best.flatMap((one) => cutUnits(one, query, lexicon));
  const speaksOfItsLaws = speaksOfLaws(understood, query, lexicon);
  return units.some((unit) => {
    if (!unitMeets(demand, unit)) return false;
    const { question, denseQuestion } = unit.ranked.features;
    if (question >= SAME_QUESTION || denseQuestion >= SAME_MEANING) return true;
    if (question >= NEAR_QUESTION && denseQuestion >= NEAR_MEANING) return true;
    const speaks = !rarest || speaksOf(unit.ranked, rarest, contextOf, lexicon);
    if (demand !== "money" && unit.ranked === best[0] && speaks && asksSame(unit.ranked, demand)) {
      return true;
    }
    const isLikely =
      unit.ranked === best[0] && (question >= LIKE_QUESTION || denseQuestion >= LIKE_MEANING);
    if (!isLikely && unit.coverage < MIN_COVERAGE) return false;
    // The rarest word can be a verb that a sentence which tells it has no need of: "missen", "legt af".
    const tells = unit.coverage >= (MUCH_OF_IT[demand] ?? 1);
    const mustSpeak = !tells && (!isLikely || demand === "number");
    if (mustSpeak && !speaks) return false;
    if (demand === "date" && !speaksOfItsLaws(unit.ranked)) return false;
    if (!isLikely && demand === "date" && !sharesSubject(unit, subject, lexicon)) return false;
    if (demand === "money") return isLikely || sharesSubject(unit, subject, lexicon);
    if (nouns.length === 0 || (isLikely && unit.coverage >= MOST_OF_IT)) return true;
    const { passage } = unit.ranked;
    const terms = joinTerms(termsOfText(unit.cut, lexicon), termsOfHeading(passage, lexicon));
    return nouns.some((noun) => shareOf(noun, terms) > 0);
  });
}

/**
 * Whether a passage is known to answer a question that is somewhat like the one asked and demands the
 * same: how many there are is then told in it, whatever they are called.
 */
function asksSame({ likeQuestion, features }: RankedPassage, demand: Demand): boolean {
  const { question, denseQuestion } = features;
  if (question < SOMEWHAT_QUESTION && denseQuestion < SOMEWHAT_MEANING) return false;
  return likeQuestion !== undefined && demandOfWritten(likeQuestion) === demand;
}

/** What the question is about more than anything: its rarest word that the corpus has. */
function rarestWord(query: Query, lexicon: Lexicon): QueryWord | undefined {
  const known = query.words.filter(
    ({ importance, alternatives }) =>
      importance === 1 && alternatives.some(({ term }) => lexicon.has(term)),
  );
  return known.sort((a, b) => weightOf(b, lexicon) - weightOf(a, lexicon))[0];
}

/** Whether a passage, its headings or a question it is known to answer has a word. */
function speaksOf(
  { passage, likeQuestion }: RankedPassage,
  word: QueryWord,
  contextOf: (passage: Passage) => string,
  lexicon: Lexicon,
): boolean {
  const terms = joinTerms(
    termsOfText(passage, lexicon),
    termsOfContext(passage, lexicon, contextOf),
    termsOfQuestion(likeQuestion ?? "", lexicon),
  );
  return shareOf(word, terms) > 0;
}

/** An amount is for what is asked about only when half of that is in the same sentence. */
function sharesSubject(unit: Unit, subject: readonly QueryWord[], lexicon: Lexicon): boolean {
  const terms = termsOfText(unit.cut, lexicon);
  const shared = subject.filter((word) => shareOf(word, terms) >= 0.5);
  return subject.length > 0 && shared.length / subject.length >= 0.5;
}

/** The thing that is counted, with the words that describe it: "hoeveel grote bronnen". */
function countedNouns({ text, words }: Query): QueryWord[] {
  const asked = text.match(/\b(?:hoeveel|aantal|how many)\b/i);
  if (asked?.index === undefined) return [];
  const rest = tokenize(text.slice(asked.index + asked[0].length)).flatMap(splitHyphens);
  const nouns: QueryWord[] = [];
  for (const { normal } of rest) {
    const word = words.find(
      (one) =>
        one.importance === 1 && (one.text.toLowerCase() === normal || one.corrected === normal),
    );
    if (word) nouns.push(word);
    else if (nouns.length > 0) break;
  }
  return nouns;
}
