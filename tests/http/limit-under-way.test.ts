import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { limitUnderWay } from "../../src/http/limit-under-way.ts";

describe("limiting what is under way", () => {
  it("sends away who comes when too much is, and takes them when there is room", async () => {
    const work = limitUnderWay(async (name: string, _: object) => {
      await setImmediate();
      return name;
    }, 2);
    const [first, second, third] = [work("a", {}), work("b", {}), work("c", {})];
    await expect(third).rejects.toMatchObject({ kind: "timedOut" });
    expect(await Promise.all([first, second])).toEqual(["a", "b"]);
    await expect(work("d", {})).resolves.toBe("d");
  });

  it("makes room for what failed too", async () => {
    const work = limitUnderWay(async (_: string, __: object) => {
      throw new Error("no");
    }, 1);
    await expect(work("a", {})).rejects.toThrow("no");
    await expect(work("b", {})).rejects.toThrow("no");
  });
});
