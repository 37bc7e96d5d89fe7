import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { ListenError, type Listening, listen } from "../src/listen.ts";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close(0)));
});

/** A server whose GET /slow answers when `release` is called. */
async function start(port = 0): Promise<{ server: Listening; release: () => void }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const app = new Hono();
  app.get("/", (c) => c.text("ok"));
  app.get("/slow", async (c) => {
    await released;
    return c.text("done");
  });
  const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port });
  open.push(server);
  return { server, release };
}

describe("a server that listens", () => {
  it("tells the address it got", async () => {
    const { server } = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    expect(await (await fetch(server.url)).text()).toBe("ok");
  });

  it("refuses a port that is taken, in a sentence that names it", async () => {
    const { server } = await start();
    const port = Number(new URL(server.url).port);
    await expect(start(port)).rejects.toThrow(ListenError);
    await expect(start(port)).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
  });

  it("refuses an address that is not of this machine", async () => {
    const app = new Hono();
    await expect(listen({ fetch: app.fetch, host: "192.0.2.1", port: 0 })).rejects.toThrow(
      "Set HOST",
    );
  });
});

describe("an idle connection", () => {
  it("is left open for longer than the minute after which a proxy closes it", async () => {
    const { server } = await start();
    const { headers } = await fetch(server.url);
    const [, seconds] = headers.get("keep-alive")?.match(/timeout=(\d+)/) ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });
});

describe("a server that closes", () => {
  it("lets an answer under way finish and takes no new connection", async () => {
    const { server, release } = await start();
    const answer = fetch(`${server.url}/slow`).then((response) => response.text());
    // Also leaves an idle connection behind, which must not keep the server open.
    await (await fetch(server.url)).text();
    let closed = false;
    const closing = server.close(5_000).then(() => {
      closed = true;
    });
    await expect
      .poll(() =>
        fetch(server.url).then(
          () => "open",
          () => "refused",
        ),
      )
      .toBe("refused");
    expect(closed).toBe(false);
    release();
    expect(await answer).toBe("done");
    await closing;
    expect(closed).toBe(true);
  });

  it("cuts off what takes longer than the grace", async () => {
    const { server } = await start();
    const answer = fetch(`${server.url}/slow`).then(
      () => "answered",
      () => "cut off",
    );
    await (await fetch(server.url)).text();
    await server.close(100);
    expect(await answer).toBe("cut off");
  });
});
