import type { Embedder } from "../../src/embedding/embedder.ts";
import type { WholeIndex } from "../../src/store/passage-store.ts";
import { DEPTH, type Engine } from "./engine.ts";

/** Cosine with the passages alone, by the model that the index was built with. */
export function createDense(name: string, index: WholeIndex, embedder: Embedder): Engine {
  return {
    name,
    search: async (query) => {
      const vector = await embedder.embedQuestion(query);
      if (!vector) return [];
      const { passages: cosines } = await index.compare(vector);
      return index.passages
        .map((passage, number) => ({ passage, cosine: cosines[number] ?? 0 }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, DEPTH)
        .map(({ passage }) => passage);
    },
  };
}
