import type { SourceDocument } from "../documents/document.ts";
import type { Understood } from "../question/understand.ts";
import { type Draft, stateNothing } from "./draft.ts";
import { onlyNamed } from "./only-named.ts";
import type { Phrases } from "./phrases.ts";

/** A year right behind the name of a document is part of its name. */
const YEAR_BEHIND = /^['’”"]?\s*(?:\(\s*)?((?:19|20)\d\d)\b(?![-–/.]\d)/;

/**
 * "Wat staat er in de Staat van het Bestuur 2024?": another edition than the one that is a source. What
 * the one of 2022 says is no answer.
 * @returns undefined when no year stands behind the name, or when the document may be of that year
 */
export function refuseOtherEdition(
  understood: Understood,
  documents: readonly SourceDocument[],
  phrases: Phrases,
): Draft | undefined {
  const document = onlyNamed(understood, documents);
  if (!document) return undefined;
  const { text, documentNames } = understood;
  const [name = ""] = documentNames;
  const [, year] = text.slice(text.indexOf(name) + name.length).match(YEAR_BEHIND) ?? [];
  const { title, date, dateText } = document.info;
  if (!year || date.startsWith(year) || title.includes(year)) return undefined;
  // "Wat moet er volgens de Werkagenda 2025 klaar zijn?" is asked of its results by then.
  if (document.blocks.some(({ column }) => column === year)) return undefined;
  const remark = phrases.otherEdition(title, dateText, year);
  return stateNothing("not_found", "notInSources", "extractive", remark);
}
