import { existsSync } from "node:fs";
import { join } from "node:path";
import { env, type FeatureExtractionPipeline, pipeline } from "@xenova/transformers";
import { ModelError } from "./model-error.ts";

/** Turns texts into unit vectors. */
export interface Embedder {
  model: string;
  /** The length of its vectors. @throws ModelError, as all below, when the model cannot be loaded */
  dimensions(): Promise<number>;
  /** Undefined for a text without letters or digits, which no model can place. */
  embedQuestion(text: string): Promise<Float32Array | undefined>;
  /** In the order of the texts. */
  embedPassages(texts: readonly string[]): Promise<(Float32Array | undefined)[]>;
}

export interface EmbedderOptions {
  /** Name of a folder under `modelsPath`, or of a hub model. */
  model: string;
  modelsPath: string;
  /** Whether a model that is not in the folder may be downloaded. */
  allowDownload: boolean;
}

/**
 * A thread of the runtime that has nothing to do waits idly for more otherwise, which gains nothing with
 * a small model and keeps a processor from the rest of the program.
 * Source: https://onnxruntime.ai/docs/performance/tune-performance/threading.html
 */
const SESSION_OPTIONS = { extra: { session: { intra_op: { allow_spinning: "0" } } } };

/** Texts a batch; small enough to keep memory flat, large enough to keep the model busy. */
const BATCH = 32;

/**
 * Loads a model through transformers.js.
 * @throws ModelError when the model is not there or does not embed.
 */
export async function loadEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { model, modelsPath, allowDownload } = options;
  const isLocal = existsSync(join(modelsPath, model, "config.json"));
  if (!isLocal && !allowDownload) {
    throw new ModelError(
      `The embedding model "${model}" is not in ${modelsPath}. Put its folder there, or set EMBEDDING_MODEL to one that is, or set EMBEDDING_DOWNLOAD=1 to fetch it from the hub.`,
    );
  }
  env.localModelPath = modelsPath;
  env.allowRemoteModels = allowDownload && !isLocal;
  env.allowLocalModels = true;
  const extract = await loadPipeline(model);
  const prefix = prefixesOf(model);
  const embed = async (texts: readonly string[]): Promise<(Float32Array | undefined)[]> => {
    const output = await extract([...texts], { pooling: "mean", normalize: true });
    const size = output.dims.at(-1) ?? 0;
    // Nearly always floats already; going through them one by one takes a tenth of embedding.
    const data =
      output.data instanceof Float32Array ? output.data : Float32Array.from(output.data, Number);
    // Stretches of one memory: thousands of small ones keep the garbage collector busy.
    return texts.map((_, index) => finite(data.subarray(index * size, (index + 1) * size)));
  };
  const [probe] = await embed([`${prefix.question}overheid`]);
  if (!probe) throw new ModelError(`The embedding model "${model}" gives no vector for a word.`);
  return {
    model,
    dimensions: async () => probe.length,
    embedQuestion: async (text) => (await embed([prefix.question + text]))[0],
    embedPassages: async (texts) => {
      const vectors: (Float32Array | undefined)[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH).map((text) => prefix.passage + text);
        vectors.push(...(await embed(batch)));
      }
      return vectors;
    },
  };
}

async function loadPipeline(model: string): Promise<FeatureExtractionPipeline> {
  try {
    return await pipeline("feature-extraction", model, {
      dtype: "q8",
      session_options: SESSION_OPTIONS,
    });
  } catch (cause) {
    throw new ModelError(
      `The embedding model "${model}" cannot be loaded: its folder is incomplete or damaged. Put the folder back as it was delivered.`,
      { cause },
    );
  }
}

/**
 * The e5 family was trained with these words in front of every text.
 * Source: the model cards of intfloat/e5 and intfloat/multilingual-e5.
 */
export function prefixesOf(model: string): { question: string; passage: string } {
  const isE5 = /(^|[/-])e5(-|$)/i.test(model);
  return isE5 ? { question: "query: ", passage: "passage: " } : { question: "", passage: "" };
}

/** Mean pooling over no tokens divides by zero; such a vector says nothing. */
function finite(vector: Float32Array): Float32Array | undefined {
  // The sum of squares is 0 for no length, and not finite when one of the numbers is not.
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares > 0 && Number.isFinite(squares) ? vector : undefined;
}
