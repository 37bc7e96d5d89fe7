import { z } from "zod";
import { IndexError } from "./index-errors.ts";

/** Raised when the layout of the index folder changes. */
export const INDEX_FORMAT = 6;

/** What an index was built from; read before anything else of it is trusted. */
export const indexManifestSchema = z.object({
  format: z.int(),
  model: z.string(),
  dimensions: z.int().min(1),
  corpusHash: z.string(),
  passageRules: z.string(),
  documents: z.int(),
  passages: z.int(),
  questions: z.int(),
  builtAt: z.iso.datetime(),
  /** SHA-256 of every other file of the index, by name. */
  files: z.record(z.string(), z.string()),
});
export type IndexManifest = z.infer<typeof indexManifestSchema>;

/** What the running program needs an index to be built from. */
export interface ExpectedIndex {
  model: string;
  corpusHash: string;
  passageRules: string;
}

/** What an index of these sources with this model must say of itself. */
export function expectedIndex(
  { corpusHash, passageRules }: Omit<ExpectedIndex, "model">,
  model: string,
): ExpectedIndex {
  return { model, corpusHash, passageRules };
}

/**
 * Checks what is expected; what is left out of it may be anything.
 * @throws IndexError with reason stale when the index was built from something else
 */
export function checkManifest(manifest: IndexManifest, expected: Partial<ExpectedIndex>): void {
  const stale = (what: string) =>
    new IndexError("stale", `The index was built ${what}. Run "npm run index" to build it again.`);
  const { model, corpusHash, passageRules } = expected;
  if (manifest.format !== INDEX_FORMAT) throw stale("by another version of this program");
  if (model !== undefined && manifest.model !== model) {
    throw stale(`with the model "${manifest.model}", not with "${model}"`);
  }
  if (corpusHash !== undefined && manifest.corpusHash !== corpusHash) {
    throw stale("from other sources");
  }
  if (passageRules !== undefined && manifest.passageRules !== passageRules) {
    throw stale("by other passage rules");
  }
}
