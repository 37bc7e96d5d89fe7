import { z } from "zod";

/** Raised when the layout of the index folder changes. */
export const INDEX_FORMAT = 4;

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

/** No usable index, or no turn to build one. `reason` tells the cases apart; the message says what to do. */
export class IndexError extends Error {
  override name = "IndexError";
  readonly reason: "missing" | "stale" | "corrupt" | "busy";

  constructor(reason: IndexError["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** What a person can do about a folder that cannot be written, by what the system says of it. */
const WRITE_FAILURES: Record<string, string> = {
  ENOSPC: "its disk is full. Make room there",
  EDQUOT: "this user's share of its disk is full. Make room there",
  EROFS: "its disk can only be read. Make it writable",
  EACCES: "this user may not write there. Give it the right to",
  EPERM: "this user may not write there. Give it the right to",
};

/** The index cannot be written; an older one is as it was. The message says what to do. */
export class IndexWriteError extends Error {
  override name = "IndexWriteError";

  constructor(folder: string, cause: unknown) {
    const text = cause instanceof Error ? cause.message : String(cause);
    // Some hand an error on as its text, so that the code is read from there.
    const why = WRITE_FAILURES[/\bE[A-Z]{3,}\b/.exec(text)?.[0] ?? ""] ?? `${text}. Mend that`;
    super(
      `The index cannot be written to ${folder}: ${why}, or set INDEX_DIR to another folder, and run "npm run index" again; an index that was there is still whole.`,
      { cause },
    );
  }
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
