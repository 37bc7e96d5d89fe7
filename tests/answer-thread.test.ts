import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SHIPPED_MODEL } from "../src/config.ts";
import { PROJECT_FOLDER } from "../src/disk.ts";
import { loadEmbedder } from "../src/embedding/embedder.ts";
import { ModelError } from "../src/embedding/model-error.ts";
import { startVectorThread } from "../src/start-vector-thread.ts";
import { IndexError } from "../src/store/index-errors.ts";
import { createVectraDriver } from "../src/store/vectra-store.ts";
import { expected, makeInput, makeUnit } from "./store/make-input.ts";
import { wholeIndexOf } from "./whole-index.ts";

const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-thread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = { embeddingModel: SHIPPED_MODEL, allowDownload: false };

describe("the thread for vectors", () => {
  it("embeds as the model does here, to the last bit", async () => {
    const { embedder } = startVectorThread().load(config);
    const here = await loadEmbedder({
      model: SHIPPED_MODEL,
      modelsPath: `${PROJECT_FOLDER}models/`,
      allowDownload: false,
    });
    const texts = ["rijksbrede cloudstrategie", "???", "Wie is verantwoordelijk voor de cloud?"];
    expect(embedder.model).toBe(SHIPPED_MODEL);
    expect(await embedder.dimensions()).toBe(await here.dimensions());
    expect(await embedder.embedPassages(texts)).toEqual(await here.embedPassages(texts));
    for (const text of texts) {
      expect(await embedder.embedQuestion(text)).toEqual(await here.embedQuestion(text));
    }
  });

  it("compares as the store does here, and refuses the same damage", async () => {
    const index = join(folder, "index");
    await createVectraDriver(index).asOnlyIndexer((build) => build(makeInput()));
    const { openVectors } = startVectorThread().load(config);
    const there = await createVectraDriver(index, openVectors).open(expected);
    const here = await createVectraDriver(index).open(expected);
    const vector = makeUnit(1, 2, 0);
    expect(await wholeIndexOf(there).compare(vector)).toEqual(
      await wholeIndexOf(here).compare(vector),
    );
    await there.close();
    await expect(wholeIndexOf(there).compare(vector)).rejects.toThrow("not open");

    const build = readFileSync(join(index, "current"), "utf8").split(" ")[0] ?? "";
    writeFileSync(join(index, build, "vectors.bin"), "damaged");
    const error = await createVectraDriver(index, openVectors)
      .open(expected)
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(IndexError);
    expect(error).toMatchObject({ reason: "corrupt", name: "IndexError" });
    expect(String(error)).toContain("vectors.bin");
  });

  it("says what is wrong with a model to whoever asks for a vector", async () => {
    const { embedder } = startVectorThread().load({ ...config, embeddingModel: "niets" });
    const error = await embedder.embedQuestion("cloud").catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ModelError);
    expect(String(error)).toContain('"niets"');
    await expect(embedder.dimensions()).rejects.toThrow("EMBEDDING_MODEL");
  });
});
