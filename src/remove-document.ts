import { existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { readConfig } from "./config.ts";
import { openSourcesFolder, PROJECT_FOLDER } from "./disk.ts";
import { DESCRIPTION_END, documentIdOf } from "./documents/own/own-documents.ts";
import { openIndexing, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";
import { USUAL_FOLDER } from "./own-folder.ts";

const USAGE = `Usage: npm run remove -- NAME

Takes a document of your own away, by the name of its file or its id, and builds the index again.`;

/** Hides the file from the folder, builds the index, and puts it back when that fails. */
async function remove(wanted: string | undefined): Promise<void> {
  const path = readConfig(process.env).sourcesFolder ?? USUAL_FOLDER;
  const at = resolve(PROJECT_FOLDER, path);
  if (!wanted) throw new Error(USAGE);
  const names = existsSync(at) ? openSourcesFolder(path).list() : [];
  const documents = names.filter((name) => !name.endsWith(DESCRIPTION_END));
  const name = documents.find((one) => one === wanted || documentIdOf(one) === wanted);
  if (!name) {
    const choice = documents.length > 0 ? `Choose from: ${documents.join(", ")}.` : "It is empty.";
    throw new Error(`There is no document "${wanted}" in ${path}. ${choice}`);
  }
  const own = [name, `${name}${DESCRIPTION_END}`].filter((one) => names.includes(one));
  const hidden = (one: string) => join(at, `.removed-${one}`);
  for (const one of own) renameSync(join(at, one), hidden(one));
  try {
    tellMade(await makeIndex(await openIndexing(process.env)));
  } catch (error) {
    for (const one of own) renameSync(hidden(one), join(at, one));
    throw error;
  }
  for (const one of own) rmSync(hidden(one));
}

try {
  await remove(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
