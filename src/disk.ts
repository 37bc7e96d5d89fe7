import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SourcesFolder } from "./documents/own/own-documents.ts";
import type { SeedFiles } from "./documents/read-documents.ts";
import type { DailyDisk } from "./http/keep-daily.ts";

/** The folder that holds package.json, above src and above dist/server alike; ends in a slash. */
export const PROJECT_FOLDER = findProjectFolder(import.meta.dirname);

function findProjectFolder(folder: string): string {
  const isIt = existsSync(join(folder, "package.json")) || folder === dirname(folder);
  return isIt ? join(folder, "/") : findProjectFolder(dirname(folder));
}

/** The project's files by their path from `folder`. */
export function openFolder(folder: string): SeedFiles {
  const at = (path: string) => join(folder, path);
  return {
    read: (path) => readFileSync(at(path), "utf8"),
    list: (path) => readdirSync(at(path)).sort(),
    hash: (path) =>
      createHash("sha256")
        .update(readFileSync(at(path)))
        .digest("hex"),
  };
}

/**
 * The folder with documents of one's own; its path is taken from the project's folder. Subfolders and
 * hidden files are no documents; links to files are, since a folder that is mounted may consist of them.
 */
export function openSourcesFolder(path: string): SourcesFolder {
  const folder = resolve(PROJECT_FOLDER, path);
  return {
    path,
    list: () =>
      readdirSync(folder)
        .filter((name) => !name.startsWith("."))
        .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()),
    read: (name) => readFileSync(join(folder, name)),
    dayOf: (name) => statSync(join(folder, name)).mtime.toISOString().slice(0, 10),
  };
}

/** A folder that is made at the first write; only the server's own user can read it. */
export function openDataFolder(folder: string): DailyDisk {
  return {
    list: () => (existsSync(folder) ? readdirSync(folder) : []),
    append: (file, text) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, file);
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      try {
        appendFileSync(path, text, { mode: 0o600 });
      } catch (error) {
        // A full disk takes part of a line, and the next line would be glued to it.
        if (existsSync(path)) truncateSync(path, size);
        throw error;
      }
    },
    remove: (file) => rmSync(join(folder, file)),
  };
}
