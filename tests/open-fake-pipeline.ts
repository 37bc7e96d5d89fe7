import { createPipeline, type Pipeline } from "../src/ask.ts";
import { CHANCE_THRESHOLD, SHIPPED_MODEL } from "../src/config.ts";
import { createThesaurus } from "../src/dutch/thesaurus.ts";
import type { Embedder } from "../src/embedding/embedder.ts";
import { loadSources, type Sources } from "../src/load-sources.ts";
import { createLexicon, type Lexicon } from "../src/retrieval/lexicon.ts";
import { readVocabulary } from "../src/retrieval/read-corpus.ts";
import { createRetriever, type Retriever } from "../src/retrieval/retrieve.ts";
import { createComparison, ownersOf } from "../src/store/compare-vectors.ts";
import { embeddedText } from "../src/store/embedded-text.ts";
import type { WholeIndex } from "../src/store/passage-store.ts";
import { makeFakeEmbedder } from "./fake-embedder.ts";
import { makeSeedFiles } from "./seed-files.ts";

/** The whole pipeline on the real sources, without a model and without an index on disk. */
export interface FakePipeline {
  sources: Sources;
  embedder: Embedder;
  index: WholeIndex;
  lexicon: Lexicon;
  retriever: Retriever;
  pipeline: Pipeline;
}

/** Opens the pipeline with the fake embedder; vectors are kept in memory. */
export async function openFakePipeline(): Promise<FakePipeline> {
  const sources = loadSources(makeSeedFiles(), SHIPPED_MODEL);
  const embedder = makeFakeEmbedder();
  const lexicon = makeLexicon(sources);
  const index = await keepInMemory(sources, embedder);
  const retriever = createRetriever({
    index,
    embedder,
    lexicon,
    expand: createThesaurus(sources.thesaurus).expand,
  });
  const pipeline = createPipeline({
    documents: sources.documents,
    register: sources.register,
    retriever,
    embeddingModel: embedder.model,
    abbreviations: sources.thesaurus.abbreviations,
    threshold: CHANCE_THRESHOLD,
  });
  return { sources, embedder, index, lexicon, retriever, pipeline };
}

/** The words of the sources, as the product collects them. */
export function makeLexicon({ passages, knownWords }: Sources): Lexicon {
  return createLexicon(readVocabulary(passages, knownWords));
}

async function keepInMemory(
  { passages, questions }: Sources,
  embedder: Embedder,
): Promise<WholeIndex> {
  const rows = {
    passages: await embedder.embedPassages(passages.map(embeddedText)),
    questions: await embedder.embedPassages(questions.map(({ text }) => text)),
    owners: ownersOf(passages, questions),
  };
  const compare = createComparison(rows, await embedder.dimensions());
  return { kind: "whole", passages, questions, compare };
}
