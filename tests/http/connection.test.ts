import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, describe, expect, it } from "vitest";
import type { Services } from "../../src/http/services.ts";
import { makeApp } from "./fake-services.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Listens on a free port of this machine until the test has ended. */
async function listen(ask: Services["ask"]): Promise<{ port: number; outcomes: () => string[] }> {
  const { app, logged } = makeApp({ services: { ask } });
  const address = await new Promise<AddressInfo>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, resolve);
    closers.push(() => server.close());
  });
  return { port: address.port, outcomes: () => logged.map(({ outcome }) => outcome) };
}

/** Sends a question over a socket and closes it once the work has begun. */
async function askAndLeave(accept: string): Promise<{ aborted: boolean; outcomes: string[] }> {
  let begin: (signal: AbortSignal) => void = () => undefined;
  const begun = new Promise<AbortSignal>((resolve) => {
    begin = resolve;
  });
  const { port, outcomes } = await listen((_request, { signal }) => {
    begin(signal);
    return new Promise(() => undefined);
  });
  const body = JSON.stringify({ question: "Wie?" });
  const socket = connect(port, "127.0.0.1");
  socket.write(
    [
      "POST /v1/ask HTTP/1.1",
      "Host: localhost",
      `Accept: ${accept}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "",
      body,
    ].join("\r\n"),
  );
  const signal = await begun;
  socket.destroy();
  await expect.poll(() => signal.aborted).toBe(true);
  await expect.poll(outcomes).toHaveLength(1);
  return { aborted: signal.aborted, outcomes: outcomes() };
}

describe("a client that closes its connection", () => {
  it("stops the work on a plain answer", async () => {
    expect(await askAndLeave("application/json")).toEqual({
      aborted: true,
      outcomes: ["clientClosed"],
    });
  });

  it("stops the work on an event stream", async () => {
    expect(await askAndLeave("text/event-stream")).toEqual({
      aborted: true,
      outcomes: ["clientClosed"],
    });
  });
});

describe("a client on a socket", () => {
  it("gets 413 for a body of unknown length that does not end in time", async () => {
    const { port } = await listen(async () => {
      throw new Error("not reached");
    });
    const socket = connect(port, "127.0.0.1");
    const answer = new Promise<string>((resolve) => {
      socket.once("data", (data) => resolve(data.toString()));
    });
    const chunk = "x".repeat(0x8000);
    socket.write(
      "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
        "Transfer-Encoding: chunked\r\n\r\n",
    );
    for (let count = 0; count < 3; count += 1) socket.write(`8000\r\n${chunk}\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});
