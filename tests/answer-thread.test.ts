import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerWork } from "../src/answer-thread.ts";
import { SHIPPED_MODEL } from "../src/config.ts";
import { PROJECT_FOLDER } from "../src/disk.ts";
import { type Embedder, loadEmbedder } from "../src/embedding/embedder.ts";
import { ModelError } from "../src/embedding/model-error.ts";
import { loadSources, type Sources } from "../src/load-sources.ts";
import { makeIndex } from "../src/make-index.ts";
import { createPipelineMaker } from "../src/make-pipeline.ts";
import { packSources } from "../src/sent-sources.ts";
import { type AnswerThread, startAnswerThread } from "../src/start-answer-thread.ts";
import { IndexError } from "../src/store/index-errors.ts";
import { expectedIndex } from "../src/store/index-manifest.ts";
import { createVectraDriver } from "../src/store/vectra-store.ts";
import { makeSeedFiles } from "./seed-files.ts";

const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-thread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const model = { embeddingModel: SHIPPED_MODEL, allowDownload: false };
let thread: AnswerThread;
let here: Embedder;
beforeAll(async () => {
  thread = startAnswerThread().load(model);
  here = await loadEmbedder({
    model: SHIPPED_MODEL,
    modelsPath: `${PROJECT_FOLDER}models/`,
    allowDownload: false,
  });
});

describe("the thread that embeds", () => {
  it("makes the vectors that the model makes here, to the last bit", async () => {
    const { embedder } = thread;
    const texts = ["rijksbrede cloudstrategie", "???", "Wie is verantwoordelijk voor de cloud?"];
    expect(embedder.model).toBe(SHIPPED_MODEL);
    expect(await embedder.dimensions()).toBe(await here.dimensions());
    expect(await embedder.embedPassages(texts)).toEqual(await here.embedPassages(texts));
    for (const text of texts) {
      expect(await embedder.embedQuestion(text)).toEqual(await here.embedQuestion(text));
    }
  });

  it("says what is wrong with a model to whoever asks for a vector", async () => {
    const { embedder } = startAnswerThread().load({ ...model, embeddingModel: "niets" });
    const error = await embedder.embedQuestion("cloud").catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ModelError);
    expect(String(error)).toContain('"niets"');
    await expect(embedder.dimensions()).rejects.toThrow("EMBEDDING_MODEL");
  });
});

describe("the thread that answers", () => {
  const all = loadSources(makeSeedFiles(), SHIPPED_MODEL);
  const passages = all.passages.filter(({ section }) => section === "4.3");
  const ids = new Set(passages.map(({ id }) => id));
  const questions = all.questions.filter(({ passageId }) => ids.has(passageId));
  /** One section, which is embedded in a moment. */
  const sources: Sources = { ...all, passages, questions };
  const config = { databaseUrl: undefined, indexFolder: join(folder, "index"), llm: undefined };
  const answerFrom = () => thread.answerFrom(sources, config);
  let open: ReturnType<typeof answerFrom>;
  const driver = createVectraDriver(config.indexFolder);
  const asked = [
    "Wie is de uitvoerder van actie 4.3.4?",
    ...questions.slice(0, 20).map(({ text }) => text),
    "Wat kost een paspoort?",
    "hallo",
  ];

  beforeAll(async () => {
    await makeIndex({
      ...{ sources, driver, embedder: here, folder: undefined },
      readFile: async () => {
        throw new Error("There is nothing to read.");
      },
      clock: () => new Date("2026-02-03T04:05:06Z"),
      progress: () => undefined,
    });
    open = answerFrom();
  });

  it("answers and searches as is done here, to the last character", async () => {
    const store = await driver.open(expectedIndex(sources, SHIPPED_MODEL));
    const { pipeline } = await createPipelineMaker(sources, here, undefined)(store);
    const there = await open();
    expect(there.version).toBe(store.version);
    const { signal } = new AbortController();
    for (const question of asked) {
      const request = { question, explain: true };
      const context = { requestId: "vraag", signal };
      expect(JSON.stringify(await there.pipeline.ask(request, context))).toBe(
        JSON.stringify(await pipeline.ask(request, context)),
      );
      const search = { query: question, explain: true };
      expect(await there.pipeline.search(search, { signal })).toEqual(
        await pipeline.search(search, { signal }),
      );
    }
  });

  it("does not work for who has left before their turn, and hears so while others wait", async () => {
    const work = createAnswerWork();
    await work.loadEmbedder({
      ...{ model: SHIPPED_MODEL, modelsPath: `${PROJECT_FOLDER}models/`, allowDownload: false },
    });
    await work.takeSources(packSources(sources), config);
    const { number } = await work.openPipeline();
    const answers = [1, 2, 3].map((task) => work.ask(number, task, { question: "cloud" }, "vraag"));
    await work.abort(2);
    const settled = await Promise.allSettled(answers);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await work.closePipeline(number);
    await expect(work.closePipeline(number)).rejects.toThrow("not open");
  });

  it("ends a question whose asker has left, with the reason for it", async () => {
    const { pipeline } = await open();
    const client = new AbortController();
    const context = { requestId: "vraag", signal: client.signal };
    const answer = pipeline.ask({ question: asked[0] ?? "" }, context);
    client.abort(new Error("left"));
    await expect(answer).rejects.toThrow("left");
    await expect(pipeline.ask({ question: "?" }, context)).rejects.toThrow("left");
  });

  it("answers nothing more once it is closed", async () => {
    const { pipeline, close } = await open();
    await close();
    const { signal } = new AbortController();
    await expect(pipeline.search({ query: "cloud" }, { signal })).rejects.toThrow("not open");
  });

  it("tells apart why there is no index to answer from", async () => {
    const other = startAnswerThread().load(model);
    const openNone = other.answerFrom(sources, { ...config, indexFolder: join(folder, "none") });
    const error = await openNone().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(IndexError);
    expect(error).toMatchObject({ reason: "missing" });
  });
});
