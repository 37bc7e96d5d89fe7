import { addOwnDocuments } from "./add-own-documents.ts";
import { createPipeline, type Pipeline } from "./ask.ts";
import { CHANCE_THRESHOLD, type Config } from "./config.ts";
import { createThesaurus } from "./dutch/thesaurus.ts";
import { takeTurns } from "./http/take-turns.ts";
import { type IndexConfig, openIndexParts } from "./indexing.ts";
import { createRephraser } from "./llm/rephrase.ts";
import type { Sources } from "./load-sources.ts";
import { expectedIndex, openOrMakeIndex } from "./make-index.ts";
import { createLexicon } from "./retrieval/lexicon.ts";
import { createRetriever } from "./retrieval/retrieve.ts";
import type { Vectors } from "./start-vector-thread.ts";
import type { IndexManifest } from "./store/index-manifest.ts";
import type { PassageStore } from "./store/passage-store.ts";

/** A pipeline, the index it answers from, and the documents and register that go with it. */
export interface OpenedPipeline extends Pick<Sources, "documents" | "register"> {
  pipeline: Pipeline;
  manifest: IndexManifest;
  /** What PipelineOpener.version said of the index. */
  version: string;
  close(): Promise<void>;
}

/** Opens pipelines on the index of the moment. */
export interface PipelineOpener {
  /** Makes the index first where needed. @throws ModelError when the model cannot be loaded */
  open(): Promise<OpenedPipeline>;
  /** Opens an index that another process has made. @throws IndexError, ModelError */
  reopen(): Promise<OpenedPipeline>;
  /** Another text with every index that is built; undefined while there is none. */
  version(): Promise<string | undefined>;
}

/**
 * Asked before an index is taken: what breaks on every question is noticed before a person does. To
 * explain the answer it is searched for too, though it can be looked up.
 */
const TRIAL = { question: "Wie is de uitvoerder van actie 4.3.4?", explain: true };
const TRIAL_MS = 60_000;

/**
 * Progress and warnings go to standard error.
 * @param vectors where vectors are made
 * @throws FolderError
 */
export function createPipelineOpener(
  sources: Sources,
  config: IndexConfig & Pick<Config, "llm">,
  vectors: Vectors,
): PipelineOpener {
  const parts = openIndexParts(sources, config, vectors);
  const { embedder, driver } = parts;
  const write = (text: string) => process.stderr.write(text);
  const rephraser = config.llm && createRephraser({ ...config.llm, fetch });
  const { expand } = createThesaurus(sources.thesaurus);

  const answerFrom = async (store: PassageStore): Promise<OpenedPipeline> => {
    const { documents, register } = addOwnDocuments(sources, store.documents);
    const ownDocuments = store.documents.map(({ info }) => info.id);
    const lexicon = createLexicon(store.vocabulary);
    const { index } = store;
    const pipeline = createPipeline({
      documents,
      register,
      ownDocuments,
      retriever: createRetriever({ index, embedder, lexicon, expand, ownDocuments }),
      embeddingModel: embedder.model,
      abbreviations: sources.thesaurus.abbreviations,
      rephraser,
      threshold: CHANCE_THRESHOLD,
    });
    await pipeline.ask(TRIAL, { requestId: "trial", signal: AbortSignal.timeout(TRIAL_MS) });
    return {
      pipeline: { ask: takeTurns(pipeline.ask), search: takeTurns(pipeline.search) },
      ...{ manifest: store.manifest, version: store.version, close: store.close },
      ...{ documents, register },
    };
  };

  return {
    open: async () =>
      answerFrom(
        await openOrMakeIndex(parts, {
          rebuilding: (reason) => write(`${reason.replace(/ Run ".*$/, "")} It is made now.\n`),
          refused: (sentences) => write(`${sentences}\n`),
        }),
      ),
    reopen: async () => answerFrom(await driver.open(expectedIndex(sources, embedder.model))),
    version: driver.version,
  };
}
