import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED_MODEL } from "../../src/config.ts";
import { type Embedder, loadEmbedder, prefixesOf } from "../../src/embedding/embedder.ts";
import { ModelError } from "../../src/embedding/model-error.ts";

const modelsPath = fileURLToPath(new URL("../../models/", import.meta.url));
const elsewhere = mkdtempSync(join(tmpdir(), "beleidswijzer-models-"));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other) throw new Error("There is no vector.");
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

async function failToLoad(model: string, path: string): Promise<ModelError> {
  const error = await loadEmbedder({ model, modelsPath: path, allowDownload: false }).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ModelError)) throw new Error("It loaded, or failed otherwise.");
  return error;
}

describe("the shipped model", () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await loadEmbedder({ model: SHIPPED_MODEL, modelsPath, allowDownload: false });
  });

  it("gives vectors of length 1, the same for the same text", async () => {
    const vector = await embedder.embedQuestion("Wie is verantwoordelijk voor de cloud?");
    expect(vector).toHaveLength(await embedder.dimensions());
    expect(cosine(vector, vector)).toBeCloseTo(1, 4);
    const again = await embedder.embedQuestion("Wie is verantwoordelijk voor de cloud?");
    expect(again).toEqual(vector);
  });

  it("places texts about one subject nearer than others", async () => {
    const [cloud, strategy, bread] = await embedder.embedPassages([
      "rijksbrede cloudstrategie",
      "strategie voor de cloud van het Rijk",
      "brood bakken met gist",
    ]);
    expect(cosine(cloud, strategy)).toBeGreaterThan(cosine(cloud, bread) + 0.2);
  });

  it.each(["?!", "", "🙂", "東京"])("gives no vector for %j, and never NaN", async (text) => {
    expect(await embedder.embedQuestion(text)).toBeUndefined();
    const [none, word] = await embedder.embedPassages([text, "overheid"]);
    expect(none).toBeUndefined();
    expect(word?.every(Number.isFinite)).toBe(true);
  });

  it("keeps the order over more texts than one batch", async () => {
    const texts = Array.from({ length: 70 }, (_, index) => (index === 65 ? "privacy" : "overheid"));
    const vectors = await embedder.embedPassages(texts);
    expect(vectors).toHaveLength(70);
    expect(vectors[65]).not.toEqual(vectors[0]);
    expect(cosine(vectors[65], await embedder.embedQuestion("privacy"))).toBeCloseTo(1, 4);
  });

  it("has no prefixes", () => {
    expect(prefixesOf(SHIPPED_MODEL)).toEqual({ question: "", passage: "" });
  });
});

describe("a model of the e5 family", () => {
  it.each([
    "intfloat/multilingual-e5-small",
    "Xenova/e5-base",
    "e5-large-v2",
    "Xenova/multilingual-E5-large",
  ])("is known by its name: %s", (name) => {
    expect(prefixesOf(name)).toEqual({ question: "query: ", passage: "passage: " });
  });

  it.each(["Xenova/paraphrase-multilingual-MiniLM-L12-v2", "some/note5-base", "e50-model"])(
    "is not %s",
    (name) => {
      expect(prefixesOf(name)).toEqual({ question: "", passage: "" });
    },
  );

  it("gets its prefixes when it is laid out as on the hub, in a folder", async () => {
    const model = "Xenova/multilingual-e5-small";
    cpSync(join(modelsPath, SHIPPED_MODEL), join(elsewhere, model), { recursive: true });
    const e5 = await loadEmbedder({ model, modelsPath: elsewhere, allowDownload: false });
    const question = await e5.embedQuestion("cloudstrategie");
    const [passage] = await e5.embedPassages(["cloudstrategie"]);
    const plain = await loadEmbedder({ model: SHIPPED_MODEL, modelsPath, allowDownload: false });
    expect(question).toEqual(await plain.embedQuestion("query: cloudstrategie"));
    expect(passage).toEqual(await plain.embedQuestion("passage: cloudstrategie"));
    expect(question).not.toEqual(passage);
  });
});

describe("a model that cannot be loaded", () => {
  it("is not there: the message names it and the ways out", async () => {
    const { message } = await failToLoad("Xenova/niets", modelsPath);
    expect(message).toContain('"Xenova/niets"');
    expect(message).toContain("EMBEDDING_MODEL");
    expect(message).toContain("EMBEDDING_DOWNLOAD=1");
  });

  it("is incomplete: the message says that its folder is", async () => {
    const folder = join(elsewhere, "half");
    cpSync(join(modelsPath, SHIPPED_MODEL), folder, { recursive: true });
    rmSync(join(folder, "onnx"), { recursive: true });
    expect((await failToLoad("half", elsewhere)).message).toContain("incomplete or damaged");
  });

  it("is damaged: the message says that its folder is", async () => {
    const folder = join(elsewhere, "damaged");
    cpSync(join(modelsPath, SHIPPED_MODEL), folder, { recursive: true });
    writeFileSync(join(folder, "onnx", "model_quantized.onnx"), "no model");
    expect((await failToLoad("damaged", elsewhere)).message).toContain("incomplete or damaged");
  });
});
