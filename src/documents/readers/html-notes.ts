import { joinWords } from "./draft-lines.ts";
import {
  attributeOf,
  closest,
  contains,
  type Document,
  type Element,
  elementsIn,
  isElement,
  isText,
  textOf,
} from "./html-tree.ts";

/** The footnotes of a page, by the elements they are made of. */
export interface HtmlNotes {
  /** Links that refer to a note → its number. */
  references: ReadonlyMap<Element, number>;
  /** Elements that hold a note → its number. */
  notes: ReadonlyMap<Element, number>;
  /** The label that a note repeats, and its link back to the text: neither is text. */
  links: ReadonlySet<Element>;
}

interface Reference {
  link: Element;
  label: string;
  note: Element;
}

const LABEL = /^[[(]?(?<label>\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?$/i;
/** How Word, LibreOffice, pandoc, MediaWiki and others name what refers to a note. */
const NOTE_NAME = /note|noot|ftn|endn|(?:^|[#_-])fn/i;
const NOTE_TAGS = new Set(["li", "p", "div", "aside", "dd"]);

/**
 * Finds footnotes: a short label that links to a place in the same page and is raised, or named as a
 * reference to a note.
 */
export function findNotes(page: Document): HtmlNotes {
  const links: Element[] = [];
  const places = new Map<string, Element>();
  for (const element of elementsIn(page)) {
    const id = attributeOf(element, "id");
    if (id && !places.has(id)) places.set(id, element);
    if (element.tagName !== "a") continue;
    const name = attributeOf(element, "name");
    if (name && !places.has(name)) places.set(name, element);
    if (attributeOf(element, "href")?.startsWith("#")) links.push(element);
  }
  const found = findReferences(links, places);
  const numbers = numberNotes(found);
  const labels = new Map(found.map(({ note, label }) => [note, label]));
  return {
    notes: numbers,
    references: new Map(found.map(({ link, note }) => [link, numbers.get(note) ?? 0])),
    links: new Set([
      ...[...labels].flatMap(([note, label]) => findLabel(note, label) ?? []),
      ...links.filter((link) => isLinkBack(link, labels)),
    ]),
  };
}

function findReferences(links: readonly Element[], places: ReadonlyMap<string, Element>) {
  const found: Reference[] = [];
  const notes = new Set<Element>();
  for (const link of links) {
    const label = labelOf(link);
    const target = places.get(decodeFragment(attributeOf(link, "href") ?? ""));
    const note = target && closest(target, NOTE_TAGS);
    if (!label || !note || !refersToNote(link) || contains(note, link)) continue;
    // A note links back with its own label, to a place in the text that is no note.
    if (isInside(link, notes)) continue;
    notes.add(note);
    found.push({ link, label, note });
  }
  return found;
}

function labelOf(element: Element): string | undefined {
  return LABEL.exec(joinWords(textOf(element)))?.groups?.label;
}

function decodeFragment(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

function refersToNote(link: Element): boolean {
  if (closest(link, new Set(["sup"]))) return true;
  if (link.childNodes.some((node) => isElement(node) && node.tagName === "sup")) return true;
  return ["role", "class", "href"].some((name) => NOTE_NAME.test(attributeOf(link, name) ?? ""));
}

function isInside(element: Element, notes: ReadonlySet<Element>): boolean {
  for (let note = closest(element, NOTE_TAGS); note; ) {
    if (notes.has(note)) return true;
    const parent = note.parentNode;
    note = parent && isElement(parent) ? closest(parent, NOTE_TAGS) : undefined;
  }
  return false;
}

/** A note has the number it is printed with; letters, stars and repeated numbers get a free one. */
function numberNotes(found: readonly Reference[]): Map<Element, number> {
  const numbers = new Map<Element, number>();
  const used = new Set<number>();
  const printed = found.filter(({ label }) => /^\d+$/.test(label));
  for (const { note, label } of [...printed, ...found]) {
    if (numbers.has(note)) continue;
    const own = Number.parseInt(label, 10);
    let number = own > 0 ? own : 1;
    while (used.has(number)) number += 1;
    numbers.set(note, number);
    used.add(number);
  }
  return numbers;
}

/** The element at the start of a note that repeats its label. */
function findLabel(note: Element, label: string): Element | undefined {
  for (let at = note; ; ) {
    const first = at.childNodes.find((node) => !isText(node) || node.value.trim() !== "");
    if (!first || !isElement(first)) return undefined;
    if (labelOf(first) === label && !NOTE_TAGS.has(first.tagName)) return first;
    at = first;
  }
}

/** "↩" or "^" in a note: a link within the page that has neither letters nor digits. */
function isLinkBack(link: Element, notes: ReadonlyMap<Element, string>): boolean {
  return !/[\p{L}\p{N}]/u.test(textOf(link)) && isInside(link, new Set(notes.keys()));
}
