import type { Embedder } from "../../src/embedding/embedder.ts";
import type { PassageStore } from "../../src/store/passage-store.ts";
import { DEPTH, type Engine } from "./engine.ts";

/** Cosine with the passages alone, by the model that the store was built with. */
export function createDense(name: string, store: PassageStore, embedder: Embedder): Engine {
  return {
    name,
    search: async (query) => {
      const vector = await embedder.embedQuestion(query);
      if (!vector) return [];
      const cosines = store.compare(vector).passages;
      return store.passages
        .map((passage, index) => ({ passage, cosine: cosines[index] ?? 0 }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, DEPTH)
        .map(({ passage }) => passage);
    },
  };
}
