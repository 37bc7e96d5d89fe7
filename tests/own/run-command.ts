import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SHIPPED_MODEL } from "../../src/config.ts";
import { openFolder, PROJECT_FOLDER } from "../../src/disk.ts";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { loadSources } from "../../src/load-sources.ts";
import { makeIndex } from "../../src/make-index.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { makeFakeEmbedder } from "../fake-embedder.ts";

/** A place with an index and a folder of documents of its own, and a folder with files to add. */
export interface Place {
  index: string;
  sources: string;
  files: string;
}

/** The three folders; the index is a copy of `from` when given, and the last two are empty. */
export function makePlace(from?: string): Place {
  const root = mkdtempSync(join(tmpdir(), "beleidswijzer-command-"));
  const place = { index: join(root, "index"), sources: join(root, "sources"), files: root };
  if (from !== undefined) cpSync(from, place.index, { recursive: true });
  return place;
}

/**
 * Leaves an index of other sources in the place, with empty vectors for all texts of the program's own:
 * what is built there next embeds only what is added, which saves some seconds of every test file.
 */
export async function embedNothing({ index }: Place): Promise<void> {
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  const fake = makeFakeEmbedder();
  const dimensions = await fake.dimensions();
  await makeIndex({
    sources: { ...sources, corpusHash: "of other sources" },
    folder: undefined,
    readFile,
    embedder: {
      ...fake,
      model: SHIPPED_MODEL,
      embedPassages: async (texts) => texts.map(() => new Float32Array(dimensions)),
    },
    driver: createVectraDriver(index),
    clock: () => new Date(),
    progress: () => {},
  });
}

/** How a command ended. */
export interface Ended {
  /** Null when it was killed. */
  code: number | null;
  out: string;
  err: string;
}

/** Starts a script of src/ as npm run does; `until` is called with what it wrote to standard error. */
export function startCommand(
  { index, sources }: Place,
  script: string,
  args: readonly string[],
): { child: ChildProcess; ended: Promise<Ended>; written: () => string } {
  const child = spawn(process.execPath, ["--import", "tsx", `src/${script}.ts`, ...args], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, INDEX_DIR: index, SOURCES_DIR: sources, INIT_CWD: PROJECT_FOLDER },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    err += data;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve({ code, out, err }));
  });
  return { child, ended, written: () => err };
}

export function runCommand(place: Place, script: string, ...args: string[]): Promise<Ended> {
  return startCommand(place, script, args).ended;
}

/** Names, contents and times of all files of a folder, hidden ones included; {} when it is not there. */
export function look(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, `${statSync(path).mtimeMs} ${readFileSync(path, "utf8")}`]),
  );
}
