import { Worker } from "node:worker_threads";
import type { AnswerConfig, AnswerWork } from "./answer-thread.ts";
import type { Pipeline } from "./ask.ts";
import type { Config } from "./config.ts";
import { PROJECT_FOLDER } from "./disk.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { ModelError } from "./embedding/model-error.ts";
import type { AnswerSources } from "./load-sources.ts";
import { packSources } from "./sent-sources.ts";
import type { Answering } from "./share-questions.ts";
import { IndexError, isIndexReason } from "./store/index-errors.ts";
import { createCaller, type Failure } from "./thread-calls.ts";

/** A thread of its own for vectors and answers. */
export interface AnswerThread {
  /** Makes vectors there. That the model cannot be loaded is said to whoever first asks for one. */
  embedder: Embedder;
  /**
   * Has the thread answer from these sources; once for a thread.
   * @returns opens the index of the moment there; it throws IndexError, ModelError
   */
  answerFrom(sources: AnswerSources, config: AnswerConfig): () => Promise<Answering>;
}

/** A thread that has been started, and waits for what it is to load. */
export interface StartedThread {
  /** Begins to load the model; once for a thread. */
  load(config: Pick<Config, "embeddingModel" | "allowDownload">): AnswerThread;
}

/**
 * Starts the thread, so that neither loading a model nor embedding keeps the event loop waiting. It takes a while before it listens; what is asked meanwhile waits for it.
 */
export function startAnswerThread(): StartedThread {
  const call = createCaller<AnswerWork>(startWorker(), revive);
  let lastTask = 0;
  const run = async <Result>(
    signal: AbortSignal,
    work: (task: number) => Promise<Result>,
  ): Promise<Result> => {
    signal.throwIfAborted();
    lastTask += 1;
    const task = lastTask;
    const abort = () => void call("abort", task);
    signal.addEventListener("abort", abort);
    try {
      return await work(task);
    } finally {
      signal.removeEventListener("abort", abort);
      // Instead of the error or the result, which came too late.
      signal.throwIfAborted();
    }
  };
  const pipelineOf = (number: number): Pipeline => ({
    ask: (request, { requestId, signal }) =>
      run(signal, (task) => call("ask", number, task, request, requestId)),
    search: (request, { signal }) => run(signal, (task) => call("search", number, task, request)),
  });
  return {
    load: ({ embeddingModel: model, allowDownload }) => {
      const modelsPath = `${PROJECT_FOLDER}models/`;
      call("loadEmbedder", { model, modelsPath, allowDownload }).catch(() => {});
      return {
        embedder: {
          model,
          dimensions: () => call("dimensions"),
          embedQuestion: (text) => call("embedQuestion", text),
          embedPassages: (texts) => call("embedPassages", texts),
        },
        answerFrom: (sources, { databaseUrl, indexFolder, llm }) => {
          let isSent = false;
          return async () => {
            if (!isSent)
              await call("takeSources", packSources(sources), { databaseUrl, indexFolder, llm });
            isSent = true;
            const { number, version } = await call("openPipeline");
            const close = () => call("closePipeline", number);
            return { version, pipeline: pipelineOf(number), close };
          };
        },
      };
    },
  };
}

/** Half of what Node takes by itself for what is new: as fast, and 15 MB less. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

function startWorker(): Worker {
  const isBuilt = import.meta.url.endsWith(".js");
  const file = new URL(`./answer-thread.${isBuilt ? "js" : "ts"}`, import.meta.url);
  if (isBuilt) return new Worker(file, { resourceLimits });
  // What reads TypeScript in this thread does not come along to another one by itself.
  const tsx = import.meta.resolve("tsx/esm/api");
  const start = `import("${tsx}").then(({ register }) => { register(); return import("${file}"); });`;
  return new Worker(start, { eval: true, execArgv: [], resourceLimits });
}

function revive({ name, message, stack, reason }: Failure): Error {
  const error =
    name === "IndexError" && isIndexReason(reason)
      ? new IndexError(reason, message)
      : name === "ModelError"
        ? new ModelError(message)
        : Object.assign(new Error(message), { name });
  if (stack) error.stack = stack;
  return error;
}
