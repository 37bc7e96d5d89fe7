import { MessageChannel } from "node:worker_threads";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createCaller, type Failure, serveCalls } from "../src/thread-calls.ts";

interface Work {
  double(value: number): Promise<number>;
  lengthOf(text: string, delayMs: number): Promise<number>;
  fail(message: string): Promise<void>;
  measure(vector: Float32Array | undefined): Promise<Float32Array | undefined>;
}

class OwnError extends Error {
  override name = "OwnError";
  readonly reason = "stale";
}

const work: Work = {
  double: async (value) => 2 * value,
  lengthOf: (text, delayMs) =>
    new Promise((resolve) => setTimeout(() => resolve(text.length), delayMs)),
  fail: async (message) => {
    throw new OwnError(message);
  },
  measure: async (vector) => vector?.map((value) => value / 2),
};

function connect() {
  const { port1, port2 } = new MessageChannel();
  serveCalls(port2, work);
  const [ref, unref] = [vi.spyOn(port1, "ref"), vi.spyOn(port1, "unref")];
  const revive = ({ name, message, reason }: Failure) =>
    new Error(`${name}, ${reason}: ${message}`);
  const call = createCaller<Work>(port1, revive);
  onTestFinished(() => port1.close());
  return { call, port: port1, ref, unref };
}

describe("calls to another thread", () => {
  it("come back with what the function gives, typed arrays and nothing included", async () => {
    const { call } = connect();
    expect(await call("double", 21)).toBe(42);
    expect(await call("measure", Float32Array.of(1, 3))).toEqual(Float32Array.of(0.5, 1.5));
    expect(await call("measure", undefined)).toBeUndefined();
  });

  it("each get their own answer, also when a later one is answered first", async () => {
    const { call } = connect();
    const order: number[] = [];
    const note = (length: number) => order.push(length);
    await Promise.all([
      call("lengthOf", "langzaam", 60).then(note),
      call("lengthOf", "vlug", 1).then(note),
    ]);
    expect(order).toEqual([4, 8]);
  });

  it("are answered one in a turn of the event loop, so that others are heard in between", async () => {
    const { call } = connect();
    const events: string[] = [];
    const note = (name: string) => () => {
      events.push(name);
      setImmediate(() => events.push(`after ${name}`));
    };
    const calls = ["a", "b", "c"].map((name) => call("double", 1).then(note(name)));
    await Promise.all(calls);
    expect(events.slice(0, 4)).toEqual(["a", "b", "after a", "c"]);
  });

  it("fail with the name, the reason and the message of the error there", async () => {
    const { call } = connect();
    await expect(call("fail", "Dat kan niet.")).rejects.toThrow("OwnError, stale: Dat kan niet.");
    expect(await call("double", 1)).toBe(2);
  });

  it("fail with a sentence when there is no such function", async () => {
    const { port } = connect();
    const reply = new Promise((resolve) => port.on("message", resolve));
    port.postMessage({ id: 7, name: "toString", args: [] });
    expect(await reply).toMatchObject({
      id: 7,
      failure: { message: "The thread has no function toString." },
    });
  });

  it("keep the process running while one is not answered, and not longer", async () => {
    const { call, ref, unref } = connect();
    const running = () =>
      (ref.mock.invocationCallOrder.at(-1) ?? 0) > (unref.mock.invocationCallOrder.at(-1) ?? 0);
    expect(running()).toBe(false);
    const slow = call("lengthOf", "langzaam", 40);
    const quick = call("double", 1);
    expect(running()).toBe(true);
    await quick;
    expect(running()).toBe(true);
    await slow;
    expect(running()).toBe(false);
  });
});
