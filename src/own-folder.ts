import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "./config.ts";
import { openSourcesFolder, PROJECT_FOLDER } from "./disk.ts";
import type { SourcesFolder } from "./documents/own/own-documents.ts";

/** Where own documents stand when SOURCES_DIR does not say. */
const USUAL_FOLDER = "sources";

/** The folder that was set is not there. */
export class FolderError extends Error {
  override name = "FolderError";
}

/**
 * The folder with own documents; undefined when none was set and the usual one is not there.
 * @throws FolderError when SOURCES_DIR names a folder that is not there
 */
export function findSourcesFolder({
  sourcesFolder,
}: Pick<Config, "sourcesFolder">): SourcesFolder | undefined {
  const path = sourcesFolder ?? USUAL_FOLDER;
  if (existsSync(resolve(PROJECT_FOLDER, path))) return openSourcesFolder(path);
  if (sourcesFolder === undefined) return undefined;
  throw new FolderError(
    `SOURCES_DIR=${sourcesFolder} is no folder. Make it, or set SOURCES_DIR to one that is there.`,
  );
}

/** The folder of these settings, empty when it is not there yet, for a command that may make it. */
export function openOwnFolder({ sourcesFolder }: Pick<Config, "sourcesFolder">): {
  folder: SourcesFolder;
  /** Full path. */
  at: string;
} {
  const path = sourcesFolder ?? USUAL_FOLDER;
  const at = resolve(PROJECT_FOLDER, path);
  return { folder: existsSync(at) ? openSourcesFolder(path) : makeEmptyFolder(path), at };
}

/** A folder without documents. */
function makeEmptyFolder(path: string): SourcesFolder {
  return { path, list: () => [], read: () => new Uint8Array(), dayOf: () => "" };
}
