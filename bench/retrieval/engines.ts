import { join } from "node:path";
import type { Pipeline } from "../../src/ask.ts";
import type { Passage } from "../../src/schema.ts";
import { makePipeline, openParts, type Parts } from "../../tests/evaluation/open-parts.ts";
import { createDense } from "./dense.ts";
import { DEPTH, type Engine } from "./engine.ts";
import { createMiniSearch } from "./minisearch.ts";
import { createOrama } from "./orama.ts";
import { createPostgres } from "./postgres.ts";
import { createVectraDocuments } from "./vectra-documents.ts";

/** Where vectra's index stands in a folder that engines are opened in. */
export const VECTRA_FOLDER = "vectra";

/**
 * Ours first, then what people would pick instead, and ours with each of the hub models (names as in
 * EMBEDDING_MODEL), an index of which is made.
 * @param folder where what is made is kept
 */
export async function openEngines(
  { sources, index, embedder }: Parts,
  pipeline: Pipeline,
  hubModels: readonly string[],
  folder: string,
): Promise<Engine[]> {
  const { passages, questions } = index;
  const engines = [
    createOurs("Beleidswijzer", pipeline, passages),
    createMiniSearch(passages, { name: "MiniSearch", stemmed: false }),
    createMiniSearch(passages, { name: "MiniSearch, Dutch stems", stemmed: true }),
    createMiniSearch(passages, { name: "the same, prefix and fuzzy", stemmed: true, fuzzy: true }),
    createMiniSearch(passages, {
      name: "MiniSearch, Dutch stems, our questions too",
      stemmed: true,
      questions,
    }),
    await createOrama(passages),
    await createPostgres(passages),
    createDense("our model's cosine alone", index, embedder),
    await createVectraDocuments(sources.documents, embedder, join(folder, VECTRA_FOLDER)),
  ];
  for (const [number, model] of hubModels.entries()) {
    const parts = await openParts({
      ...process.env,
      EMBEDDING_MODEL: model,
      INDEX_DIR: join(folder, `hub-${number}`),
    });
    engines.push(
      createOurs(`Beleidswijzer with ${model}`, makePipeline(parts), parts.index.passages),
      createDense(`${model}'s cosine alone`, parts.index, parts.embedder),
    );
  }
  return engines;
}

function createOurs(name: string, pipeline: Pipeline, passages: readonly Passage[]): Engine {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const { signal } = new AbortController();
  return {
    name,
    search: async (query) => {
      const hits = await pipeline.search({ query, limit: DEPTH }, { signal });
      return hits.flatMap(({ passageId }) => byId.get(passageId) ?? []);
    },
  };
}
