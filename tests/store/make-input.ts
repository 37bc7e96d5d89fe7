import type { Passage, StoredDocument } from "../../src/schema.ts";
import type { ExpectedIndex } from "../../src/store/index-manifest.ts";
import type { StoredWords, StoreInput, Vector } from "../../src/store/passage-store.ts";

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

/** An input of which the vectors are given whole; those that are left out are undefined. */
export type InputChanges = Partial<Omit<StoreInput, "vectors">> & {
  passageVectors?: readonly Vector[];
  questionVectors?: readonly Vector[];
};

/** Three passages, one without a vector, and a question. */
export function makeInput({
  passageVectors,
  questionVectors,
  ...changes
}: InputChanges = {}): StoreInput {
  const input = {
    manifest: { ...expected, dimensions: 3, builtAt: "2026-01-01T00:00:00.000Z" },
    passages: [makePassage("a", "Een"), makePassage("b", "Twee"), makePassage("c", "???")],
    questions: [{ passageId: "b", text: "Wat is twee?" }],
    documents: [makeDocument("nota", "Een regel.")],
    vocabulary: { passages: 3, words: [["een", 1, 1]], terms: [["een", 1, 1, 0]], known: ["twee"] },
    words: makeWords,
    ...changes,
  } satisfies Omit<StoreInput, "vectors">;
  const ofPassages = passageVectors ?? [makeUnit(1, 2, 3), makeUnit(-1, 0, 1), undefined];
  const ofQuestions = questionVectors ?? [makeUnit(0, 1, 0)];
  const vectors = [
    Promise.resolve(input.passages.map((_, index) => ofPassages[index])),
    Promise.resolve(input.questions.map((_, index) => ofQuestions[index])),
  ];
  return { ...input, vectors };
}

/** What word search looks in, with lists of different lengths, some of them empty. */
export function makeWords(): StoredWords {
  const postings = (...texts: number[]) => ({
    starts: Uint32Array.from([0, texts.length]),
    texts: Uint32Array.from(texts),
    scores: new Float64Array(),
  });
  return {
    terms: ["een", "twee"],
    lexical: { ...postings(0), scores: Float64Array.from([0.1]) },
    reach: postings(0, 2, 1),
    questions: { ...postings(0), weights: Float64Array.from([1 / 3]) },
    sentences: { ...postings(), weights: new Float64Array() },
    sentenceOwners: new Uint32Array(),
  };
}
