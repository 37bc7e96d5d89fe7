/*
 * Measures both stores at several sizes and writes docs/scale.md. Sizes and stores may be named:
 *   npm run bench:scale -- 1000 10000 "database searched"
 * What was measured before is kept in docs/scale.json and stays in the page.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { openParts } from "../../tests/evaluation/open-parts.ts";
import {
  findPostmaster,
  startPostgres,
  stopPostgres,
} from "../../tests/postgres/start-postgres.ts";
import {
  buildSchema,
  type Measurement,
  type Scale,
  scaleSchema,
  searchSchema,
  storeKinds,
} from "./measurement.ts";
import { readServerMemory } from "./server-memory.ts";
import { readWords } from "./synthetic.ts";
import { writeScale } from "./write-scale.ts";

const SIZES = [1000, 10_000, 100_000, 1_000_000];

/**
 * How far a store is taken. A folder is read whole before the first question, which takes a minute at 100,000
 * passages; a process that holds 1,000,000 with their words is more than Node allows.
 */
const LARGEST: Record<Measurement["store"], number> = {
  folder: 20_000,
  "database searched": Number.POSITIVE_INFINITY,
  "database in memory": 100_000,
};

/** Of the server: a quarter of a small machine, and room to build the graph in memory. */
const SETTINGS = {
  shared_buffers: "1GB",
  maintenance_work_mem: "3GB",
  max_wal_size: "8GB",
  fsync: "on",
};

const run = promisify(execFile);
const dataPath = `${PROJECT_FOLDER}docs/scale.json`;
const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-scale-"));
const named = process.argv.slice(2);
const sizes = named.map(Number).filter(Boolean);
const stores = storeKinds.filter((kind) => named.includes(kind));
const server = await startPostgres(SETTINGS);
try {
  const parts = await openParts(process.env);
  const wordsFile = join(folder, "words.json");
  const words = await readWords(parts.sources.passages, parts.embedder);
  writeFileSync(wordsFile, JSON.stringify(words));
  for (const passages of sizes.length > 0 ? sizes : SIZES) {
    for (const store of stores.length > 0 ? stores : storeKinds) {
      const measured = await measure(store, passages, wordsFile);
      console.log(JSON.stringify(measured));
      keep(measured);
    }
  }
} finally {
  await stopPostgres(server);
  rmSync(folder, { recursive: true, force: true });
}

async function measure(
  store: Measurement["store"],
  passages: number,
  wordsFile: string,
): Promise<Measurement> {
  if (passages > LARGEST[store]) return { store, passages, failed: "not measured: too large" };
  const place = store === "folder" ? join(folder, `index-${passages}`) : server.url;
  const start = (work: string) => runMeasurement(work, store, passages, wordsFile, place);
  try {
    // The tables are the same for both ways of reading: the second one finds them built.
    const isBuilt = store === "database in memory";
    const build = isBuilt ? undefined : buildSchema.parse(await start("build"));
    if (store === "database searched") await rest();
    const search = searchSchema.parse(await start("search"));
    const serverMemory = server.own && readServerMemory(await findPostmaster(server.own));
    return {
      ...{ store, passages, search, load: loadavg()[0] ?? 0 },
      ...(build ? { build } : {}),
      ...(store !== "folder" && serverMemory ? { serverMemory } : {}),
    };
  } catch (error) {
    console.error(error);
    return { store, passages, failed: "failed" };
  }
}

async function runMeasurement(...words: (string | number)[]): Promise<unknown> {
  const script = `${PROJECT_FOLDER}bench/scale/measure.ts`;
  const { stdout } = await run(
    process.execPath,
    ["--max-old-space-size=14000", "--expose-gc", "--import", "tsx", script, ...words.map(String)],
    { maxBuffer: 1024 * 1024, timeout: 3_600_000 },
  );
  return JSON.parse(stdout);
}

/** Lets the server write down what a build left, so that it does not slow the questions. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000));
}

/** Replaces what was measured of this store at this size, and writes the page again. */
function keep(measured: Measurement): void {
  const earlier: Scale | undefined = existsSync(dataPath)
    ? scaleSchema.parse(JSON.parse(readFileSync(dataPath, "utf8")))
    : undefined;
  const others = (earlier?.measurements ?? []).filter(
    ({ store, passages }) => store !== measured.store || passages !== measured.passages,
  );
  const { length, 0: processor } = cpus();
  const scale: Scale = {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: `${length} cores (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`,
    measurements: [...others, measured].sort(
      (a, b) =>
        a.passages - b.passages || storeKinds.indexOf(a.store) - storeKinds.indexOf(b.store),
    ),
  };
  writeFileSync(dataPath, `${JSON.stringify(scale, null, 2)}\n`);
  writeFileSync(`${PROJECT_FOLDER}docs/scale.md`, writeScale(scale));
}
