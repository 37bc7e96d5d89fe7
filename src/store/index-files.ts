import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { IndexError } from "./index-errors.ts";

/** The file that tells what the others of a build must be. */
export const MANIFEST = "manifest.json";

/** Reads a file of a build. @throws IndexError with reason corrupt when it cannot be read */
export function readBytes(path: string, name: string): Buffer {
  try {
    return readFileSync(join(path, name));
  } catch (cause) {
    throw corrupt(name, cause);
  }
}

/** SHA-256 of a file of a build, as in its manifest. */
export function hashBytes(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Reads a file of a build that a hash vouches for.
 * @param hashes SHA-256 by name, from the manifest
 * @throws IndexError with reason corrupt when the file is not what was written
 */
export function readHashed(
  path: string,
  name: string,
  hashes: Readonly<Record<string, string>>,
): Buffer {
  const bytes = readBytes(path, name);
  if (hashBytes(bytes) !== hashes[name]) throw corrupt(name);
  return bytes;
}

/** Bytes of a file that are in memory at a time when only its hash is wanted. */
const PIECE = 1 << 20;

/**
 * The same of a file that is not needed itself: twenty megabytes would stay in memory until all of it is
 * swept.
 * @throws IndexError with reason corrupt when the file is not what was written
 */
export function checkHashed(
  path: string,
  name: string,
  hashes: Readonly<Record<string, string>>,
): void {
  if (hashFile(path, name) !== hashes[name]) throw corrupt(name);
}

/** SHA-256 of a file of a build. @throws IndexError with reason corrupt when it cannot be read */
export function hashFile(path: string, name: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(PIECE);
  try {
    const file = openSync(join(path, name), "r");
    try {
      for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
        hash.update(piece.subarray(0, length));
      }
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw corrupt(name, cause);
  }
  return hash.digest("hex");
}

/** What such a file says. @throws IndexError with reason corrupt when it is not what was written */
export function parseBytes<T>(bytes: Buffer, name: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    throw corrupt(name, cause);
  }
}

/** A file of a build is missing or not what was written. */
export function corrupt(name: string, cause?: unknown): IndexError {
  return new IndexError(
    "corrupt",
    `The index is damaged: ${name} is missing or changed. Run "npm run index" to build it again.`,
    { cause },
  );
}
