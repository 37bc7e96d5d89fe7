import { parentPort } from "node:worker_threads";
import type { Pipeline } from "./ask.ts";
import type { Config } from "./config.ts";
import { type Embedder, type EmbedderOptions, loadEmbedder } from "./embedding/embedder.ts";
import { createPipelineMaker } from "./make-pipeline.ts";
import { openDriver } from "./open-driver.ts";
import type { Answer, AskRequest, SearchHit, SearchRequest } from "./schema.ts";
import { type SentSources, unpackSources } from "./sent-sources.ts";
import { expectedIndex } from "./store/index-manifest.ts";
import type { Vector } from "./store/passage-store.ts";
import { serveCalls } from "./thread-calls.ts";

/* The thread in which texts become vectors and questions are answered. */

/** The settings that answering depends on. */
export type AnswerConfig = Pick<Config, "databaseUrl" | "indexFolder" | "llm">;

/** An index that was opened in the thread. */
export interface OpenedThere {
  /** What its pipeline is known by. */
  number: number;
  /** See PassageStore. */
  version: string;
}

/**
 * What can be asked of the thread. `number` is that of a pipeline, `task` one by which the caller can end
 * a call.
 */
export interface AnswerWork {
  /** Comes first of all. @throws ModelError */
  loadEmbedder(options: EmbedderOptions): Promise<void>;
  dimensions(): Promise<number>;
  embedQuestion(text: string): Promise<Vector>;
  embedPassages(texts: readonly string[]): Promise<Vector[]>;
  /** Comes before an index is opened. */
  takeSources(sources: SentSources, config: AnswerConfig): Promise<void>;
  /** Opens the index of the moment, and tries it. @throws IndexError, ModelError */
  openPipeline(): Promise<OpenedThere>;
  ask(number: number, task: number, request: AskRequest, requestId: string): Promise<Answer>;
  search(number: number, task: number, request: SearchRequest): Promise<SearchHit[]>;
  abort(task: number): Promise<void>;
  closePipeline(number: number): Promise<void>;
}

/** The work of one thread, which holds its model and its pipelines. */
export function createAnswerWork(): AnswerWork {
  let model = "";
  let loading: Promise<Embedder> | undefined;
  let open: (() => Promise<OpenedThere>) | undefined;
  const opened = new Map<number, { pipeline: Pipeline; close(): Promise<void> }>();
  const tasks = new Map<number, AbortController>();
  let last = 0;

  const embedder = async (): Promise<Embedder> => {
    if (!loading) throw new Error("The thread was given no model.");
    return loading;
  };
  const find = (number: number) => {
    const found = opened.get(number);
    if (!found) throw new Error(`The pipeline ${number} is not open.`);
    return found;
  };
  const run = async <Result>(
    task: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const controller = new AbortController();
    tasks.set(task, controller);
    try {
      return await work(controller.signal);
    } finally {
      tasks.delete(task);
    }
  };

  return {
    loadEmbedder: async (options) => {
      model = options.model;
      loading = loadEmbedder(options);
      await loading;
    },
    dimensions: async () => (await embedder()).dimensions(),
    embedQuestion: async (text) => (await embedder()).embedQuestion(text),
    embedPassages: async (texts) => (await embedder()).embedPassages(texts),
    takeSources: async (sent, config) => {
      const sources = unpackSources(sent);
      const driver = openDriver(config);
      let makePipeline: ReturnType<typeof createPipelineMaker> | undefined;
      open = async () => {
        const store = await driver.open(expectedIndex(sources, model));
        makePipeline ??= createPipelineMaker(sources, await embedder(), config.llm);
        const { pipeline } = await makePipeline(store);
        last += 1;
        opened.set(last, { pipeline, close: store.close });
        return { number: last, version: store.version };
      };
    },
    openPipeline: async () => {
      if (!open) throw new Error("The thread was given no sources.");
      return open();
    },
    ask: (number, task, request, requestId) =>
      run(task, (signal) => find(number).pipeline.ask(request, { requestId, signal })),
    search: (number, task, request) =>
      run(task, (signal) => find(number).pipeline.search(request, { signal })),
    abort: async (task) => tasks.get(task)?.abort(),
    closePipeline: async (number) => {
      const { close } = find(number);
      opened.delete(number);
      await close();
    },
  };
}

if (parentPort) serveCalls(parentPort, createAnswerWork());
