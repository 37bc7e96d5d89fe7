import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  DESCRIPTION_END,
  type Description,
  descriptionSchema,
} from "./documents/own/own-documents.ts";

/** What is said of the command when help is asked for or an argument is wrong. */
export const ADD_USAGE = `Usage: npm run add -- FILE --title "…" --date 2024-05-01 [--publisher "…"] [--kind "…"]

Adds a document of your own (PDF, DOCX, HTML, Markdown or plain text) to the sources and builds the
index again. A running server takes the new index by itself. What you leave out is taken from the
file: its title, or its name.`;

/** What was typed cannot be carried out; the message says why. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A file that is to be added. */
export interface AddedFile {
  name: string;
  bytes: Uint8Array;
  changed: Date;
  description: Description;
}

/**
 * Reads the arguments of "npm run add" and the file they name.
 * @param typedIn the folder that paths are taken from
 * @returns undefined when help is asked for
 * @throws UsageError
 */
export function readAddedFile(args: string[], typedIn: string): AddedFile | undefined {
  const { values, positionals } = parse(args);
  const { help, ...given } = values;
  if (help) return undefined;
  const [path] = positionals;
  if (!path || positionals.length > 1) {
    throw new UsageError(`Give one file to add.\n\n${ADD_USAGE}`);
  }
  const description = descriptionSchema.safeParse(given);
  if (description.success) return { ...readGiven(path, typedIn), description: description.data };
  const known: Record<string, string | undefined> = given;
  const wrong = description.error.issues.map(({ path: [name = ""], message }) => {
    return `--${String(name)} "${known[String(name)]}" ${message}.`;
  });
  throw new UsageError(wrong.join("\n"));
}

function parse(args: string[]) {
  const text = { type: "string" } as const;
  const help = { type: "boolean", short: "h" } as const;
  const options = { title: text, date: text, publisher: text, kind: text, help };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${ADD_USAGE}`);
  }
}

/** @throws UsageError when the path is no file, or one that could not be seen among the documents */
function readGiven(path: string, typedIn: string): Omit<AddedFile, "description"> {
  const file = resolve(typedIn, path);
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
