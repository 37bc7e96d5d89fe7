/** How often a program that runs on looks whether another index has been built, in milliseconds. */
export const LOOK_EVERY_MS = 2000;

/** An index that is in use or will be, as far as exchanging it goes. */
export interface OpenedIndex {
  version: string;
  close(): Promise<void>;
}

/** How a new index is noticed and taken. */
export interface IndexWatch<Opened extends OpenedIndex> {
  /** Another text with every index that is built; undefined while there is none. */
  version(): Promise<string | undefined>;
  /** Opens the index of the moment. */
  reopen(): Promise<Opened>;
  /** Takes what was opened; answers under way go on with what they began with. */
  take(opened: Opened): void;
  /** The new index cannot be used and the one in use stays, or the one before cannot be closed. */
  onFailure(error: unknown): void;
  /** The longest time that an answer may take, in milliseconds: then the index before is closed. */
  graceMs: number;
}

/**
 * A function to call from time to time: it looks whether another index than the one in use has been
 * built, and takes it. It never fails. A call while another is under way waits for that one. A failure
 * is reported once, and tried again at every call: an index that is being copied opens as soon as all
 * of it is there.
 * @param inUse the index in use
 */
export function watchIndex<Opened extends OpenedIndex>(
  { version, reopen, take, onFailure, graceMs }: IndexWatch<Opened>,
  inUse: OpenedIndex,
): () => Promise<void> {
  let last = inUse;
  let reported = "";
  let looking: Promise<void> | undefined;
  const look = async () => {
    let now: string | undefined;
    try {
      now = await version();
      if (now === undefined || now === last.version) return;
      const opened = await reopen();
      const before = last;
      last = opened;
      reported = "";
      take(opened);
      setTimeout(() => before.close().catch(onFailure), graceMs).unref();
    } catch (error) {
      const failure = `${now}: ${error}`;
      if (failure !== reported) onFailure(error);
      reported = failure;
    }
  };
  return () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}
