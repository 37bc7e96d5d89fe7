import type { ReadBlock, SourceDocument } from "../documents/document.ts";
import { aspectOf, type DocumentAspect } from "../question/document-questions.ts";
import type { Understood } from "../question/understand.ts";
import { type Draft, type DraftStatement, stateNothing } from "./draft.ts";
import { citeBlock } from "./evidence.ts";
import { onlyNamed } from "./only-named.ts";
import type { Phrases } from "./phrases.ts";
import {
  sentencesAbout,
  sentencesOf,
  sentencesWith,
  speaksOfOther,
  type Told,
} from "./self-description.ts";
import { countWords } from "./units.ts";

/** Sentences of an answer, and their words. */
const MOST = 3;
const MOST_ABOUT = 2;
const MAX_WORDS = 85;
/** Blocks at the end of a document among which its signature stands. */
const CLOSING = 6;
/** Pages at the beginning, where a document says what it rests on. */
const OPENING_PAGES = 2;

const DESCRIBES =
  /\b(?:omschrij(?:ft|ven)|beschrij(?:ft|ven)|schets(?:t|en)|geschetst|zet(?:ten)? .{1,60} uiteen|ga(?:at|an) over|behandel(?:t|en))\b/;
/** Right behind the name: "De Werkagenda bestaat uit …". */
const DEFINES = /^.{1,50}?\b(?:vormt|bestaat uit|kent|bevat|is (?:de|het|een))\b/;
/** How a letter or an introduction says what it is, without naming itself. */
const INTRODUCES =
  /^(?:H ?ierbij (?:bied|stuur|zend|ontvangt)|Betreft\b|(?:De |Het )?(?:thema|onderwerp)\S* die (?:\S+ ){0,3}(?:besproken|behandeld))|\bom een \S+ te (?:maken|geven|schetsen) (?:over|van)\b/;
const WRITTEN_BY =
  /\b(?:geschreven|opgesteld|uitgewerkt|samengesteld|uitgebracht|gemaakt) door\b|\bslaan de handen ineen\b/;
/** "Brief van de staatssecretaris … van 8 maart 2022", as a note refers to it. */
const LETTER_FROM =
  /\b(?:Kamerb|B)rief van (?:de|het) (?:minister|staatssecretaris|college|burgemeester|wethouder|kabinet)/;
const PRESENTS = /\b(?:bied|bieden|stuur|sturen|zend|zenden) (?:ik|wij|we) u\b/;
/** A line of its own, no sentence such as "Aan de hand van …". */
const ADDRESS = /^Aan (?:de|het) \p{Lu}[^.!?]*$/u;
/** Somebody with an office, alone in a block: no sentence. */
const SIGNED =
  /^(?:De|Het) (?:minister|staatssecretaris|college|burgemeester|wethouder|directeur|voorzitter)\b[^.!?]*(?:\p{Lu}\.|$)/u;
const RESTS_ON =
  /\bbouw(?:en|t)\b.{1,40}\bvoort\b|\bvoortbouwend\b|\b(?:is|zijn) gebaseerd op\b|\bbaseert\b|\bvindt steun in\b|\b(?:komt|komen|vloeit|vloeien) voort uit\b/;

type Find = (document: SourceDocument, documents: readonly SourceDocument[]) => Told[];

const FINDERS: Record<DocumentAspect, Find> = {
  about: findDescription,
  addressee: findAddressee,
  sender: findSender,
  signature: findSignature,
  basis: findBasis,
  title: findTitle,
};

/**
 * Answers a question for a document itself with the sentences in which it, or another document, tells
 * it: "Waar gaat de Werkagenda over?", "Aan wie is de kamerbrief gericht?", "Wie schreef het manifest?".
 * @returns undefined when something else is asked, or when a search may still find it
 */
export function answerDocumentFact(
  understood: Understood,
  documents: readonly SourceDocument[],
  phrases: Phrases,
): Draft | undefined {
  const document = onlyNamed(understood, documents);
  const aspect = document && aspectOf(understood);
  if (!aspect) return undefined;
  const most = aspect === "about" ? MOST_ABOUT : MOST;
  const found = limitWords(FINDERS[aspect](document, documents), most);
  if (found.length > 0) return toDraft(found.flatMap((told) => stateTold(told, aspect, phrases)));
  // A search for "gericht" or "geschreven" would find those words in sentences about something else.
  if (aspect === "about" || aspect === "basis" || aspect === "title") return undefined;
  const nothing = phrases.noPart(document.info.title);
  return stateNothing("not_found", "notInSources", "extractive", nothing);
}

