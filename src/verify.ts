import { openIndexing } from "./indexing.ts";
import { expectedIndex } from "./store/index-manifest.ts";
import { verifyIndex } from "./verify-index.ts";

/*
 * npm run verify: checks every stored excerpt against its source. The five sources are read from
 * seeds/, where each is checked against its hash; documents of one's own from their files.
 */
try {
  const parts = openIndexing(process.env);
  const { sources, embedder, driver } = parts;
  const store = await driver.open(expectedIndex(sources, embedder.model));
  const { excerpts, passages, documents, wrong } = await verifyIndex(store, parts).finally(
    store.close,
  );
  for (const sentence of wrong) console.log(sentence);
  console.log(
    `Checked ${excerpts} excerpts of ${passages} passages in ${documents} documents: ${wrong.length === 0 ? "all are literally in their source" : `${wrong.length} ${wrong.length === 1 ? "is" : "are"} not as ${wrong.length === 1 ? "it" : "they"} should be`}.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
