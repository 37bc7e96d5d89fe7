/*
 * Part of disk-full.ts, run with mounts of its own: builds an index where there is too little room for
 * it, in the folder of the last argument, and asks a server whose data folder is full. Writes what it
 * found as one line of JSON.
 */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { join } from "node:path";
import { readQuestions } from "../../bench/retrieval/collect-questions.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { expectedIndex } from "../../src/store/index-manifest.ts";
import type { PassageStore, WholeIndex } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { askQuestions } from "../evaluation/ask-questions.ts";
import { makePipeline, openParts } from "../evaluation/open-parts.ts";
import { wholeIndexOf } from "../whole-index.ts";
import type { BuildOutcome, Filled, KeptOutcome } from "./disk-full.ts";

const TENTHS = 10;
const LARGE = 1 << 28;
const DATA_BYTES = 1 << 16;
/** Enough questions to fill what is left of a block of the disk. */
const ASKED_AT_ONCE = 60;

const root = process.argv.at(-1) ?? "";
mount(root, LARGE);
const index = mkdtempSync(join(root, "index-"));
const parts = await openParts({ ...process.env, INDEX_DIR: index });
const block = statfsSync(root).bsize;
// The lock of the build takes a block too.
const need = usedBytes(root) + block;
const questions = readQuestions().filter((_, number) => number % 10 === 0);
const first = await readAll(parts.index);
// All but one block: everything fits but the pointer, which is written last.
const shares = Array.from({ length: TENTHS }, (_, tenths) => (need * tenths) / TENTHS);
const builds: BuildOutcome[] = [];
for (const room of [...shares, need - block, need]) builds.push(await buildWith(room));
const found: Filled = {
  need,
  questions: questions.length,
  builds,
  after: await buildWith(LARGE),
  keeping: await keepOnFullDisk(),
};
process.stdout.write(`${JSON.stringify(found)}\n`);

/** Builds the index with so many bytes free, to the block. */
async function buildWith(bytes: number): Promise<BuildOutcome> {
  const room = Math.floor(bytes / block) * block;
  mount(root, usedBytes(root) + room, "remount,");
  const before = (await open()).manifest.builtAt;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/build-index.ts"],
    { cwd: PROJECT_FOLDER, env: { ...process.env, INDEX_DIR: index }, encoding: "utf8" },
  );
  const store = await open();
  return {
    room,
    exitCode: status ?? -1,
    message: stderr.replace(/^Index: .*\n/gm, "").trim(),
    isNew: store.manifest.builtAt !== before,
    isSame: (await readAll(wholeIndexOf(store))) === first,
    left: readdirSync(index).length - 2,
  };
}

function open(): Promise<PassageStore> {
  return createVectraDriver(index).open(expectedIndex(parts.sources, parts.embedder.model));
}

/** Everything that is served of an index: its texts and the answers to some questions. */
async function readAll(whole: WholeIndex): Promise<string> {
  const verdicts = await askQuestions(questions, makePipeline({ ...parts, index: whole }));
  const answers = verdicts.map(({ answer }) => answer);
  return JSON.stringify([whole.passages, whole.questions, answers]);
}

/** Full, room again, full again, while questions are kept. */
async function keepOnFullDisk(): Promise<KeptOutcome> {
  const data = mkdtempSync(join(root, "data-"));
  mount(data, DATA_BYTES);
  const server = await startServer(["src/main.ts"], {
    LOG_QUESTIONS: "1",
    DATA_DIR: data,
    INDEX_DIR: index,
    LOG_LEVEL: "debug",
  });
  const texts = Array.from(
    { length: ASKED_AT_ONCE },
    (_, number) => `Wat is kwabbelzwier${number}?`,
  );
  const ballast = join(data, "ballast");
  let asked = 0;
  let answered = 0;
  const askAll = async () => {
    for (const question of texts) {
      const body = JSON.stringify({ question });
      const headers = { "Content-Type": "application/json" };
      const { status } = await fetch(`${server.url}/v1/ask`, { method: "POST", headers, body });
      asked += 1;
      if (status === 200) answered += 1;
    }
  };
  const fill = () => {
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(block));
    } catch {
      // Full.
    }
  };
  await askAll();
  fill();
  await askAll();
  rmSync(ballast);
  await askAll();
  fill();
  await askAll();
  await server.stop();
  const lines = readdirSync(data)
    .filter((name) => name.startsWith("questions-"))
    .flatMap((name) => readFileSync(join(data, name), "utf8").split("\n"))
    .filter((line) => line !== "");
  const output = server.output();
  return {
    asked,
    answered,
    kept: lines.length,
    broken: lines.filter((line) => !/^\{.*"language":"nl"\}$/.test(line)).length,
    logged: [...output.matchAll(/"event":"keepFailed","code":"(\w+)"/g)].map(
      ([, code = ""]) => code,
    ),
    textInLog: output.includes("kwabbelzwier"),
  };
}

/** A tmpfs of so many bytes at `folder`; gone with this process's mounts. */
function mount(folder: string, bytes: number, options = ""): void {
  const all = ["-t", "tmpfs", "-o", `${options}size=${bytes}`, "no", folder];
  const { status, stderr } = spawnSync("mount", all, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount ${all.join(" ")}: ${stderr}`);
}

function usedBytes(folder: string): number {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}
