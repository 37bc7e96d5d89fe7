/** How a new index is noticed and taken. */
export interface IndexWatch<Opened> {
  /** Another text with every index that is built; undefined while there is none. */
  version(): Promise<string | undefined>;
  /** Opens the index of the moment. */
  reopen(): Promise<Opened>;
  /** Takes what was opened; answers under way go on with what they began with. */
  swap(opened: Opened): void;
  /** The new index cannot be used, and the one in use stays. */
  onFailure(error: unknown): void;
}

/**
 * A function to call from time to time: it looks whether another index has been built since the last
 * call, and takes it. A call while another is under way does nothing. A failure is reported once, and
 * tried again at every call: an index that is being copied opens as soon as all of it is there.
 * @param seen version of the index in use
 */
export function watchIndex<Opened>(
  { version, reopen, swap, onFailure }: IndexWatch<Opened>,
  seen: string | undefined,
): () => Promise<void> {
  let last = seen;
  let reported = "";
  let isLooking = false;
  return async () => {
    if (isLooking) return;
    isLooking = true;
    let now: string | undefined;
    try {
      now = await version();
      if (now === undefined || now === last) return;
      swap(await reopen());
      last = now;
      reported = "";
    } catch (error) {
      const failure = `${now}: ${error}`;
      if (failure !== reported) onFailure(error);
      reported = failure;
    } finally {
      isLooking = false;
    }
  };
}
