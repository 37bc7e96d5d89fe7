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
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SeedFiles } from "./documents/read-documents.ts";
import type { DailyDisk } from "./http/keep-daily.ts";

/** The folder that holds package.json. */
export const PROJECT_FOLDER = fileURLToPath(new URL("..", import.meta.url));

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
