import type { Language } from "../schema.ts";
import { type Gap, type GapSentences, gapSentences } from "./gap-sentences.ts";
import type { Register, Section } from "./register.ts";

/** An action that is asked for but not in the register. */
export interface MissingAction {
  /** A sentence that says which pages are absent, in the language asked for. */
  missing: string;
  /**
   * gap: its number is skipped, so it must exist; noActionPages: no action of its section is there;
   * beyond: its number is higher than any that is known; unknown: nothing points to its existence.
   */
  kind: "gap" | "noActionPages" | "beyond" | "unknown";
  /** Pages of the Werkagenda that are absent and would tell more. */
  pages: number[];
}

/** Why the register has no action with this id; `id` is not one of `register.actions`. */
export function explainMissingAction(
  register: Register,
  id: string,
  language: Language = "nl",
): MissingAction {
  const say = gapSentences[language];
  const [, sectionId = "", digits = ""] = id.match(/^(\d\.\d)\.(\d{1,3})$/) ?? [];
  const number = Number(digits);
  const section = register.sections.find((one) => one.id === sectionId);
  const own = register.actions.find((one) => id.startsWith(`${one.documentId}.`))?.documentId;
  if (own) return { kind: "unknown", pages: [], missing: say.notInDocument(id, own) };
  if (!section || number < 1) {
    const missing = say.noSuchAction(id, whyUnknown(register, id, say));
    return { kind: "unknown", pages: [], missing };
  }
  if (section.actionPages.length === 0) {
    const pages = pagesAfter(register, section.overviewPage);
    const missing = say.noActionPages(sectionId, id, pages, section.overviewPage);
    return { kind: "noActionPages", pages, missing };
  }
  const gap = gapsOf(register, section).find(({ from, to }) => number >= from && number <= to);
  if (gap) return { kind: "gap", pages: gap.pages, missing: say.inGap(sectionId, id, gap) };
  const highest = Math.max(...numbersOf(register, section));
  const pages = unexplainedPages(register, section);
  return { kind: "beyond", pages, missing: say.beyondLast(sectionId, id, highest, pages) };
}

/** What the delivered pages lack of a section, in sentences; undefined when nothing. */
export function describeGaps(
  register: Register,
  section: Section,
  language: Language = "nl",
): string | undefined {
  const actions = describeMissingActions(register, section, language);
  if (section.overviewPage !== undefined) return actions;
  const pages = pagesBefore(register, section.actionPages[0]);
  const overview = gapSentences[language].overviewLacks(section.id, pages);
  return actions === undefined ? overview : `${overview} ${actions}`;
}

/** The same for its actions alone, without its overview. */
function describeMissingActions(
  register: Register,
  section: Section,
  language: Language = "nl",
): string | undefined {
  const say = gapSentences[language];
  const sentences: string[] = [];
  if (section.actionPages.length === 0) {
    sentences.push(say.actionsLack(section.id, pagesAfter(register, section.overviewPage)));
  }
  for (const { from, to, pages } of gapsOf(register, section)) {
    // Every number is written out, so that a search for one of them finds this sentence.
    const ids = numbersBetween(from, to).map((number) => `${section.id}.${number}`);
    sentences.push(say.someActionsLack(ids, pages));
  }
  const pages = unexplainedPages(register, section);
  if (pages.length > 0) sentences.push(say.perhapsMore(section.id, pages));
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}

/**
 * What is absent of the sections that a filter on section or ambition picks out: actions that may
 * have fitted too. Undefined when nothing is, when neither is given, or when another document is
 * asked for than the one that has sections.
 */
export function describeMissing(
  register: Register,
  { section, ambition, document }: { section?: string; ambition?: number; document?: string },
  language: Language = "nl",
): string | undefined {
  if (section === undefined && ambition === undefined) return undefined;
  if (document !== undefined && document !== register.documentId) return undefined;
  const sentences = register.sections
    .filter((one) => section === undefined || one.id === section)
    .filter((one) => ambition === undefined || one.ambition === ambition)
    .map((one) => describeMissingActions(register, one, language))
    .filter((sentence) => sentence !== undefined);
  return sentences.length > 0 ? sentences.join(" ") : undefined;
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
function whyUnknown(register: Register, id: string, say: GapSentences): string {
  const own = ownActionsLike(register, id);
  if (own.length > 0) return say.actionsOfDocument(own[0] ?? "", own.at(-1) ?? "");
  const ambition = id.charAt(0);
  const ids = register.sections
    .filter((section) => String(section.ambition) === ambition)
    .map((section) => section.id);
  if (!/^\d\.\d\.\d+$/.test(id)) return say.wrongForm;
  if (ids.some((one) => id.startsWith(`${one}.`))) return say.numbersBeginAtOne;
  if (ids.length > 0) return say.sectionsOfAmbition(ambition, ids);
  return say.sectionsOfAll(register.sections[0]?.id ?? "", register.sections.at(-1)?.id ?? "");
}

/** The ids of the own document whose id this one begins with; the longest where more fit. */
function ownActionsLike(register: Register, id: string): string[] {
  const own = register.actions.filter(
    ({ documentId }) => documentId !== register.documentId && id.startsWith(`${documentId}.`),
  );
  const length = Math.max(...own.map(({ documentId }) => documentId.length));
  return own.filter(({ documentId }) => documentId.length === length).map((action) => action.id);
}

function numbersBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
