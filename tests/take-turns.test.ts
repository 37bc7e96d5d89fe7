import { describe, expect, it } from "vitest";
import { takeTurns } from "../src/take-turns.ts";

const here = () => ({ signal: new AbortController().signal });

describe("taking turns", () => {
  it("begins one call in a turn of the event loop, in the order in which they came", async () => {
    const events: string[] = [];
    const work = takeTurns(async (name: string, _: { signal: AbortSignal }) => {
      events.push(name);
      // Others are heard in between.
      setImmediate(() => events.push(`after ${name}`));
      return name;
    });
    const done = await Promise.all([work("a", here()), work("b", here()), work("c", here())]);
    expect(done).toEqual(["a", "b", "c"]);
    expect(events).toEqual(["a", "after a", "b", "after b", "c"]);
  });

  it("does not work for who left before their turn", async () => {
    const worked: string[] = [];
    const work = takeTurns(async (name: string, _: { signal: AbortSignal }) => worked.push(name));
    const client = new AbortController();
    const first = work("a", here());
    const second = work("b", { signal: client.signal });
    client.abort(new Error("left"));
    await expect(second).rejects.toThrow("left");
    await first;
    expect(worked).toEqual(["a"]);
  });

  it("goes on after a call that failed", async () => {
    const work = takeTurns(async (name: string, _: { signal: AbortSignal }) => {
      if (name === "bad") throw new Error("no");
      return name;
    });
    const bad = work("bad", here());
    const good = work("good", here());
    await expect(bad).rejects.toThrow("no");
    await expect(good).resolves.toBe("good");
  });
});
