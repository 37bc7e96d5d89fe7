import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { changeFolder } from "./documents/own/change-folder.ts";
import { DESCRIPTION_END, descriptionSchema } from "./documents/own/own-documents.ts";
import { openIndexing, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";
import { openOwnFolder } from "./own-folder.ts";

const USAGE = `Usage: npm run add -- FILE --title "…" --date 2024-05-01 [--publisher "…"] [--kind "…"]

Adds a document of your own (PDF, DOCX, HTML, Markdown or plain text) to the sources and builds the
index again. A running server takes the new index by itself. What you leave out is taken from the
file: its title, or its name.`;

/** What was typed cannot be carried out; the message says why. */
class UsageError extends Error {
  override name = "UsageError";
}

function readArguments() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ title: text, date: text, publisher: text, kind: text },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

/** What is known of the document beside its file. @throws UsageError */
function readDescription(given: Record<string, string | undefined>) {
  const description = descriptionSchema.safeParse(given);
  if (description.success) return description.data;
  const wrong = description.error.issues.map(({ path: [name = ""], message }) => {
    return `--${String(name)} "${given[String(name)]}" ${message}.`;
  });
  throw new UsageError(wrong.join("\n"));
}

/** The file to add. @throws UsageError when it is none, or could not be seen among the documents */
function readGiven(path: string): { name: string; bytes: Uint8Array; changed: Date } {
  // npm runs this in the project's folder; the path was typed in another.
  const file = resolve(process.env.INIT_CWD ?? ".", path);
  const name = basename(file);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${path} is not there. Give the path of a file.`);
  if (!stats.isFile()) throw new UsageError(`${path} is no file. Give the path of a file.`);
  if (name.startsWith(".")) {
    throw new UsageError(
      `${name} is a hidden file. Give it a name that does not begin with a dot.`,
    );
  }
  if (name.endsWith(DESCRIPTION_END)) {
    throw new UsageError(
      `${name} cannot be a document: ${DESCRIPTION_END} is how the description of one ends. Give another file.`,
    );
  }
  return { name, bytes: readFileSync(file), changed: stats.mtime };
}

/**
 * Builds the index with the file in it, and only then puts the file in the folder: what fails or is
 * killed before that has changed nothing.
 */
async function add(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(USAGE);
  const { help: _, ...given } = values;
  const [givenFile] = positionals;
  if (!givenFile || positionals.length > 1) {
    throw new UsageError(`Give one file to add.\n\n${USAGE}`);
  }
  const { name, bytes, changed } = readGiven(givenFile);
  const description = `${JSON.stringify(readDescription(given), null, 2)}\n`;
  const { folder, at } = openOwnFolder(readConfig(process.env));
  const day = changed.toISOString().slice(0, 10);
  const files = [
    { name, bytes, day },
    { name: `${name}${DESCRIPTION_END}`, bytes: new TextEncoder().encode(description), day },
  ];
  const changes = new Map(files.map((file) => [file.name, file]));
  const parts = await openIndexing(process.env, changeFolder(folder, changes));
  // Hidden files are no documents; a folder that cannot be written shows before the work is done.
  const hidden = (file: string) => join(at, `.adding-${process.pid}-${file}`);
  const isNew = mkdirSync(at, { recursive: true }) !== undefined;
  try {
    for (const file of files) {
      writeFileSync(hidden(file.name), file.bytes);
      utimesSync(hidden(file.name), changed, changed);
    }
    tellMade(await makeIndex(parts));
  } catch (error) {
    for (const file of files) rmSync(hidden(file.name), { force: true });
    if (isNew && readdirSync(at).length === 0) rmdirSync(at);
    throw error;
  }
  for (const file of files) renameSync(hidden(file.name), join(at, file.name));
}

try {
  await add();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
