import { parentPort } from "node:worker_threads";
import { type Embedder, type EmbedderOptions, loadEmbedder } from "./embedding/embedder.ts";
import type { Similarities, Vector } from "./store/passage-store.ts";
import { type OpenedVectors, openVectors, type VectorFiles } from "./store/vector-files.ts";
import { serveCalls } from "./thread-calls.ts";

/* The thread in which texts become vectors and vectors are compared. */

/** What can be asked of the thread. */
export interface VectorWork {
  /** Comes first of all. @throws ModelError */
  loadEmbedder(options: EmbedderOptions): Promise<void>;
  dimensions(): Promise<number>;
  embedQuestion(text: string): Promise<Vector>;
  embedPassages(texts: readonly string[]): Promise<Vector[]>;
  /** The number that the vectors of an index are known by from then on. */
  openVectors(files: VectorFiles): Promise<number>;
  compare(vectors: number, vector: Float32Array): Promise<Similarities>;
  closeVectors(vectors: number): Promise<void>;
}

let loading: Promise<Embedder> | undefined;
const opened = new Map<number, OpenedVectors>();
let last = 0;

async function embedder(): Promise<Embedder> {
  if (!loading) throw new Error("The thread was given no model.");
  return loading;
}

const work: VectorWork = {
  loadEmbedder: async (options) => {
    loading = loadEmbedder(options);
    await loading;
  },
  dimensions: async () => (await embedder()).dimensions(),
  embedQuestion: async (text) => (await embedder()).embedQuestion(text),
  embedPassages: async (texts) => (await embedder()).embedPassages(texts),
  openVectors: async (files) => {
    const vectors = await openVectors(files);
    last += 1;
    opened.set(last, vectors);
    return last;
  },
  compare: async (number, vector) => {
    const vectors = opened.get(number);
    if (!vectors) throw new Error(`The vectors ${number} are not open.`);
    return vectors.compare(vector);
  },
  closeVectors: async (number) => {
    opened.delete(number);
  },
};

if (parentPort) serveCalls(parentPort, work);
