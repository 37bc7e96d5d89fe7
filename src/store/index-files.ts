import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { IndexError } from "./index-errors.ts";

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
