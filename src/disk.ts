import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SeedFiles } from "./documents/read-documents.ts";

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
