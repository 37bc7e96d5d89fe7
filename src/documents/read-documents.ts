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
 * @throws SeedError when a seed file differs from what seeds/manifest.json says, or its marked copy
 *   from the file.
 */
export function readDocuments(files: SeedFiles): SourceDocument[] {
  const manifest = manifestSchema.parse(readJson(files, "seeds/manifest.json"));
  const data = {
    repairs: repairsSchema.parse(readJson(files, "seeds/repairs.json")),
    hyphens: hyphensSchema.parse(readJson(files, "seeds/hyphens.json")),
    footnotes: footnotesSchema.parse(readJson(files, "seeds/footnotes.json")),
  };
  refuseUnknownFiles(files, manifest.documents);
  return manifest.documents.map((entry) => {
    if (files.hash(entry.file) !== entry.sha256) {
      throw new SeedError(
        `${entry.file} is not the file that seeds/manifest.json describes (another sha256). Put the original back, or describe the new one there.`,
      );
    }
    const source = files.read(entry.file);
    const marked = files.read(entry.file.replace("seeds/", "seeds/marked/"));
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

function readJson(files: SeedFiles, path: string): unknown {
  try {
    return JSON.parse(files.read(path));
  } catch (cause) {
    throw new SeedError(`${path} is missing or is not JSON. Put the original back.`, { cause });
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
