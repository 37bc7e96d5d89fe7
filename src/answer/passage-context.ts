import type { SourceDocument } from "../documents/document.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Language, Passage } from "../schema.ts";
import type { Highlight } from "./evidence.ts";
import type { Phrases } from "./phrases.ts";

/** What answers from passages are made with. */
export interface PassageContext {
  documents: readonly SourceDocument[];
  passages: readonly Passage[];
  lexicon: Lexicon;
  phrases: Phrases;
  highlight: Highlight;
  /** Cosine of the question with each text; all zeros where there is no vector. */
  compare(texts: readonly string[]): Promise<number[]>;
  /** Questions in a language that a passage is known to answer. */
  questionsOf(passageId: string, language: Language): readonly string[];
}
