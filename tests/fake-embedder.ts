import { normalise } from "../src/dutch/normalise.ts";
import type { Embedder } from "../src/embedding/embedder.ts";

const DIMENSIONS = 256;

/**
 * An embedder without a model: each word is hashed to one direction, a text is the sum of its words
 * at length 1. Texts with the same words are alike, texts without a common word hardly are.
 */
export function makeFakeEmbedder(): Embedder {
  return {
    model: "fake-bag-of-words",
    dimensions: async () => DIMENSIONS,
    embedQuestion: async (text) => embed(text),
    embedPassages: async (texts) => texts.map(embed),
  };
}

function embed(text: string): Float32Array | undefined {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = hashWord(word);
    const place = hash % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + (hash & 0x1000 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : undefined;
}

/** FNV-1a, 32 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (const letter of word) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
