import type { Language } from "../schema.ts";

/** Numbers of actions that follow each other and are all absent, with the pages they stood on. */
export interface Gap {
  from: number;
  to: number;
  pages: number[];
}

/** What is said of missing actions and pages, in one language. Pages are those of the Werkagenda. */
export interface GapSentences {
  noSuchAction(id: string, reason: string): string;
  /** `name` is that of an own document. */
  notInDocument(id: string, name: string): string;
  /** Reasons for noSuchAction: parts of a sentence. */
  wrongForm: string;
  numbersBeginAtOne: string;
  sectionsOfAmbition(ambition: string, sections: readonly string[]): string;
  sectionsOfAll(first: string, last: string): string;
  actionsOfDocument(first: string, last: string): string;
  noActionPages(
    section: string,
    id: string,
    pages: readonly number[],
    overview: number | undefined,
  ): string;
  inGap(section: string, id: string, gap: Gap): string;
  beyondLast(section: string, id: string, highest: number, pages: readonly number[]): string;
  overviewLacks(section: string, pages: readonly number[]): string;
  actionsLack(section: string, pages: readonly number[]): string;
  someActionsLack(ids: readonly string[], pages: readonly number[]): string;
  perhapsMore(section: string, pages: readonly number[]): string;
}

/** An enumeration: "a, b en c". */
function joinWords(words: readonly string[], and = "en"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${and} ${last}`;
}

const dutch: GapSentences = {
  noSuchAction: (id, reason) => `Er is geen actie ${id}: ${reason}.`,
  notInDocument: (id, name) =>
    `Er is geen actie ${id}: het document ${name} heeft er geen met dat nummer.`,
  wrongForm: "een actie heeft een nummer zoals 4.3.4",
  numbersBeginAtOne: "de nummers van acties beginnen bij 1",
  sectionsOfAmbition: (ambition, sections) => {
    const noun = sections.length === 1 ? "alleen paragraaf" : "de paragrafen";
    return `ambitie ${ambition} heeft in de Werkagenda ${noun} ${joinWords(sections)}`;
  },
  sectionsOfAll: (first, last) => `de Werkagenda heeft de paragrafen ${first} tot en met ${last}`,
  actionsOfDocument: (first, last) =>
    first === last
      ? `de enige actie van dit document is ${first}`
      : `de acties van dit document zijn ${first} tot en met ${last}`,
  noActionPages: (section, id, pages, overview) => {
    const after = overview === undefined ? "" : `, na het overzicht op pagina ${overview}`;
    const where = pages.length ? ` (${paginas(pages)} van de Werkagenda${after})` : "";
    return `De actiepagina’s van paragraaf ${section} ontbreken in de bronnen${where}. Actie ${id} is daarom niet te vinden.`;
  },
  inGap: (section, id, { from, to, pages }) => {
    const link = to === from + 1 ? "en" : "tot en met";
    const actions =
      from === to
        ? `actie ${section}.${from} hoort`
        : `de acties ${section}.${from} ${link} ${section}.${to} horen`;
    const where = pages.length
      ? `${paginas(pages)} van de Werkagenda, waar ${actions} te staan, ${ontbreken(pages)}`
      : `de nummering van paragraaf ${section} slaat dit nummer over`;
    return `Actie ${id} staat niet in de bronnen: ${where}.`;
  },
  beyondLast: (section, id, highest, pages) => {
    const last = `Paragraaf ${section} heeft in de bronnen acties tot en met nummer ${highest}; actie ${id} is niet bekend.`;
    if (pages.length === 0) return last;
    return `${last} ${capitalise(paginas(pages))} van de Werkagenda, direct na die acties, ${ontbreken(pages)}.`;
  },
  overviewLacks: (section, pages) =>
    `Het overzicht van paragraaf ${section}${opPagina(pages)} ontbreekt.`,
  actionsLack: (section, pages) =>
    `De acties van paragraaf ${section}${opPagina(pages)} ontbreken.`,
  someActionsLack: (ids, pages) => {
    const subject = ids.length === 1 ? "Actie" : "De acties";
    return `${subject} ${joinWords(ids)}${opPagina(pages)} ${ontbreken(ids)}.`;
  },
  perhapsMore: (section, pages) =>
    `${capitalise(paginas(pages))}, direct na de acties, ${ontbreken(pages)}; of daar nog acties van paragraaf ${section} staan, is niet bekend.`,
};

const english: GapSentences = {
  noSuchAction: (id, reason) => `There is no action ${id}: ${reason}.`,
  notInDocument: (id, name) =>
    `There is no action ${id}: the document ${name} has none with that number.`,
  wrongForm: "an action has a number such as 4.3.4",
  numbersBeginAtOne: "the numbers of actions begin at 1",
  sectionsOfAmbition: (ambition, sections) => {
    const noun = sections.length === 1 ? "only section" : "sections";
    return `in the Werkagenda ambition ${ambition} has ${noun} ${joinWords(sections, "and")}`;
  },
  sectionsOfAll: (first, last) => `the Werkagenda has sections ${first} to ${last}`,
  actionsOfDocument: (first, last) =>
    first === last
      ? `the only action of this document is ${first}`
      : `the actions of this document are ${first} to ${last}`,
  noActionPages: (section, id, pages, overview) => {
    const after = overview === undefined ? "" : `, after the overview on page ${overview}`;
    const where = pages.length ? ` (${pagesOf(pages)} of the Werkagenda${after})` : "";
    return `The action pages of section ${section} are missing from the sources${where}. Action ${id} can therefore not be found.`;
  },
  inGap: (section, id, { from, to, pages }) => {
    const actions =
      from === to
        ? `action ${section}.${from} belongs`
        : `actions ${section}.${from} ${to === from + 1 ? "and" : "to"} ${section}.${to} belong`;
    const where = pages.length
      ? `${pagesOf(pages)} of the Werkagenda, where ${actions}, ${areMissing(pages)}`
      : `the numbering of section ${section} skips this number`;
    return `Action ${id} is not in the sources: ${where}.`;
  },
  beyondLast: (section, id, highest, pages) => {
    const last = `In the sources section ${section} has actions up to number ${highest}; action ${id} is not known.`;
    if (pages.length === 0) return last;
    return `${last} ${capitalise(pagesOf(pages))} of the Werkagenda, directly after those actions, ${areMissing(pages)}.`;
  },
  overviewLacks: (section, pages) =>
    `The overview of section ${section}${onPage(pages)} is missing.`,
  actionsLack: (section, pages) => `The actions of section ${section}${onPage(pages)} are missing.`,
  someActionsLack: (ids, pages) => {
    const subject = ids.length === 1 ? "Action" : "Actions";
    return `${subject} ${joinWords(ids, "and")}${onPage(pages)} ${areMissing(ids)}.`;
  },
  perhapsMore: (section, pages) =>
    `${capitalise(pagesOf(pages))}, directly after the actions, ${areMissing(pages)}; whether more actions of section ${section} stood there is not known.`,
};

/** The sentences of each language. */
export const gapSentences: Record<Language, GapSentences> = { nl: dutch, en: english };

function paginas(pages: readonly number[]): string {
  return `${pages.length === 1 ? "pagina" : "de pagina’s"} ${joinWords(pages.map(String))}`;
}

function opPagina(pages: readonly number[]): string {
  return pages.length === 0 ? "" : ` (pagina ${joinWords(pages.map(String))})`;
}

function ontbreken(subjects: readonly unknown[]): string {
  return subjects.length === 1 ? "ontbreekt" : "ontbreken";
}

function pagesOf(pages: readonly number[]): string {
  return `${pages.length === 1 ? "page" : "pages"} ${joinWords(pages.map(String), "and")}`;
}

function onPage(pages: readonly number[]): string {
  return pages.length === 0 ? "" : ` (${pagesOf(pages)})`;
}

function areMissing(subjects: readonly unknown[]): string {
  return subjects.length === 1 ? "is missing" : "are missing";
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
