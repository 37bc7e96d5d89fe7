import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Passage } from "../schema.ts";

const ASKS_ABOUT = /\b(?:over|about)\b/i;
/** "4.3 ", "2. ", "II. " before a heading. */
const NUMBERING = /^(?:\d+(?:\.\d+)*|[ivx]+)\.?\s+/;

/**
 * Whether a passage stands under a heading that is the very subject of a question about a document:
 * "Wat zegt de brief over werkgelegenheid?" is for the part "Werkgelegenheid", of which no sentence may
 * have that word, and not for a sentence elsewhere that mentions it.
 * Undefined for any other question.
 */
export const standsUnder = rememberFor(
  ({ text, subject, documents }: Understood): ((passage: Passage) => boolean) | undefined => {
    if (documents.length === 0 || subject.length === 0 || !ASKS_ABOUT.test(text)) return undefined;
    const heading = subject.join(" ").toLowerCase();
    return ({ headings }) => headings.at(-1)?.toLowerCase().replace(NUMBERING, "") === heading;
  },
);
