import type { SourceDocument } from "../documents/document.ts";
import { aspectOf } from "../question/document-questions.ts";
import type { Understood } from "../question/understand.ts";
import { type Draft, stateNothing } from "./draft.ts";
import { citeBlock } from "./evidence.ts";
import type { Phrases } from "./phrases.ts";

/** Pages are asked for in so many words; a page number beside another question is only a hint. */
const ABOUT_PAGE = /\b(?:staat|staan|inhoud|bevat|gaat|lees|toon|laat zien|contains?|says?|on)\b/i;
/** Headings that describe a page, or a document. */
const MOST = 12;
const SUMMARY =
  /\b(?:samenvatting|vat\b.*\bsamen|summary|summari[sz]e|inhoudsopgave|table of contents)\b/i;

/** Asked of a document that was added, whose passages nobody wrote questions for. */
const ABOUT =
  /\b(?:waar gaat\b.*\bover|wat staat er (?:allemaal )?in|what is\b.*\babout)\b[^\p{L}]*\S*\s*$/iu;

/**
 * "Geef een samenvatting van de Werkagenda": its main headings, word for word; of a document without
 * headings how it begins.
 * @param own ids of the documents that are not the program's own
 */
export function answerAboutDocument(
  understood: Understood,
  documents: readonly SourceDocument[],
  own: readonly string[],
  phrases: Phrases,
): Draft | undefined {
  const { text, documents: named, documentNames } = understood;
  if (named.length === 0) return undefined;
  const document = documents.find(({ info }) => info.id === named[0]);
  if (!document) return undefined;
  const isOwn = own.includes(document.info.id);
  const bare = documentNames.reduce((rest, name) => rest.replace(name, ""), text);
  const isAbout = aspectOf(understood) === "about" || (isOwn && ABOUT.test(bare));
  if (!SUMMARY.test(text) && !isAbout) return undefined;
  const { info, blocks } = document;
  const headings = blocks.filter(({ kind, text }) => kind === "heading" && text !== info.title);
  const onOnePage = headings.filter(({ page, level }) => page === 5 && level === 2);
  const main = headings.filter(({ level }) => level === 1);
  const start = blocks.filter(({ kind }) => kind === "paragraph").slice(0, 2);
  const found = [main, headings, start].find((some) => some.length > (isOwn ? 1 : 0)) ?? start;
  const shown = info.id === "werkagenda" ? onOnePage : found;
  return {
    status: "answered",
    method: "extractive",
    lead: phrases.subjects(info.title),
    statements: shown.slice(0, MOST).map((block) => ({
      text: block.text,
      evidence: [citeBlock(document, block)],
      bullet: true,
    })),
    actions: [],
    suggestions: [],
  };
}

/** "Wat staat er op pagina 14 van de Werkagenda?": its headings, or that it is missing. */
export function answerAboutPages(
  { text, references, documents: named }: Understood,
  documents: readonly SourceDocument[],
  phrases: Phrases,
): Draft | undefined {
  const [number] = references.pages;
  if (number === undefined || !ABOUT_PAGE.test(text)) return undefined;
  const id = named[0] ?? "werkagenda";
  const document = documents.find(({ info }) => info.id === id);
  if (!document) return undefined;
  const { info, blocks } = document;
  if (!info.pages.includes(number)) {
    const phrase = info.missingPages.includes(number) ? phrases.pageMissing : phrases.pageUnknown;
    return stateNothing("not_found", "missingPage", "register", phrase(String(number), info.title));
  }
  const onPage = blocks.filter(({ page }) => page === number);
  const shown = onPage.filter(({ kind, column }) => kind === "heading" || column === "title");
  const chosen = (shown.length > 0 ? shown : onPage).slice(0, MOST + 1);
  return {
    status: "answered",
    method: "extractive",
    statements: chosen.map((block) => ({
      text: block.text,
      evidence: [citeBlock(document, block)],
      bullet: true,
    })),
    actions: [],
    suggestions: [],
  };
}
