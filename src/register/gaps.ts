import type { Register, Section } from "./register.ts";

/** An action that is asked for but not in the register. */
export interface MissingAction {
  /** A Dutch sentence that says which pages are absent. */
  missing: string;
  /**
   * gap: its number is skipped, so it must exist; noActionPages: no action of its section is there;
   * beyond: its number is higher than any that is known; unknown: nothing points to its existence.
   */
  kind: "gap" | "noActionPages" | "beyond" | "unknown";
  /** Pages of the Werkagenda that are absent and would tell more. */
  pages: number[];
}

/** Numbers of actions that follow each other and are all absent, with the pages they stood on. */
interface Gap {
  from: number;
  to: number;
  pages: number[];
}

/** Why the register has no action with this id; `id` is not one of `register.actions`. */
export function explainMissingAction(register: Register, id: string): MissingAction {
  const [, sectionId = "", digits = ""] = id.match(/^(\d\.\d)\.(\d{1,3})$/) ?? [];
  const number = Number(digits);
  const section = register.sections.find((one) => one.id === sectionId);
  if (!section || number < 1) {
    return {
      kind: "unknown",
      pages: [],
      missing: `Er is geen actie ${id}: ${range(register, id)}.`,
    };
  }
  if (section.actionPages.length === 0) {
    const pages = pagesAfter(register, section.overviewPage);
    const where = `${namePages(pages)} van de Werkagenda, na het overzicht op pagina ${section.overviewPage}`;
    return {
      kind: "noActionPages",
      pages,
      missing: `De actiepagina’s van paragraaf ${sectionId} ontbreken in de bronnen (${where}). Actie ${id} is daarom niet te vinden.`,
    };
  }
  const gap = gapsOf(register, section).find(({ from, to }) => number >= from && number <= to);
  if (gap) {
    const where = gap.pages.length
      ? `${namePages(gap.pages)} van de Werkagenda, waar ${nameGap(section, gap)} te staan, ${lack(gap.pages)}`
      : `de nummering van paragraaf ${sectionId} slaat dit nummer over`;
    const missing = `Actie ${id} staat niet in de bronnen: ${where}.`;
    return { kind: "gap", pages: gap.pages, missing };
  }
  const highest = Math.max(...numbersOf(register, section));
  const pages = unexplainedPages(register, section);
  const last = `Paragraaf ${sectionId} heeft in de bronnen acties tot en met nummer ${highest}; actie ${id} is niet bekend.`;
  const next = pages.length
    ? ` ${capitalise(namePages(pages))} van de Werkagenda, direct na die acties, ${lack(pages)}.`
    : "";
  return { kind: "beyond", pages, missing: last + next };
}

/** What the delivered pages lack of a section, in Dutch sentences; undefined when nothing. */
export function describeGaps(register: Register, section: Section): string | undefined {
  const sentences: string[] = [];
  if (section.overviewPage === undefined) {
    const pages = pagesBefore(register, section.actionPages[0]);
    sentences.push(`Het overzicht van paragraaf ${section.id}${inBrackets(pages)} ontbreekt.`);
  }
  if (section.actionPages.length === 0) {
    const pages = pagesAfter(register, section.overviewPage);
    sentences.push(`De acties van paragraaf ${section.id}${inBrackets(pages)} ontbreken.`);
  }
  for (const { from, to, pages } of gapsOf(register, section)) {
    // Every number is written out, so that a search for one of them finds this sentence.
    const ids = numbersBetween(from, to).map((number) => `${section.id}.${number}`);
    const subject = ids.length === 1 ? "Actie" : "De acties";
    const verb = ids.length === 1 ? "ontbreekt" : "ontbreken";
    sentences.push(`${subject} ${joinWords(ids)}${inBrackets(pages)} ${verb}.`);
  }
  const pages = unexplainedPages(register, section);
  if (pages.length > 0) {
    const where = `${capitalise(namePages(pages))}, direct na de acties, ${lack(pages)}`;
    sentences.push(
      `${where}; of daar nog acties van paragraaf ${section.id} staan, is niet bekend.`,
    );
  }
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}

