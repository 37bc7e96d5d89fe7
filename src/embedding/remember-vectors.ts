import { hash } from "node:crypto";
import type { Embedder } from "./embedder.ts";

/** Vectors of questions that are kept: the same one is compared with passages and sentences. */
const QUESTIONS = 500;
/** Vectors of sentences that are kept, about all of the sources: 1 kB each at 256 dimensions. */
const PASSAGES = 4_000;

type Vector = Float32Array | undefined;

/**
 * The same embedder, which remembers the last vectors it made. Questions are known by their hash, so
 * that none stays in memory; what they are compared with stands in the sources. A text that is not
 * remembered is embedded by itself, since with some models a vector depends on what it is batched
 * with: so it never depends on what was asked before.
 */
export function rememberVectors(
  embedder: Embedder,
  limits = { questions: QUESTIONS, passages: PASSAGES },
): Embedder {
  const questions = keepLatest(limits.questions);
  const passages = keepLatest(limits.passages);
  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    embedQuestion: async (text) => {
      const key = hash("sha256", text, "base64");
      const known = questions.take(key);
      return known ? known.vector : questions.keep(key, await embedder.embedQuestion(text));
    },
    embedPassages: (texts) =>
      Promise.all(
        texts.map((text) => {
          const known = passages.take(text);
          return known ? known.vector : embedOne(text);
        }),
      ),
  };

  async function embedOne(text: string): Promise<Vector> {
    const [vector] = await embedder.embedPassages([text]);
    return passages.keep(text, vector);
  }
}

/** Keeps the vectors of the `limit` keys that were taken or kept last. */
function keepLatest(limit: number) {
  const known = new Map<string, { vector: Vector }>();
  // A map gives its keys in the order in which they were set: the first is the oldest.
  const refresh = (key: string, entry: { vector: Vector }) => {
    known.delete(key);
    known.set(key, entry);
  };
  return {
    take: (key: string): { vector: Vector } | undefined => {
      const entry = known.get(key);
      if (entry) refresh(key, entry);
      return entry;
    },
    keep: (key: string, vector: Vector): Vector => {
      refresh(key, { vector });
      if (known.size > limit) {
        const [oldest] = known.keys();
        if (oldest !== undefined) known.delete(oldest);
      }
      return vector;
    },
  };
}
