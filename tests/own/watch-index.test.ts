import { describe, expect, it } from "vitest";
import { watchIndex } from "../../src/watch-index.ts";

/** A watch over a version that can be set, with what it took and what it reported. */
function makeWatch(seen: string | undefined) {
  const state = {
    version: seen,
    taken: [] as string[],
    failures: [] as string[],
    opened: 0,
    /** Fails while it has a text. */
    failure: "",
    unreadable: false,
    wait: Promise.resolve(),
  };
  const look = watchIndex<string>(
    {
      version: async () => {
        if (state.unreadable) throw new Error("EACCES");
        return state.version;
      },
      reopen: async () => {
        state.opened += 1;
        const { version = "" } = state;
        await state.wait;
        if (state.failure) throw new Error(state.failure);
        return version;
      },
      swap: (opened) => state.taken.push(opened),
      onFailure: (error) => state.failures.push(String(error)),
    },
    seen,
  );
  return { state, look };
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

  it("takes the first one where there was none", async () => {
    const { state, look } = makeWatch(undefined);
    state.version = "een";
    await look();
    expect(state.taken).toEqual(["een"]);
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

  it("opens an index once when it is called again in the meantime", async () => {
    const { state, look } = makeWatch("een");
    let release = () => {};
    state.wait = new Promise<void>((resolve) => {
      release = resolve;
    });
    state.version = "twee";
    const first = look();
    await look();
    expect(state.taken).toEqual([]);
    release();
    await first;
    expect(state).toMatchObject({ taken: ["twee"], opened: 1 });
  });

  it("notices an index that is built while another is being opened", async () => {
    const { state, look } = makeWatch("een");
    let release = () => {};
    state.wait = new Promise<void>((resolve) => {
      release = resolve;
    });
    state.version = "twee";
    const first = look();
    await Promise.resolve();
    state.version = "drie";
    release();
    await first;
    await look();
    expect(state.taken.at(-1)).toBe("drie");
  });
});
