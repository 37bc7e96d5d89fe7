import type { SourceDocument } from "../documents/document.ts";
import { splitSentences } from "../dutch/sentences.ts";
import type { Understood } from "../question/understand.ts";
import { type Draft, type DraftStatement, stateNothing } from "./draft.ts";
import { citeBlock } from "./evidence.ts";
import { onlyNamed } from "./only-named.ts";
import type { Phrases } from "./phrases.ts";

const ASKS_DATE =
  /\b(?:wanneer|datum|gedateerd|(?:welk|wat voor) jaar|(?:welke?|what|which) (?:maand|dag|month|day|year)|when|date|dated|how old|hoe oud)\b/i;
/** What happens to a document on its date. */
const ISSUED =
  /^(?:datum|gedateerd|gepubliceerd|publicatie|publicatiedatum|verschenen|verscheen|uitgekomen|uitgebracht|uitgegeven|uit|gemaakt|geschreven|opgesteld|gestuurd|verstuurd|verzonden|gezonden|aangeboden|gegaan|ging|kamer|tweede|maand|jaar|dag|oud|published|issued|released|written|sent|presented|parliament|date|dated|month|year|old)$/i;
/** Places shown: the document itself, and one that speaks of it. */
const MOST = 2;

/**
 * "Van wanneer is de hoofdlijnenbrief?": the sentences that give the date of a document, its own first.
 * A document that is known by its year alone is said to have no date; of one whose text has no date it
 * is said what the list of sources has.
 * @returns undefined when something else is asked, or when no source has the date
 */
export function answerDocumentDate(
  understood: Understood,
  documents: readonly SourceDocument[],
  phrases: Phrases,
): Draft | undefined {
  const document = onlyNamed(understood, documents);
  const { text, documentNames: names, subject } = understood;
  if (!document || !ASKS_DATE.test(text)) return undefined;
  const other = subject.filter((word) => !names.some((name) => name.includes(word)));
  if (other.some((word) => !ISSUED.test(word))) return undefined;
  const { title, dateText } = document.info;
  // A year alone stands in many sentences that say nothing of the document.
  if (/^\d+$/.test(dateText)) {
    return stateNothing(
      "not_found",
      "notInSources",
      "extractive",
      phrases.undated(title, dateText),
    );
  }
  // Whatever holds the date holds how it ends.
  const year = dateText.slice(-4);
  const monthOfYear = dateText.replace(/^\d+ /, "");
  const subtitle = title.replace(/^\S+ /, "");
  const own = datedSentences(document, year, (sentence) => sentence.includes(monthOfYear));
  const elsewhere = documents
    .filter((one) => one !== document)
    .flatMap((one) =>
      datedSentences(
        one,
        year,
        (sentence) => sentence.includes(dateText) && sentence.includes(subtitle),
      ),
    );
  const statements = [...own.slice(0, 1), ...elsewhere].slice(0, MOST);
  if (statements.length === 0) {
    return stateNothing(
      "not_found",
      "notInSources",
      "extractive",
      phrases.dateNotInText(title, dateText),
    );
  }
  return {
    status: "answered",
    method: "extractive",
    lead: phrases.dated(title, dateText),
    statements,
    actions: [],
    suggestions: [],
  };
}

function datedSentences(
  document: SourceDocument,
  year: string,
  isDated: (sentence: string) => boolean,
): DraftStatement[] {
  const holdsDate = (text: string) =>
    text.includes(year) && (isDated(text) || isDated(text.toLowerCase()));
  // Most blocks hold no date at all, which is quicker to see than to split them.
  const blocks = document.blocks.filter(({ text }) => holdsDate(text));
  return blocks.flatMap((block) =>
    splitSentences(block.text)
      .map(({ start, end }) => ({ start, end, text: block.text.slice(start, end) }))
      .filter(({ text }) => holdsDate(text))
      .map((sentence) => ({
        text: sentence.text,
        evidence: [citeBlock(document, block, sentence)],
        bullet: true,
      })),
  );
}
