import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  type AnswerEvent,
  ConnectionError,
  IncompleteStreamError,
  ProblemError,
  TimeoutError,
  UnexpectedResponseError,
} from "../../src/client/client.ts";
import { readEvents, type ServerEvent } from "../../src/client/read-events.ts";
import type { Services } from "../../src/http/services.ts";
import { makeAnswer } from "../http/fake-services.ts";
import { listen, listenTo, makeHangingAsk } from "./listen.ts";

const question = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function open(services: Partial<Services> = {}, options = {}) {
  const running = await listen(services, options);
  closers.push(running.close);
  return running;
}

/** A client of a server that answers every question with this text as its event stream. */
async function openText(...parts: string[]) {
  const running = await listenTo(
    () => new Response(parts.join(""), { headers: { "Content-Type": "text/event-stream" } }),
  );
  closers.push(running.close);
  return running;
}

async function collect<T>(events: AsyncIterable<T>): Promise<{ events: T[]; error?: unknown }> {
  const collected: T[] = [];
  try {
    for await (const event of events) collected.push(event);
    return { events: collected };
  } catch (error) {
    return { events: collected, error };
  }
}

describe("askStream", () => {
  it("gives the parts in order and ends with the plain answer", async () => {
    const interpretedAs = "Wie voert actie 4.3.4 uit?";
    const answer = makeAnswer("the-same-id", { interpretedAs });
    const { client } = await open({ ask: async () => answer });
    const { events } = await collect<AnswerEvent>(client.askStream({ question }));
    expect(events.map(({ event }) => event)).toEqual([
      "interpretation",
      "citation",
      "statement",
      "done",
    ]);
    expect(events[0]?.data).toEqual({ interpretedAs });
    expect(events.at(-1)?.data).toEqual(await client.ask({ question }));
  });

  it("stops the work on the server when the loop is left while it waits", async () => {
    const { ask, started } = makeHangingAsk();
    const { client, outcomes } = await open({ ask });
    const caller = new AbortController();
    const collecting = collect(client.askStream({ question }, { signal: caller.signal }));
    const signal = await started;
    caller.abort("left");
    expect(await collecting).toEqual({ events: [], error: "left" });
    await expect.poll(() => signal.aborted).toBe(true);
    await expect.poll(outcomes).toEqual(["clientClosed"]);
  });

  it("ends the call when the loop is left after its first event", async () => {
    let cancelled = false;
    const event = 'event: statement\ndata: {"text":"a","citations":[]}\n\n';
    const { client, close } = await listenTo(
      () =>
        new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode(event)),
            cancel: () => {
              cancelled = true;
            },
          }),
          { headers: { "Content-Type": "text/event-stream" } },
        ),
    );
    closers.push(close);
    for await (const { event: name } of client.askStream({ question })) {
      expect(name).toBe("statement");
      break;
    }
    await expect.poll(() => cancelled).toBe(true);
  });

  it("is a TimeoutError when the answer takes too long", async () => {
    const { client } = await open({ ask: makeHangingAsk().ask });
    const { error } = await collect(client.askStream({ question }, { timeoutMs: 50 }));
    expect(error).toBeInstanceOf(TimeoutError);
  });

  it("is a ProblemError when the question is refused before the stream opens", async () => {
    const { client } = await open();
    const { error } = await collect(client.askStream({ question: "" }));
    expect(error).toMatchObject({ name: "ProblemError", status: 400 });
  });

  it("is a ProblemError when it goes wrong under way", async () => {
    const { client } = await open({
      ask: async () => {
        throw new Error("broken");
      },
    });
    const { error } = await collect(client.askStream({ question }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 500, title: "Er ging iets mis" });
  });

  it("does not take half a stream for an answer", async () => {
    const { client } = await openText('event: statement\ndata: {"text":"a","citations":[]}\n\n');
    const { events, error } = await collect(client.askStream({ question }));
    expect(events).toHaveLength(1);
    expect(error).toBeInstanceOf(IncompleteStreamError);
  });

  it("skips events it does not know and refuses events that are no JSON", async () => {
    const { client } = await openText("event: later\ndata: x\n\n", "event: statement\ndata: {\n\n");
    const { events, error } = await collect(client.askStream({ question }));
    expect(events).toEqual([]);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
  });

  it("is a ConnectionError when the connection breaks under way", async () => {
    const { client, close } = await listenTo((_request, { incoming }) => {
      setTimeout(() => incoming.socket.destroy(), 20);
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(": bezig\n\n")),
      });
      return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
    });
    closers.push(close);
    const { error } = await collect(client.askStream({ question }));
    expect(error).toBeInstanceOf(ConnectionError);
  });

  it("leaves an error of the loop's own body as it is", async () => {
    const { client } = await open();
    const own = new Error("of the caller");
    const loop = async (): Promise<void> => {
      for await (const _ of client.askStream({ question })) throw own;
    };
    await expect(loop()).rejects.toBe(own);
  });
});

/** The bytes in pieces of the given sizes, repeated. */
function cut(text: string, sizes: readonly number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      let at = 0;
      for (let turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.close();
    },
  });
}

describe("reading an event stream", () => {
  const read = async (text: string): Promise<ServerEvent[]> =>
    (await collect(readEvents(cut(text, [7])))).events;

  it("joins data lines, drops one leading space and knows comments, ids and retry times", async () => {
    const text = ": bezig\nid: 1\nretry: 10\nevent: a\ndata:  x\ndata:y\ndata\n\n";
    expect(await read(text)).toEqual([{ event: "a", data: " x\ny\n" }]);
  });

  it("names an event without a name message, and drops one without data or its empty line", async () => {
    expect(await read("data: x\n\nevent: a\n\nevent: b\ndata: y\n")).toEqual([
      { event: "message", data: "x" },
    ]);
  });

  it("reads the same events however the bytes are cut and the lines end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ event: fc.stringMatching(/^[a-z]{1,8}$/), data: fc.json() }), {
          maxLength: 5,
        }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        async (events, sizes, end) => {
          const text = events
            .map(({ event, data }) => [`event: ${event}`, `data: ${data}`, "", ""].join(end))
            .join("");
          expect((await collect(readEvents(cut(text, sizes)))).events).toEqual(events);
        },
      ),
      { numRuns: 100 },
    );
  });
});