function findDescription(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  const strengthOf = (told: Told): number => {
    if (INTRODUCES.test(told.text)) return told.document === document ? 3 : 0;
    if (DESCRIBES.test(told.text)) return 3;
    if (!DEFINES.test(told.text)) return 0;
    return itemsBehind(told).length > 0 ? 2 : 1;
  };
  const own = sentencesOf(document).filter(({ text }) => INTRODUCES.test(text));
  const candidates = [...new Set([...own, ...sentencesAbout(document, documents, true)])];
  return candidates
    .map((told) => ({ told, strength: strengthOf(told) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength)
    .map(({ told }) => told);
}

function findAddressee(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  const addressOf = (one: SourceDocument) =>
    sentencesOf(one)
      .filter(({ text }) => ADDRESS.test(text))
      .slice(0, 1);
  const own = addressOf(document);
  if (own.length > 0) return own;
  const presenting = presentationsOf(document, documents);
  if (presenting.length > 0) {
    return presenting.flatMap((told) => [...addressOf(told.document), told]).slice(0, 2);
  }
  return sentencesOf(document)
    .filter(({ text }) => /\buw Kamer\b/.test(text))
    .slice(-1);
}

function findSender(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  const about = sentencesAbout(document, documents, false);
  const opening = openingOf(document).filter((told) => !speaksOfOther(told));
  const written = [...opening, ...about].filter(({ text }) => WRITTEN_BY.test(text));
  const own = [
    ...written.filter((told) => told.document === document),
    ...findSignature(document, documents),
  ];
  if (own.length > 0) return [...new Set(own)];
  const presented = presentationsOf(document, documents);
  return [...presented, ...presented.flatMap((told) => signatureOf(told.document)), ...written];
}

/** Of a letter that came without its signature: the note in which another one says from whom it was. */
function findSignature(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  const { kind, dateText } = document.info;
  const signed = signatureOf(document);
  if (signed.length > 0 || !/brief/i.test(kind) || /^\d+$/.test(dateText)) return signed;
  const isNote = (text: string) => text.includes(dateText) && LETTER_FROM.test(text);
  return documents.flatMap((one) => sentencesWith(one, isNote));
}

function findBasis(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  const about = sentencesAbout(document, documents, true);
  return [...new Set([...openingOf(document), ...about])].filter(({ text }) => RESTS_ON.test(text));
}

/** The first heading, which has the title in full. */
function findTitle(document: SourceDocument): Told[] {
  const block = document.blocks.find(({ kind, level }) => kind === "heading" && level === 1);
  const first = document.pages[0]?.number;
  if (!block || block.page !== first) return [];
  return [{ document, block, start: 0, end: block.text.length, text: block.text }];
}

function presentationsOf(document: SourceDocument, documents: readonly SourceDocument[]): Told[] {
  return sentencesAbout(document, documents, false).filter(
    ({ text, document: from }) => from !== document && PRESENTS.test(text),
  );
}

function signatureOf(document: SourceDocument): Told[] {
  const closing = new Set(document.blocks.slice(-CLOSING));
  return sentencesOf(document).filter(({ block, text }) => closing.has(block) && SIGNED.test(text));
}

function openingOf(document: SourceDocument): Told[] {
  const pages = document.pages.slice(0, OPENING_PAGES).map(({ number }) => number);
  return sentencesOf(document).filter(({ block }) => pages.includes(block.page));
}

/** As many as fit an answer, the first always. */
function limitWords(found: readonly Told[], most: number): Told[] {
  const chosen: Told[] = [];
  let words = 0;
  for (const told of found) {
    const own = [told.text, ...itemsBehind(told).map(({ text }) => text)];
    words += own.reduce((sum, text) => sum + countWords(text), 0);
    if (chosen.length > 0 && words > MAX_WORDS) break;
    chosen.push(told);
    if (chosen.length === most) break;
  }
  return chosen;
}

/** The items of a list that a sentence announces. */
function itemsBehind({ document, block, end, text }: Told): ReadBlock[] {
  if (!text.endsWith(":") || end < block.text.length) return [];
  const behind = document.blocks.slice(document.blocks.indexOf(block) + 1);
  const last = behind.findIndex(({ kind }) => kind !== "item");
  return last < 0 ? behind : behind.slice(0, last);
}

/** The sentence, the items it announces, and for what a document rests on the note that names it. */
function stateTold(told: Told, aspect: DocumentAspect, phrases: Phrases): DraftStatement[] {
  const { document, block } = told;
  const items = itemsBehind(told).map((item) => ({ bullet: true, ...stateBlock(document, item) }));
  const [note, ...others] = block.notes;
  const footnote = document.blocks.find(
    ({ kind, page, text }) =>
      kind === "footnote" && page === block.page && text.startsWith(`${note} `),
  );
  const isNoted = aspect === "basis" && footnote && others.length === 0;
  const notes = isNoted ? [stateFootnote(document, footnote, phrases)] : [];
  return [stateBlock(document, block, told), ...items, ...notes];
}

function stateFootnote(
  document: SourceDocument,
  block: ReadBlock,
  phrases: Phrases,
): DraftStatement {
  const { text, evidence } = stateBlock(document, block);
  return { text: phrases.footnote(text.replace(/^\d+\s+|\.$/g, "")), evidence };
}

function stateBlock(
  document: SourceDocument,
  block: ReadBlock,
  stretch?: { start: number; end: number },
): DraftStatement {
  const evidence = citeBlock(document, block, stretch);
  return { text: evidence.citation.excerpt, evidence: [evidence] };
}

function toDraft(statements: DraftStatement[]): Draft {
  return { status: "answered", method: "extractive", statements, actions: [], suggestions: [] };
}