/** Dutch enumeration: "a, b en c". */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} en ${last}`;
}

/** The missing numbers of a section in stretches, each with the pages between its neighbours. */
function gapsOf(register: Register, section: Section): Gap[] {
  const gaps: Gap[] = [];
  for (const number of section.missingActions) {
    const last = gaps.at(-1);
    if (last?.to === number - 1) last.to = number;
    else gaps.push({ from: number, to: number, pages: [] });
  }
  for (const gap of gaps) {
    const next = pageOf(register, section, gap.to + 1);
    const previous = pageOf(register, section, gap.from - 1) ?? section.overviewPage;
    gap.pages = pagesBefore(register, next).filter((page) => page > (previous ?? 0));
  }
  return gaps;
}

/**
 * Pages that follow the last action and may hold more. The overview page of a section stands before
 * its actions, and a chapter begins with a page of its own; a missing page that must be one of those
 * says nothing about actions.
 */
function unexplainedPages(register: Register, section: Section): number[] {
  const next = register.sections[register.sections.indexOf(section) + 1];
  const isOfNext = next?.ambition !== section.ambition || next.overviewPage === undefined;
  return isOfNext ? [] : pagesAfter(register, section.actionPages.at(-1));
}

function pageOf(register: Register, section: Section, number: number): number | undefined {
  return register.actions.find((one) => one.section === section.id && one.number === number)?.page;
}

function numbersOf(register: Register, section: Section): number[] {
  return register.actions.filter((one) => one.section === section.id).map(({ number }) => number);
}

/** Missing pages directly after a page. */
function pagesAfter(register: Register, page: number | undefined): number[] {
  const pages: number[] = [];
  if (page === undefined) return pages;
  for (let next = page + 1; register.missingPages.includes(next); next += 1) pages.push(next);
  return pages;
}

/** Missing pages directly before a page. */
function pagesBefore(register: Register, page: number | undefined): number[] {
  const pages: number[] = [];
  if (page === undefined) return pages;
  for (let next = page - 1; register.missingPages.includes(next); next -= 1) pages.unshift(next);
  return pages;
}

/** The sections that could have been meant by an id that fits none. */
function range(register: Register, id: string): string {
  const ids = register.sections
    .filter(({ ambition }) => String(ambition) === id.charAt(0))
    .map((section) => section.id);
  if (!/^\d\.\d\.\d+$/.test(id)) return "een actie heeft een nummer zoals 4.3.4";
  if (ids.some((one) => id.startsWith(`${one}.`))) return "de nummers van acties beginnen bij 1";
  if (ids.length > 0) {
    const noun = ids.length === 1 ? "alleen paragraaf" : "de paragrafen";
    return `ambitie ${id.charAt(0)} heeft in de Werkagenda ${noun} ${joinWords(ids)}`;
  }
  const first = register.sections[0]?.id;
  return `de Werkagenda heeft de paragrafen ${first} tot en met ${register.sections.at(-1)?.id}`;
}

function nameGap({ id }: Section, { from, to }: Gap): string {
  if (from === to) return `actie ${id}.${from} hoort`;
  const link = to === from + 1 ? "en" : "tot en met";
  return `de acties ${id}.${from} ${link} ${id}.${to} horen`;
}

function namePages(pages: readonly number[]): string {
  return `${pages.length === 1 ? "pagina" : "de pagina’s"} ${joinWords(pages.map(String))}`;
}

function inBrackets(pages: readonly number[]): string {
  return pages.length === 0 ? "" : ` (pagina ${joinWords(pages.map(String))})`;
}

function lack(pages: readonly number[]): string {
  return pages.length === 1 ? "ontbreekt" : "ontbreken";
}

function numbersBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
