import { tokenize } from "../../src/dutch/tokens.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import type { Passage } from "../../src/schema.ts";
import type { StoredWords, StoreInput } from "../../src/store/passage-store.ts";
import { createRandom } from "../statistics.ts";

/** The words of the sources, how often each occurs, and its vector. */
export interface Words {
  words: string[];
  counts: number[];
  vectors: number[][];
}

/** What a synthetic index is asked. */
export interface SyntheticQuestion {
  vector: Float32Array;
  /** The rarest first. */
  words: string[];
}

const PASSAGES_PER_DOCUMENT = 50;
const PASSAGES_PER_HEADING = 5;
/** One question for so many passages: own documents have none, the five sources three or four. */
const PASSAGES_PER_QUESTION = 10;
const TOPIC_WORDS = 40;
/** Share of a passage's words that come from the topic of its document. */
const TOPIC_SHARE = 0.3;

const none = { starts: new Uint32Array(), texts: new Uint32Array(), scores: new Float64Array() };
/** An index that is not held in memory keeps no postings of ours. */
const NO_WORDS: StoredWords = {
  ...{ terms: [], lexical: none, reach: none },
  questions: { ...none, weights: new Float64Array() },
  sentences: { ...none, weights: new Float64Array() },
  sentenceOwners: new Uint32Array(),
};

/** Counts the words of passages and embeds each by itself. */
export async function readWords(passages: readonly Passage[], embedder: Embedder): Promise<Words> {
  const seen = new Map<string, number>();
  for (const { text } of passages) {
    for (const { kind, text: word } of tokenize(text)) {
      if (kind === "word") seen.set(word, (seen.get(word) ?? 0) + 1);
    }
  }
  const vectors = await embedder.embedPassages([...seen.keys()]);
  const known = [...seen].flatMap(([word, count], index) => {
    const vector = vectors[index];
    return vector ? [{ word, count, vector: Array.from(vector) }] : [];
  });
  return {
    words: known.map(({ word }) => word),
    counts: known.map(({ count }) => count),
    vectors: known.map(({ vector }) => vector),
  };
}

/**
 * An index of so many passages of 60 to 110 words, drawn by their frequency in the sources; each document
 * has a topic of its own, words that come back in all its passages. The vector of a text is the sum of
 * those of its words at length 1, which is what the shipped model does but for its weights.
 * @param edition another one changes the words of the first passage in a hundred documents
 */
export function makeSynthetic(words: Words, count: number, edition = 0): StoreInput {
  const draw = createDraw(words);
  const dimensions = words.vectors[0]?.length ?? 0;
  const passages: Passage[] = [];
  const passageVectors: Float32Array[] = [];
  const questions: { passageId: string; text: string }[] = [];
  const questionVectors: Float32Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const document = Math.floor(index / PASSAGES_PER_DOCUMENT);
    const isChanged = document % 100 === 0 && index % PASSAGES_PER_DOCUMENT === 0;
    const chosen = drawPassage(draw, index, isChanged ? edition : 0);
    passages.push(makePassage(words, index, document, chosen));
    passageVectors.push(sum(words, chosen, dimensions));
    if (index % PASSAGES_PER_QUESTION === 0) {
      const asked = chosen.slice(0, 8);
      const text = asked.map((word) => words.words[word]).join(" ");
      questions.push({ passageId: `p${index}`, text: `${text}?` });
      questionVectors.push(sum(words, asked, dimensions));
    }
  }
  return {
    manifest: {
      ...{ model: "synthetic", corpusHash: "synthetic", passageRules: "synthetic" },
      ...{ dimensions, builtAt: "2026-01-01T00:00:00.000Z" },
    },
    documents: [],
    vocabulary: {
      passages: count,
      words: words.words.map((word, index) => [word, words.counts[index] ?? 0, 1]),
      terms: words.words.map((word, index) => {
        const occurrences = words.counts[index] ?? 0;
        return [word, occurrences, occurrences, 0];
      }),
      known: [],
    },
    words: () => NO_WORDS,
    ...{ passages, questions },
    vectors: [Promise.resolve(passageVectors), Promise.resolve(questionVectors)],
  };
}

/** Questions of eight words that stand together in a passage somewhere. */
export function makeQuestions(words: Words, count: number, passages: number): SyntheticQuestion[] {
  const draw = createDraw(words);
  const dimensions = words.vectors[0]?.length ?? 0;
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const index = Math.floor(random() * passages);
    const chosen = drawPassage(draw, index, 0);
    const from = Math.floor(random() * 40);
    const asked = chosen.slice(from, from + 8);
    return {
      vector: sum(words, asked, dimensions),
      words: [...asked]
        .sort((a, b) => (words.counts[a] ?? 0) - (words.counts[b] ?? 0))
        .map((word) => words.words[word] ?? ""),
    };
  });
}

/** Draws a word by its frequency, for a number from 0 to 1. */
function createDraw({ counts }: Words): (random: number) => number {
  const sums = new Float64Array(counts.length);
  let total = 0;
  for (const [index, count] of counts.entries()) {
    total += count;
    sums[index] = total;
  }
  return (random) => {
    const wanted = random * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The words of a passage, by number; the same for the same index and edition. */
function drawPassage(draw: (random: number) => number, index: number, edition: number): number[] {
  const document = Math.floor(index / PASSAGES_PER_DOCUMENT);
  const ofTopic = createRandom(document + 1);
  const topic = Array.from({ length: TOPIC_WORDS }, () => draw(ofTopic()));
  const random = createRandom((index + 1) * 7919 + edition);
  const length = 60 + Math.floor(random() * 51);
  return Array.from({ length }, () =>
    random() < TOPIC_SHARE ? (topic[Math.floor(random() * TOPIC_WORDS)] ?? 0) : draw(random()),
  );
}

function makePassage(
  { words }: Words,
  index: number,
  document: number,
  chosen: readonly number[],
): Passage {
  const text = `${chosen.map((word) => words[word]).join(" ")}.`;
  const heading = Math.floor(index / PASSAGES_PER_HEADING);
  const headings = [`Hoofdstuk ${document}`, `Paragraaf ${heading}`];
  const spans = [{ line: 1 + (index % 1000), start: 0, end: text.length }];
  return {
    id: `p${index}`,
    documentId: `d${document}`,
    kind: "paragraph",
    pages: [1 + (index % PASSAGES_PER_DOCUMENT)],
    headings,
    context: headings.join(" > "),
    text,
    parts: [{ blockId: `p1-${index}`, page: 1, text, spans }],
  };
}

function sum({ vectors }: Words, chosen: readonly number[], dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of chosen) {
    const added = vectors[word] ?? [];
    for (let column = 0; column < dimensions; column += 1) {
      vector[column] = (vector[column] ?? 0) + (added[column] ?? 0);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
