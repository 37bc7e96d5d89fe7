import { createPipeline, type Pipeline } from "./ask.ts";
import { CHANCE_THRESHOLD, type Config } from "./config.ts";
import { PROJECT_FOLDER } from "./disk.ts";
import { createThesaurus } from "./dutch/thesaurus.ts";
import { loadEmbedder } from "./embedding/embedder.ts";
import { createRephraser } from "./llm/rephrase.ts";
import type { Sources } from "./load-sources.ts";
import { openOrMakeIndex } from "./make-index.ts";
import { openDriver } from "./open-driver.ts";
import { createProgressBar } from "./progress-bar.ts";
import { createLexicon } from "./retrieval/lexicon.ts";
import { createRetriever } from "./retrieval/retrieve.ts";
import type { IndexManifest } from "./store/index-manifest.ts";
import { takeTurns } from "./take-turns.ts";

/** A pipeline and the index it answers from. */
export interface OpenedPipeline {
  pipeline: Pipeline;
  manifest: IndexManifest;
}

/**
 * Loads the model, opens the index, or makes it with a progress bar on standard error, and puts the
 * pipeline together.
 * @throws ModelError when the model cannot be loaded
 */
export async function openPipeline(
  sources: Sources,
  config: Pick<Config, "embeddingModel" | "allowDownload" | "indexFolder" | "databaseUrl" | "llm">,
): Promise<OpenedPipeline> {
  const embedder = await loadEmbedder({
    model: config.embeddingModel,
    modelsPath: `${PROJECT_FOLDER}models/`,
    allowDownload: config.allowDownload,
  });
  const driver = openDriver(config);
  const write = (text: string) => process.stderr.write(text);
  const output = { isTerminal: process.stderr.isTTY === true, write };
  let progress = createProgressBar(output, () => performance.now());
  const store = await openOrMakeIndex(sources, embedder, driver, () => new Date(), {
    rebuilding: (reason) => {
      write(`${reason.replace(/ Run ".*$/, "")} It is made now.\n`);
      progress = createProgressBar(output, () => performance.now());
    },
    progress: (done, total) => progress(done, total),
  });
  if (store.index.kind !== "whole") throw new Error("Not yet.");
  const retriever = createRetriever({
    index: store.index,
    embedder,
    lexicon: createLexicon(store.vocabulary, sources.knownWords),
    expand: createThesaurus(sources.thesaurus).expand,
  });
  const { documents, register } = sources;
  const pipeline = createPipeline({
    documents,
    register,
    retriever,
    embeddingModel: embedder.model,
    abbreviations: sources.thesaurus.abbreviations,
    rephraser: config.llm && createRephraser({ ...config.llm, fetch }),
    threshold: CHANCE_THRESHOLD,
  });
  return {
    pipeline: { ask: takeTurns(pipeline.ask), search: takeTurns(pipeline.search) },
    manifest: store.manifest,
  };
}
