import { z } from "zod";
import { documentSchema } from "../schema.ts";
import { footnotesSchema, hyphensSchema, repairsSchema, selectCorrections } from "./corrections.ts";
import type { SourceDocument } from "./document.ts";
import { parseMarkedCopy, stripMarks } from "./marked-copy.ts";
import { readBlocks } from "./read-blocks.ts";

/** Shape of seeds/manifest.json. */
export const manifestSchema = z.object({
  documents: z.array(
    documentSchema.omit({ pages: true }).extend({
      pages: z.array(z.object({ number: z.int(), fromLine: z.int(), toLine: z.int() })).min(1),
    }),
  ),
});

/** The disk, as far as reading documents needs it; paths are relative to the project. */
export interface SeedFiles {
  read(path: string): string;
  list(folder: string): string[];
  /** Lower-case hexadecimal SHA-256 of the file's bytes. */
  hash(path: string): string;
}

/** A seed file that is changed, missing or unknown. The message names it and says what to do. */
export class SeedError extends Error {
  override name = "SeedError";
}

/**
 * Reads the five sources.
 * @throws SeedError when a seed file is missing, a list has another shape than it should, a file
 *   differs from what seeds/manifest.json says, or its marked copy from the file.
 */
export function readDocuments(files: SeedFiles): SourceDocument[] {
  const manifest = readJson(files, "seeds/manifest.json", manifestSchema);
  const data = {
    repairs: readJson(files, "seeds/repairs.json", repairsSchema),
    hyphens: readJson(files, "seeds/hyphens.json", hyphensSchema),
    footnotes: readJson(files, "seeds/footnotes.json", footnotesSchema),
  };
  refuseUnknownFiles(files, manifest.documents);
  return manifest.documents.map((entry) => {
    const source = readText(files, entry.file);
    const marked = readText(files, entry.file.replace("seeds/", "seeds/marked/"));
    if (files.hash(entry.file) !== entry.sha256) {
      throw new SeedError(
        `${entry.file} is not the file that seeds/manifest.json describes (another sha256). Put the original back, or describe the new one there.`,
      );
    }
    if (stripMarks(marked) !== source) {
      throw new SeedError(
        `The marked copy of ${entry.file} without its marks differs from the file. Change only marks in seeds/marked.`,
      );
    }
    const corrections = selectCorrections(entry.id, data);
    const { blocks, furniture } = readBlocks(parseMarkedCopy(marked), entry.pages, corrections);
    const info = { ...entry, pages: entry.pages.map(({ number }) => number) };
    return { info, lines: source.split("\n"), pages: entry.pages, blocks, furniture, corrections };
  });
}

function readText(files: SeedFiles, path: string): string {
  try {
    return files.read(path);
  } catch (cause) {
    throw new SeedError(`${path} is missing or cannot be read. Put the original back.`, { cause });
  }
}

function readJson<T>(files: SeedFiles, path: string, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parseJson(readText(files, path), path));
  if (read.success) return read.data;
  throw new SeedError(
    `${path} has not the shape it should have. Put the original back, or repair it:\n${z.prettifyError(read.error)}`,
    { cause: read.error },
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SeedError(`${path} is not JSON. Put the original back.`, { cause });
  }
}

function refuseUnknownFiles(files: SeedFiles, known: readonly { file: string }[]): void {
  for (const name of files.list("seeds")) {
    if (!name.endsWith(".txt")) continue;
    if (!known.some(({ file }) => file === `seeds/${name}`)) {
      throw new SeedError(
        `seeds/${name} is not listed in seeds/manifest.json. List it there or take it away.`,
      );
    }
  }
}
