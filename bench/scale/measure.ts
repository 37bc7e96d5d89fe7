/*
 * One measurement in a process of its own, told as one line of JSON:
 *   measure.ts build|search <store> <passages> <file with words> <address or folder>
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { detectLanguage } from "../../src/dutch/language.ts";
import { createLexicon } from "../../src/retrieval/lexicon.ts";
import { readVocabulary } from "../../src/retrieval/read-corpus.ts";
import { createRetriever } from "../../src/retrieval/retrieve.ts";
import type { PassageStore, StoreDriver } from "../../src/store/passage-store.ts";
import { createPostgresDriver } from "../../src/store/postgres/postgres-store.ts";
import { formatVector } from "../../src/store/postgres/values.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { percentile } from "../statistics.ts";
import { makeQuestions, makeSynthetic, type SyntheticQuestion, type Words } from "./synthetic.ts";

const wordsSchema = z.object({
  words: z.array(z.string()),
  counts: z.array(z.number()),
  vectors: z.array(z.array(z.number())),
});

/** Asked and not counted, then counted. */
const WARM_UP = 20;
const ASKED = 100;
/** Each question is timed so often and the fastest counts: on a shared machine the others measure the rest. */
const REPEATS = 3;
/** Candidates of each way of searching; retrieval asks for 200. */
const LIMIT = 100;
const NEAREST = 20;
const expected = { model: "synthetic", corpusHash: "synthetic", passageRules: "synthetic" };

const [work, store, count, file = "", place = ""] = process.argv.slice(2);
const passages = Number(count);
const words: Words = wordsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
const schema = `scale_${passages}`;
const driver: StoreDriver =
  store === "folder"
    ? createVectraDriver(place)
    : createPostgresDriver(place, {
        ...{ schema, statementTimeoutMs: 60_000 },
        wholeUpTo: store === "database in memory" ? Number.MAX_SAFE_INTEGER : 0,
      });
console.log(JSON.stringify(work === "build" ? await build() : await search()));

async function build() {
  const first = makeSynthetic(words, passages);
  const buildMs = await time(() => driver.asOnlyIndexer((write) => write(first)));
  const again = makeSynthetic(words, passages, 1);
  const againMs = await time(() => driver.asOnlyIndexer((write) => write(again)));
  const indexerRss = 1024 * process.resourceUsage().maxRSS;
  return { buildMs, againMs, indexerRss, ...(await readSizes()) };
}

async function readSizes() {
  if (store === "folder") {
    const files = readdirSync(place, { recursive: true, withFileTypes: true });
    const sizes = files
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    return {
      storedBytes: sizes.reduce((sum, size) => sum + size, 0),
      graphBytes: 0,
      wordsBytes: 0,
    };
  }
  const size = (like: string) => `coalesce(sum(pg_relation_size(oid)) filter
    (where relname like '${like}'), 0)::float`;
  return z
    .object({ storedBytes: z.number(), graphBytes: z.number(), wordsBytes: z.number() })
    .parse(
      await askOnce(`select ${size("%")} as "storedBytes", ${size("%\\_near\\_%")} as "graphBytes",
        ${size("passage\\_words")} as "wordsBytes" from pg_class
        where relnamespace = '${schema}'::regnamespace`),
    );
}

async function search() {
  const before = readMemory();
  const started = performance.now();
  const opened = await driver.open(expected);
  const ask = createAsk(opened);
  const openMs = performance.now() - started;
  const questions = makeQuestions(words, WARM_UP + ASKED, passages);
  const times: number[] = [];
  for (const [number, question] of questions.entries()) {
    const repeated: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      repeated.push(await time(() => ask(question)));
    }
    if (number >= WARM_UP) times.push(Math.min(...repeated));
  }
  const rss = readMemory() - before;
  const recall = opened.index.kind === "whole" ? 1 : await measureRecall(opened, questions);
  await opened.close();
  return { openMs, rss, p50: percentile(times, 0.5), p95: percentile(times, 0.95), recall };
}

/** Of this process, once what nobody holds any more is gone. */
function readMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

/** The whole search in memory, or the candidates of the database, which is what takes the time there. */
function createAsk({ index }: PassageStore): (question: SyntheticQuestion) => Promise<unknown> {
  if (index.kind === "searchable") {
    return ({ vector, words: asked }) =>
      index.candidates({ vector, words: asked, documents: undefined, limit: LIMIT });
  }
  const known = new Set(words.words.map((word) => word.toLowerCase()));
  const lexicon = createLexicon(readVocabulary(index.passages, known));
  let vector = new Float32Array(0);
  const embedder = {
    ...{ model: "synthetic", dimensions: async () => words.vectors[0]?.length ?? 0 },
    embedQuestion: async () => vector,
    embedPassages: async (all: readonly string[]) => all.map(() => vector),
  };
  const retriever = createRetriever({ index, embedder, lexicon, expand: () => [] });
  return (question) => {
    vector = new Float32Array(question.vector);
    const text = `${question.words.join(" ")}?`;
    return retriever.retrieve(retriever.read(text, detectLanguage(text)));
  };
}

async function measureRecall(
  { index }: PassageStore,
  questions: readonly SyntheticQuestion[],
): Promise<number> {
  if (index.kind !== "searchable") return 1;
  let found = 0;
  const asked = questions.slice(0, 50);
  for (const { vector } of asked) {
    const query = { vector, words: [], documents: undefined, limit: LIMIT };
    const ids = new Set((await index.candidates(query)).map(({ passage }) => passage.id));
    const { nearest } = z.object({ nearest: z.array(z.string()) }).parse(
      await askOnce(
        `select array(select id from ${schema}.passage where ended is null
           order by vector <=> '${formatVector(vector)}'::vector limit ${NEAREST}) as nearest`,
      ),
    );
    found += nearest.filter((id) => ids.has(id)).length;
  }
  return found / (asked.length * NEAREST);
}

/** One statement beside the store; without an index on `vector` itself it compares all. */
async function askOnce(statement: string): Promise<unknown> {
  const client = new pg.Client(place);
  await client.connect();
  const { rows }: { rows: unknown[] } = await client.query(statement);
  await client.end();
  return rows[0];
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
