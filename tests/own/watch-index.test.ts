import { describe, expect, it } from "vitest";
import { watchIndex } from "../../src/watch-index.ts";

/** A watch over a version that can be set, with what it took, closed and reported. */
function makeWatch(seen: string) {
  const state = {
    version: seen as string | undefined,
    taken: [] as string[],
    closed: [] as string[],
    failures: [] as string[],
    opened: 0,
    /** Fails while it has a text. */
    failure: "",
    unreadable: false,
    wait: Promise.resolve(),
  };
  const makeOpened = (version: string) => ({
    version,
    close: async () => {
      state.closed.push(version);
    },
  });
  const look = watchIndex(
    {
      version: async () => {
        if (state.unreadable) throw new Error("EACCES");
        return state.version;
      },
      reopen: async () => {
        state.opened += 1;
        await state.wait;
        if (state.failure) throw new Error(state.failure);
        return makeOpened(state.version ?? "");
      },
      take: ({ version }) => state.taken.push(version),
      onFailure: (error) => state.failures.push(String(error)),
      graceMs: 5,
    },
    makeOpened(seen),
  );
  return { state, look };
}

/** Something to wait for, and what lets it go on. */
function makeGate() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open: () => open() };
}

describe("watching for another index", () => {
  it("takes a new one once, and the one in use not at all", async () => {
    const { state, look } = makeWatch("een");
    await look();
    expect(state.opened).toBe(0);
    state.version = "twee";
    await look();
    await look();
    expect(state).toMatchObject({ taken: ["twee"], opened: 1, failures: [] });
  });

  it("takes each of several in turn", async () => {
    const { state, look } = makeWatch("een");
    for (const version of ["twee", "drie", "een"]) {
      state.version = version;
      await look();
    }
    expect(state.taken).toEqual(["twee", "drie", "een"]);
  });

  it("does nothing while the index is away for a moment", async () => {
    const { state, look } = makeWatch("een");
    state.version = undefined;
    await look();
    state.version = "een";
    await look();
    expect(state).toMatchObject({ opened: 0, failures: [] });
  });

  it("closes the one before when answers under way have had their time, and not the one in use", async () => {
    const { state, look } = makeWatch("een");
    state.version = "twee";
    await look();
    expect(state.closed).toEqual([]);
    await expect.poll(() => state.closed, { interval: 5 }).toEqual(["een"]);
    state.version = "drie";
    await look();
    await expect.poll(() => state.closed, { interval: 5 }).toEqual(["een", "twee"]);
  });

  it("keeps the one in use when the new one cannot be opened, and says so once", async () => {
    const { state, look } = makeWatch("een");
    state.version = "twee";
    state.failure = "The index is damaged.";
    await look();
    await look();
    await look();
    expect(state.taken).toEqual([]);
    expect(state.failures).toEqual(["Error: The index is damaged."]);
  });

  it("takes an index that was still being copied as soon as it is whole", async () => {
    const { state, look } = makeWatch("een");
    state.version = "twee";
    state.failure = "passages.json is missing.";
    await look();
    state.failure = "";
    await look();
    await look();
    expect(state.taken).toEqual(["twee"]);
  });

  it("says once that it cannot look, and looks again", async () => {
    const { state, look } = makeWatch("een");
    state.unreadable = true;
    await look();
    await look();
    expect(state.failures).toHaveLength(1);
    state.unreadable = false;
    state.version = "twee";
    await look();
    expect(state.taken).toEqual(["twee"]);
  });

  it("reports the next index that fails too", async () => {
    const { state, look } = makeWatch("een");
    state.failure = "The index is damaged.";
    for (const version of ["twee", "drie"]) {
      state.version = version;
      await look();
    }
    expect(state.failures).toHaveLength(2);
  });

  it("opens an index once when it is called again in the meantime, and both calls wait for it", async () => {
    const { state, look } = makeWatch("een");
    const { gate, open } = makeGate();
    state.wait = gate;
    state.version = "twee";
    const first = look();
    let isSecondDone = false;
    const second = look().then(() => {
      isSecondDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(isSecondDone).toBe(false);
    expect(state.taken).toEqual([]);
    open();
    await Promise.all([first, second]);
    expect(state).toMatchObject({ taken: ["twee"], opened: 1 });
  });

  it("takes an index that is built while another is being opened, once", async () => {
    const { state, look } = makeWatch("een");
    const { gate, open } = makeGate();
    state.wait = gate;
    state.version = "twee";
    const first = look();
    await Promise.resolve();
    state.version = "drie";
    open();
    await first;
    await look();
    expect(state).toMatchObject({ taken: ["drie"], opened: 1 });
  });
});
