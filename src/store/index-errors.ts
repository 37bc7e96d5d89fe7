const REASONS = ["missing", "stale", "corrupt", "busy"] as const;
type Reason = (typeof REASONS)[number];

/** Whether this is a reason of an IndexError; of one that comes from another thread, only that is left. */
export function isIndexReason(reason: unknown): reason is Reason {
  return REASONS.some((one) => one === reason);
}

/** No usable index, or no turn to build one. `reason` tells the cases apart; the message says what to do. */
export class IndexError extends Error {
  override name = "IndexError";
  readonly reason: Reason;

  constructor(reason: Reason, message: string, options?: ErrorOptions) {
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
    // The code stands in the text too, wherever the error comes from.
    const why = WRITE_FAILURES[/\bE[A-Z]{3,}\b/.exec(text)?.[0] ?? ""] ?? `${text}. Mend that`;
    super(
      `The index cannot be written to ${folder}: ${why}, or set INDEX_DIR to another folder, and run "npm run index" again; an index that was there is still whole.`,
      { cause },
    );
  }
}
