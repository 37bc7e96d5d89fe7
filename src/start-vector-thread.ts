import { Worker } from "node:worker_threads";
import type { Config } from "./config.ts";
import { PROJECT_FOLDER } from "./disk.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { ModelError } from "./embedding/model-error.ts";
import { IndexError } from "./store/index-errors.ts";
import type { OpenVectors } from "./store/vector-files.ts";
import { createCaller, type Failure } from "./thread-calls.ts";
import type { VectorWork } from "./vector-thread.ts";

/** Where vectors are made, and compared with those of an index in a folder. */
export interface Vectors {
  embedder: Embedder;
  openVectors: OpenVectors;
}

/** A thread of its own for vectors. */
export interface VectorThread {
  /**
   * Begins to load the model; once for a thread. That it cannot be loaded is said to whoever first
   * asks for a vector.
   */
  load(config: Pick<Config, "embeddingModel" | "allowDownload">): Vectors;
}

/**
 * Starts the thread, so that neither loading a model nor comparing vectors keeps the event loop waiting.
 * It takes a while before it listens; what is asked meanwhile waits for it.
 */
export function startVectorThread(): VectorThread {
  const call = createCaller<VectorWork>(startWorker(), revive);
  const openVectors: OpenVectors = async (files) => {
    const vectors = await call("openVectors", files);
    return {
      compare: (vector) => call("compare", vectors, vector),
      close: () => call("closeVectors", vectors),
    };
  };
  return {
    load: ({ embeddingModel: model, allowDownload }) => {
      const modelsPath = `${PROJECT_FOLDER}models/`;
      call("loadEmbedder", { model, modelsPath, allowDownload }).catch(() => {});
      const embedder: Embedder = {
        model,
        dimensions: () => call("dimensions"),
        embedQuestion: (text) => call("embedQuestion", text),
        embedPassages: (texts) => call("embedPassages", texts),
      };
      return { embedder, openVectors };
    },
  };
}

function startWorker(): Worker {
  const isBuilt = import.meta.url.endsWith(".js");
  const file = new URL(`./vector-thread.${isBuilt ? "js" : "ts"}`, import.meta.url);
  if (isBuilt) return new Worker(file);
  // What reads TypeScript in this thread does not come along to another one by itself.
  const tsx = import.meta.resolve("tsx/esm/api");
  const start = `import("${tsx}").then(({ register }) => { register(); return import("${file}"); });`;
  return new Worker(start, { eval: true, execArgv: [] });
}

function revive({ name, message, stack }: Failure): Error {
  const error =
    name === "IndexError"
      ? new IndexError("corrupt", message)
      : name === "ModelError"
        ? new ModelError(message)
        : new Error(message);
  if (stack) error.stack = stack;
  return error;
}
