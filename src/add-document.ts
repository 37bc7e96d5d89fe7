import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readConfig } from "./config.ts";
import { openSourcesFolder, PROJECT_FOLDER } from "./disk.ts";
import { DESCRIPTION_END, descriptionSchema } from "./documents/own/own-documents.ts";
import { openIndexing, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";
import { USUAL_FOLDER } from "./own-folder.ts";

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

/** Copies the file to the folder, builds the index, and takes the copy away when that fails. */
async function add(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(USAGE);
  const { help: _, ...given } = values;
  const [givenFile] = positionals;
  if (!givenFile || positionals.length > 1) {
    throw new UsageError(`Give one file to add.\n\n${USAGE}`);
  }
  // npm runs this in the project's folder; the path was typed in another.
  const file = resolve(process.env.INIT_CWD ?? ".", givenFile);
  if (!existsSync(file))
    throw new UsageError(`${givenFile} is not there. Give the path of a file.`);
  const description = descriptionSchema.safeParse(given);
  if (!description.success) throw new UsageError(z.prettifyError(description.error));

  const path = readConfig(process.env).sourcesFolder ?? USUAL_FOLDER;
  const folder = resolve(PROJECT_FOLDER, path);
  const name = basename(file);
  const target = join(folder, name);
  const beside = `${target}${DESCRIPTION_END}`;
  const before = [target, beside].map((one) => (existsSync(one) ? readFileSync(one) : undefined));
  mkdirSync(folder, { recursive: true });
  try {
    if (file !== target) {
      // Half a copy must never look like a document.
      const half = join(folder, `.adding-${name}`);
      copyFileSync(file, half);
      renameSync(half, target);
    }
    writeFileSync(beside, `${JSON.stringify(description.data, null, 2)}\n`);
    const parts = await openIndexing(process.env);
    tellMade(await makeIndex({ ...parts, folder: openSourcesFolder(path) }));
  } catch (error) {
    for (const [at, one] of [target, beside].entries()) {
      const old = before[at];
      if (old) writeFileSync(one, old);
      else rmSync(one, { force: true });
    }
    throw error;
  }
}

try {
  await add();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
