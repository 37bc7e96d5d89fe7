import type { Passage, StoredTexts } from "../schema.ts";
import type { Lexicon } from "./lexicon.ts";
import { type ReadTerms, type ReadText, readTermsWith } from "./read-text.ts";

type Texts = Pick<Passage, "text" | "context">;

/** Reads texts as they were stored; others, such as sentences, with the lexicon. */
export function readStored(
  stored: StoredTexts | undefined,
  passages: readonly Texts[],
  questions: readonly { text: string }[],
  lexicon: Lexicon,
): ReadTerms {
  const read = readTermsWith(lexicon);
  const known = new Map<string, ReadText>();
  if (stored) {
    for (const [index, text] of listTexts(passages, questions).entries()) {
      const [numbers, counts, weight] = stored.texts[index] ?? [[], [], 0];
      const terms = numbers.map((number) => stored.terms[number] ?? "");
      known.set(text, { terms, counts, length: terms.length, weight });
    }
  }
  // A passage and its questions stand in several lists of words; their terms are read once.
  return (text) => {
    const terms = known.get(text) ?? read(text);
    known.set(text, terms);
    return terms;
  };
}

/** Texts of passages, then their contexts, then questions: the order in which they are stored. */
export function listTexts(
  passages: readonly Texts[],
  questions: readonly { text: string }[],
): readonly string[] {
  return [
    ...passages.map(({ text }) => text),
    ...passages.map(({ context }) => context),
    ...questions.map(({ text }) => text),
  ];
}
