import { rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "./config.ts";
import { changeFolder } from "./documents/own/change-folder.ts";
import { DESCRIPTION_END, documentIdOf } from "./documents/own/own-documents.ts";
import { openIndexing, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";
import { openOwnFolder } from "./own-folder.ts";

const USAGE = `Usage: npm run remove -- NAME

Takes a document of your own away, by the name of its file or its id, and builds the index again.`;

/**
 * Builds the index without the file, and only then deletes it: what fails or is killed before that has
 * changed nothing.
 */
async function remove(wanted: string | undefined): Promise<void> {
  if (!wanted || /^--?h(?:elp)?$/.test(wanted)) throw new Error(USAGE);
  const { folder, at } = openOwnFolder(readConfig(process.env));
  const names = folder.list();
  const descriptions = names.map((name) => `${name}${DESCRIPTION_END}`);
  const documents = names.filter((name) => !descriptions.includes(name));
  const name =
    documents.find((one) => one === wanted) ??
    documents.find((one) => documentIdOf(one) === wanted);
  if (!name) {
    const choice = documents.length > 0 ? `Choose from: ${documents.join(", ")}.` : "It is empty.";
    throw new Error(`There is no document "${wanted}" in ${folder.path}. ${choice}`);
  }
  const files = [name, `${name}${DESCRIPTION_END}`].filter((one) => names.includes(one));
  const changes = new Map(files.map((one) => [one, undefined]));
  tellMade(await makeIndex(openIndexing(process.env, changeFolder(folder, changes))));
  for (const one of files) rmSync(join(at, one));
}

try {
  await remove(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
