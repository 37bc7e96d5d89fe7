import type { Passage, StoredDocument } from "../../src/schema.ts";
import type { ExpectedIndex } from "../../src/store/index-manifest.ts";
import type { StoreInput } from "../../src/store/passage-store.ts";

/** What the index of makeInput says of itself. */
export const expected: ExpectedIndex = { model: "klein", corpusHash: "abc", passageRules: "1" };

export function makePassage(id: string, text: string, changes: Partial<Passage> = {}): Passage {
  const part = { blockId: "p1-1", page: 1, text, spans: [{ line: 1, start: 0, end: text.length }] };
  return {
    id,
    documentId: "manifest",
    kind: "paragraph",
    pages: [1],
    headings: [],
    context: "",
    text,
    parts: [part],
    ...changes,
  };
}

export function makeDocument(id: string, line: string): StoredDocument {
  return {
    info: {
      id,
      title: `Titel van ${id}`,
      publisher: "Gemeente",
      date: "2026-01-01",
      dateText: "2026",
      kind: "nota",
      file: `${id}.txt`,
      originalFile: `${id}.txt`,
      sha256: "0".repeat(64),
      pages: [1],
      missingPages: [],
    },
    hash: `hash van ${line}`,
    lines: [line],
    pages: [{ number: 1, fromLine: 1, toLine: 1 }],
    blocks: [],
    furniture: [],
    breaks: [],
  };
}

/** A vector of length 1. */
export function makeUnit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

/** Three passages, one without a vector, and a question. */
export function makeInput(changes: Partial<StoreInput> = {}): StoreInput {
  return {
    manifest: { ...expected, dimensions: 3, builtAt: "2026-01-01T00:00:00.000Z" },
    passages: [makePassage("a", "Een"), makePassage("b", "Twee"), makePassage("c", "???")],
    questions: [{ passageId: "b", text: "Wat is twee?" }],
    documents: [makeDocument("nota", "Een regel.")],
    vocabulary: { passages: 3, words: [["een", 1, 1]], terms: [["een", 1, 1, 0]], known: ["twee"] },
    texts: { terms: ["een"], texts: [[[0], [1], 0.5]] },
    passageVectors: [makeUnit(1, 2, 3), makeUnit(-1, 0, 1), undefined],
    questionVectors: [makeUnit(0, 1, 0)],
    ...changes,
  };
}
