import type { SourceDocument } from "../documents/document.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Passage } from "../schema.ts";
import type { Highlight } from "./evidence.ts";
import type { Phrases } from "./phrases.ts";

/** What answers from passages are made with. */
export interface PassageContext {
  documents: readonly SourceDocument[];
  lexicon: Lexicon;
  phrases: Phrases;
  highlight: Highlight;
  /** Cosine of the question with each text; all zeros where there is no vector. */
  compare(texts: readonly string[]): Promise<number[]>;
  /** Passages of the same document in order, at least those near it under the same headings. */
  around(passage: Passage): Promise<readonly Passage[]>;
  /** Questions that a passage is known to answer, Dutch and English. */
  questionsOf(passageId: string): readonly string[];
}
