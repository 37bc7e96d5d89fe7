import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readConfig } from "./config.ts";
import { changeFolder } from "./documents/own/change-folder.ts";
import { DESCRIPTION_END, documentIdOf } from "./documents/own/own-documents.ts";
import { openIndexing, tellAdded, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";
import { openOwnFolder } from "./own-folder.ts";
import { ADD_USAGE, type AddedFile, readAddedFile } from "./read-added-file.ts";

/**
 * Builds the index with the file in it, and only then puts the file in the folder: what fails or is
 * killed before that has changed nothing.
 */
async function add({ name, bytes, changed, description }: AddedFile): Promise<void> {
  const { folder, at } = openOwnFolder(readConfig(process.env));
  const text = `${JSON.stringify(description, null, 2)}\n`;
  const day = changed.toISOString().slice(0, 10);
  const files = [
    { name, bytes, day },
    { name: `${name}${DESCRIPTION_END}`, bytes: new TextEncoder().encode(text), day },
  ];
  const changes = new Map(files.map((file) => [file.name, file]));
  const parts = openIndexing(process.env, changeFolder(folder, changes));
  // Hidden files are no documents; a folder that cannot be written shows before the work is done.
  const hidden = (file: string) => join(at, `.adding-${process.pid}-${file}`);
  const isNew = mkdirSync(at, { recursive: true }) !== undefined;
  try {
    for (const file of files) {
      writeFileSync(hidden(file.name), file.bytes);
      utimesSync(hidden(file.name), changed, changed);
    }
    const made = await makeIndex(parts);
    tellAdded(documentIdOf(name), made);
    tellMade(made);
  } catch (error) {
    for (const file of files) rmSync(hidden(file.name), { force: true });
    if (isNew && readdirSync(at).length === 0) rmdirSync(at);
    throw error;
  }
  for (const file of files) renameSync(hidden(file.name), join(at, file.name));
}

try {
  // npm runs this in the project's folder; the path was typed in another.
  const file = readAddedFile(process.argv.slice(2), process.env.INIT_CWD ?? ".");
  if (file) await add(file);
  else console.log(ADD_USAGE);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
