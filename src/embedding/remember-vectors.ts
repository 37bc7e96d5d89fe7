import { createHash } from "node:crypto";
import type { Embedder } from "./embedder.ts";

/** Vectors of questions that are kept: the same one is compared with passages and sentences. */
const QUESTIONS = 500;
/** Vectors of sentences that are kept, about all of the sources: 1 kB each at 256 dimensions. */
const PASSAGES = 4_000;

type Vector = Float32Array | undefined;

/**
 * The same embedder, which remembers the last vectors it made. Texts are known by their hash, so that
 * no question stays in memory. A text that is not remembered is embedded by itself, since with some
 * models a vector depends on what it is batched with: so it never depends on what was asked before.
 */
export function rememberVectors(
  embedder: Embedder,
  limits = { questions: QUESTIONS, passages: PASSAGES },
): Embedder {
  const question = rememberLatest(limits.questions, embedder.embedQuestion);
  const passage = rememberLatest(limits.passages, async (text) => {
    const [vector] = await embedder.embedPassages([text]);
    return vector;
  });
  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    embedQuestion: question,
    embedPassages: async (texts) => {
      const vectors: Vector[] = [];
      for (const text of texts) vectors.push(await passage(text));
      return vectors;
    },
  };
}

/** Keeps the results for the `limit` texts that were asked for last. */
function rememberLatest(
  limit: number,
  embed: (text: string) => Promise<Vector>,
): (text: string) => Promise<Vector> {
  const known = new Map<string, Vector>();
  return async (text) => {
    const key = createHash("sha256").update(text).digest("base64");
    const isKnown = known.has(key);
    const vector = isKnown ? known.get(key) : await embed(text);
    // A map gives its keys in the order in which they were set: the first is the oldest.
    known.delete(key);
    known.set(key, vector);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
    return vector;
  };
}
