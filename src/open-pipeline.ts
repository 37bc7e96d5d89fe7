import type { Config } from "./config.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { type IndexConfig, openIndexParts } from "./indexing.ts";
import type { Sources } from "./load-sources.ts";
import { openOrMakeIndex } from "./make-index.ts";
import { createPipelineMaker, type MadePipeline } from "./make-pipeline.ts";
import { expectedIndex, type IndexManifest } from "./store/index-manifest.ts";
import type { PassageStore } from "./store/passage-store.ts";

/** A pipeline, the index it answers from, and the documents and register that go with it. */
export interface OpenedPipeline extends MadePipeline {
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
 * Progress and warnings go to standard error.
 * @param embedder makes vectors, for the index and for questions
 * @throws FolderError
 */
export function createPipelineOpener(
  sources: Sources,
  config: IndexConfig & Pick<Config, "llm">,
  embedder: Embedder,
): PipelineOpener {
  const parts = openIndexParts(sources, config, embedder);
  const { driver } = parts;
  const write = (text: string) => process.stderr.write(text);
  const makePipeline = createPipelineMaker(sources, embedder, config.llm);

  const answerFrom = async (store: PassageStore): Promise<OpenedPipeline> => {
    const { manifest, version, close } = store;
    return { ...(await makePipeline(store)), manifest, version, close };
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
