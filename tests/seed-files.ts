import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceDocument } from "../src/documents/document.ts";
import { readDocuments, type SeedFiles } from "../src/documents/read-documents.ts";

const root = new URL("../", import.meta.url);

/** The text of a file of the project; the path is relative to its root. */
export function readProjectFile(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** The seed files as they stand on disk. */
export function makeSeedFiles(): SeedFiles {
  return {
    read: readProjectFile,
    list: (folder) => readdirSync(fileURLToPath(new URL(folder, root))),
    hash: (path) => hashText(readProjectFile(path)),
  };
}

/** Seed files of which some are changed: path → text, or undefined for a file that is not there. */
export function changeSeedFiles(changes: Record<string, string | undefined>): SeedFiles {
  const files = makeSeedFiles();
  const read = (path: string): string => {
    if (!(path in changes)) return files.read(path);
    const text = changes[path];
    if (text === undefined) throw new Error(`ENOENT: no such file: ${path}`);
    return text;
  };
  return {
    read,
    list: (folder) => {
      const names = new Set(files.list(folder));
      for (const [path, text] of Object.entries(changes)) {
        const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : "";
        if (!name || name.includes("/")) continue;
        if (text === undefined) names.delete(name);
        else names.add(name);
      }
      return [...names];
    },
    hash: (path) => hashText(read(path)),
  };
}

export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The five sources, read from disk. */
export function readSources(): SourceDocument[] {
  return readDocuments(makeSeedFiles());
}

/** One of the sources. @throws Error when there is no document with that id. */
export function readSource(id: string): SourceDocument {
  const document = readSources().find(({ info }) => info.id === id);
  if (!document) throw new Error(`There is no document ${id}.`);
  return document;
}
