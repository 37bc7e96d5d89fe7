import { describe, expect, it } from "vitest";
import { createProgressBar } from "../../src/progress-bar.ts";

/** What is written when `steps` of `total` are done, a second each. */
function show(isTerminal: boolean, steps: readonly number[], total: number): string[] {
  const written: string[] = [];
  let seconds = 100;
  const bar = createProgressBar(
    { isTerminal, write: (text) => written.push(text) },
    () => seconds * 1000,
  );
  // Reading files takes its time before the first text is embedded.
  seconds += 50;
  for (const done of steps) {
    bar(done, total);
    seconds += 1;
  }
  return written;
}

describe("progress on a terminal", () => {
  const steps = [0, 10, 20, 30, 40];

  it("is one line that is written over, and ends once", () => {
    const written = show(true, steps, 40);
    expect(written).toHaveLength(steps.length);
    expect(written.every((text) => text.startsWith("\r"))).toBe(true);
    expect(written.filter((text) => text.includes("\n"))).toEqual([written.at(-1)]);
  });

  it("is a bar that grows from empty to full without changing its width", () => {
    const filled = show(true, steps, 40).map((text) => text.split("█").length - 1);
    const empty = show(true, steps, 40).map((text) => text.split("░").length - 1);
    expect(filled[0]).toBe(0);
    expect(empty.at(-1)).toBe(0);
    expect(filled).toEqual([...filled].sort((a, b) => a - b));
    expect(new Set(filled.map((one, at) => one + (empty[at] ?? 0))).size).toBe(1);
  });

  it("tells the rate and the time left, counted from the beginning of the work", () => {
    const written = show(true, steps, 40);
    expect(written[1]).toContain("10/40, 10/s, 3 s left");
    expect(written.at(-1)).toContain("40/40, 10/s, 0 s left");
    expect(written[0]).not.toMatch(/NaN|Infinity|left/);
  });
});

describe("progress elsewhere", () => {
  it("is plain lines with rate and time left, a few for much work", () => {
    const steps = Array.from({ length: 101 }, (_, at) => at * 10);
    const written = show(false, steps, 1000);
    expect(written.join("")).not.toMatch(/[\r█░]/);
    expect(written).toHaveLength(4);
    for (const line of written) expect(line).toMatch(/^.*\d+\/1000, 10\/s, \d+ s left\n$/);
    expect(written.at(-1)).toContain("1000/1000");
  });

  it("is one line for work that is done in one step", () => {
    expect(show(false, [0, 3], 3)).toEqual([expect.stringContaining("3/3")]);
  });
});
