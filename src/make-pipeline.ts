import { addOwnDocuments } from "./add-own-documents.ts";
import { createPipeline, type Pipeline } from "./ask.ts";
import { CHANCE_THRESHOLD, type Config } from "./config.ts";
import { createThesaurus } from "./dutch/thesaurus.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { createRephraser } from "./llm/rephrase.ts";
import type { AnswerSources } from "./load-sources.ts";
import { createLexicon } from "./retrieval/lexicon.ts";
import { createRetriever } from "./retrieval/retrieve.ts";
import type { PassageStore } from "./store/passage-store.ts";
import { takeTurns } from "./take-turns.ts";

/**
 * Asked before an index is taken: what breaks on every question is noticed before a person does. To
 * explain the answer it is searched for too, though it can be looked up.
 */
const TRIAL = { question: "Wie is de uitvoerder van actie 4.3.4?", explain: true };
const TRIAL_MS = 60_000;

/** A pipeline, and the documents and register that it answers from. */
export interface MadePipeline extends Pick<AnswerSources, "documents" | "register"> {
  pipeline: Pipeline;
}

/**
 * Makes pipelines on opened indexes, each tried with a question; questions take turns. What cannot be
 * made rejects with the reason, a ModelError or IndexError among others, and its index is closed.
 */
export function createPipelineMaker(
  sources: AnswerSources,
  embedder: Embedder,
  llm: Config["llm"],
): (store: PassageStore) => Promise<MadePipeline> {
  const rephraser = llm && createRephraser({ ...llm, fetch });
  const { expand } = createThesaurus(sources.thesaurus);
  return async (store) => {
    const ownDocuments = store.documents.map(({ info }) => info.id);
    const lexicon = createLexicon(store.vocabulary);
    const { index } = store;
    const { documents, register } = addOwnDocuments(sources, store.documents);
    const { ask, search } = createPipeline({
      ...{ documents, register, ownDocuments },
      retriever: createRetriever({ index, embedder, lexicon, expand, ownDocuments }),
      embeddingModel: embedder.model,
      abbreviations: sources.thesaurus.abbreviations,
      rephraser,
      threshold: CHANCE_THRESHOLD,
    });
    try {
      await ask(TRIAL, { requestId: "trial", signal: AbortSignal.timeout(TRIAL_MS) });
    } catch (error) {
      await store.close();
      throw error;
    }
    return { documents, register, pipeline: { ask: takeTurns(ask), search: takeTurns(search) } };
  };
}
