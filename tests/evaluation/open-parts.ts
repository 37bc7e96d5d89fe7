import { resolve } from "node:path";
import { addOwnDocuments } from "../../src/add-own-documents.ts";
import { createPipeline, type Pipeline, type PipelineParts } from "../../src/ask.ts";
import { CHANCE_THRESHOLD, readConfig, SHIPPED_MODEL } from "../../src/config.ts";
import { openFolder, PROJECT_FOLDER } from "../../src/disk.ts";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import { type Embedder, loadEmbedder } from "../../src/embedding/embedder.ts";
import { createRephraser, type Rephraser } from "../../src/llm/rephrase.ts";
import { loadSources, type Sources } from "../../src/load-sources.ts";
import { openOrMakeIndex } from "../../src/make-index.ts";
import { findSourcesFolder } from "../../src/own-folder.ts";
import { createProgressBar } from "../../src/progress-bar.ts";
import { createLexicon, type Lexicon } from "../../src/retrieval/lexicon.ts";
import type { Expand } from "../../src/retrieval/query.ts";
import { FEATURE_WEIGHTS, type Features } from "../../src/retrieval/rank.ts";
import { createRetriever } from "../../src/retrieval/retrieve.ts";
import type { WholeIndex } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";

/** What a pipeline is made of; each can be replaced to see what it is worth. */
export interface Parts {
  sources: Sources;
  embedder: Embedder;
  index: WholeIndex;
  lexicon: Lexicon;
  expand: Expand;
  weights: Features;
  threshold: number;
  /** Ids of the documents that are not the program's own. */
  ownDocuments: readonly string[];
  /** Stages put in the place of the real ones. */
  stages?: NonNullable<PipelineParts["stages"]>;
  /** The language model of LLM_BASE_URL; measured only when it is asked for. */
  rephraser?: Rephraser;
}

/**
 * Loads what the server would load, with the same settings, and makes the index when needed. The questions
 * of the evaluation are about the program's own sources; documents of one's own are left out unless
 * they are asked for.
 * @throws Error when a language model is asked for and none is set up
 */
export async function openParts(
  environment: NodeJS.ProcessEnv,
  { llm = false, own = false } = {},
): Promise<Parts> {
  const config = readConfig(environment);
  if (llm && !config.llm) throw new Error("--llm needs LLM_BASE_URL and LLM_MODEL; set both.");
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  const embedder = await loadEmbedder({
    model: config.embeddingModel,
    modelsPath: `${PROJECT_FOLDER}models/`,
    allowDownload: config.allowDownload,
  });
  const write = (text: string) => process.stderr.write(text);
  const store = await openOrMakeIndex(
    {
      ...{ sources, embedder, readFile },
      folder: own ? findSourcesFolder(config) : undefined,
      driver: createVectraDriver(resolve(PROJECT_FOLDER, config.indexFolder)),
      clock: () => new Date(),
      progress: createProgressBar({ isTerminal: false, write }, () => performance.now()),
    },
    {
      rebuilding: (reason) => write(`${reason.replace(/ Run ".*$/, "")} It is made now.\n`),
      refused: (sentences) => write(sentences),
    },
  );
  if (store.index.kind !== "whole") throw new Error("The evaluation needs an index in memory.");
  return {
    sources: { ...sources, ...addOwnDocuments(sources, store.documents) },
    embedder,
    index: store.index,
    lexicon: createLexicon(store.vocabulary),
    expand: createThesaurus(sources.thesaurus).expand,
    weights: FEATURE_WEIGHTS,
    threshold: CHANCE_THRESHOLD,
    ownDocuments: store.documents.map(({ info }) => info.id),
    ...(llm && config.llm ? { rephraser: createRephraser({ ...config.llm, fetch }) } : {}),
  };
}

/** The real pipeline over these parts. */
export function makePipeline(parts: Parts): Pipeline {
  const { sources, embedder, threshold, stages = {}, rephraser, ...retrieval } = parts;
  return createPipeline({
    documents: sources.documents,
    ownDocuments: retrieval.ownDocuments,
    abbreviations: sources.thesaurus.abbreviations,
    register: sources.register,
    retriever: createRetriever({ embedder, ...retrieval }),
    embeddingModel: embedder.model,
    threshold,
    stages,
    rephraser,
  });
}
