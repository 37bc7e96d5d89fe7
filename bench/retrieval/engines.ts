import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pipeline } from "../../src/ask.ts";
import type { Parts } from "../../tests/evaluation/open-parts.ts";
import { createDense } from "./dense.ts";
import { DEPTH, type Engine } from "./engine.ts";
import { createMiniSearch } from "./minisearch.ts";
import { createOrama } from "./orama.ts";
import { createPostgres } from "./postgres.ts";
import { createVectraDocuments } from "./vectra-documents.ts";

/** Ours first, then what people would pick instead; `close` removes what was written. */
export async function openEngines(
  { sources, index, embedder }: Parts,
  pipeline: Pipeline,
): Promise<{ engines: Engine[]; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "bench-vectra-"));
  const { passages, questions } = index;
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const { signal } = new AbortController();
  const ours: Engine = {
    name: "Beleidswijzer",
    search: async (query) => {
      const hits = await pipeline.search({ query, limit: DEPTH }, { signal });
      return hits.flatMap(({ passageId }) => byId.get(passageId) ?? []);
    },
  };
  const engines = [
    ours,
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
    createDense(index, embedder),
    await createVectraDocuments(sources.documents, embedder, folder),
  ];
  return { engines, close: () => rmSync(folder, { recursive: true, force: true }) };
}
