import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export interface StaticFile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  /** Strong validator, in its quotes. */
  etag: string;
}

/**
 * The built web pages: path in the build folder, with a leading slash, to file. Requests are looked
 * up in this map and never reach the file system, so no path can climb out of the folder.
 */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** A file as it will be served; throws on a kind of file that has no known type. */
export function createStaticFile(path: string, content: Uint8Array | string): StaticFile {
  const type = types[extname(path)];
  if (type === undefined) throw new Error(`No media type is known for the web file "${path}".`);
  const body = new Uint8Array(typeof content === "string" ? Buffer.from(content) : content);
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { body, type, etag: `"${digest}"` };
}

/** Reads every file of the build folder, which must be trusted: it is our own output. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    // The path becomes a route, in which ":" and "*" would mean something else.
    if (!/^\/[\w./-]+$/.test(path)) throw new Error(`Web file "${path}" has an unusable name.`);
    files.set(path, createStaticFile(path, readFileSync(file)));
  }
  return files;
}
