import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpConfig } from "../../src/http/http-config.ts";
import type { Services } from "../../src/http/services.ts";
import { mountMcp } from "../../src/mcp/mount.ts";
import { problemSchema } from "../../src/schema.ts";
import { listenTo, makeHangingAsk } from "../client/listen.ts";
import { defaultConfig, jsonRequest, makeApp, makeServices } from "../http/fake-services.ts";
import { makeClient } from "./connect.ts";

const question = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function makeMcpApp(services: Partial<Services> = {}, config: Partial<HttpConfig> = {}) {
  const made = makeApp({ services, config });
  mountMcp(made.app, {
    services: makeServices(services),
    config: { ...defaultConfig, ...config },
    clock: () => 0,
  });
  return made;
}

/** The SDK's own client over HTTP on this machine. */
async function connectOverHttp(services: Partial<Services> = {}) {
  const { app, logged } = makeMcpApp(services);
  const { baseUrl, close } = await listenTo((request) => app.fetch(request));
  closers.push(close);
  const client = makeClient();
  const transport = new StreamableHTTPClientTransport(new URL(`${baseUrl}/mcp`));
  await client.connect(transport);
  return { client, logged };
}

/** A message as MCP programs send it. */
function mcpRequest(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return jsonRequest(body, { Accept: "application/json, text/event-stream", ...headers });
}

const listTools = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
const ask = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "stel_vraag", arguments: { question } },
};

describe("POST /mcp", () => {
  it("serves the SDK's client, each request on its own", async () => {
    const { client, logged } = await connectOverHttp();
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(3);
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.callTool({ name: "stel_vraag", arguments: { question } })),
    );
    expect(answers.map(({ isError }) => isError)).toEqual([undefined, undefined, undefined]);
    await client.close();
    expect(logged.every(({ route }) => route === "/mcp")).toBe(true);
    expect(JSON.stringify(logged)).not.toContain("cloudstrategie");
  });

  it("has the headers of every other response", async () => {
    const { app } = makeMcpApp();
    const response = await app.request("/mcp", mcpRequest(listTools));
    expect(response.status).toBe(200);
    expect(response.headers.get("API-Version")).toBe("0.1.0");
    expect(response.headers.get("X-Request-Id")).toMatch(/^[\w-]{36}$/);
    expect(response.headers.get("Mcp-Session-Id")).toBeNull();
  });

  it("stops the work when the client goes away", async () => {
    const { ask: hang, started } = makeHangingAsk();
    const { app, logged } = makeMcpApp({ ask: hang });
    const { baseUrl, close } = await listenTo((request) => app.fetch(request));
    closers.push(close);
    const caller = new AbortController();
    const pending = fetch(`${baseUrl}/mcp`, { ...mcpRequest(ask), signal: caller.signal });
    pending.catch(() => undefined);
    const signal = await started;
    caller.abort();
    await expect.poll(() => signal.aborted).toBe(true);
    await expect.poll(() => logged.map(({ outcome }) => outcome)).toEqual(["clientClosed"]);
  });

  it("logs a fault of ours with the place where it was, not what it said", async () => {
    const { app, logged } = makeMcpApp({
      ask: async () => {
        throw new TypeError("secret");
      },
    });
    const response = await app.request("/mcp", mcpRequest(ask));
    expect(await response.text()).not.toContain("secret");
    expect(logged).toMatchObject([{ level: "error", error: { name: "TypeError" } }]);
    expect(JSON.stringify(logged)).not.toContain("secret");
  });

  it.each([
    ["an own page", "https://beleidswijzer.example.nl", 200],
    ["a listed origin", "https://intranet.example.nl", 200],
    ["another site", "https://kwaad.example", 403],
    ["a local name that leads here", "http://127.0.0.1:3000", 403],
    ["a page without an origin of its own", "null", 403],
  ])("answers %s", async (_name, origin, status) => {
    const { app } = makeMcpApp();
    const response = await app.request("/mcp", mcpRequest(listTools, { Origin: origin }));
    expect(response.status).toBe(status);
  });

  it.each<[string, number, RequestInit]>([
    ["a body that is too large", 413, mcpRequest(`"${"a".repeat(70_000)}"`)],
    ["a body that is no JSON", 400, mcpRequest("{")],
    ["another media type", 415, mcpRequest(listTools, { "Content-Type": "text/plain" })],
    ["a tower of brackets", 400, mcpRequest("[".repeat(20) + "]".repeat(20))],
    ["GET, since there is nothing to listen to", 405, { method: "GET" }],
    ["DELETE, since there is no session", 405, { method: "DELETE" }],
  ])("refuses %s with %i and a problem", async (_name, status, init) => {
    const { app } = makeMcpApp();
    const response = await app.request("/mcp", init);
    expect(response.status).toBe(status);
    expect(problemSchema.strict().parse(await response.json()).status).toBe(status);
    if (status === 405) expect(response.headers.get("Allow")).toBe("POST, OPTIONS");
  });

  it.each<[string, number, unknown]>([
    ["a batch", 400, [listTools, listTools]],
    ["JSON that is no message", 400, { hello: "world" }],
  ])("refuses %s with %i and an error that MCP programs read", async (_name, status, body) => {
    const { app } = makeMcpApp();
    const response = await app.request("/mcp", mcpRequest(body));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      error: { code: expect.any(Number) },
    });
  });

  it("limits the requests of a client", async () => {
    const { app } = makeMcpApp({}, { rateLimitPerMinute: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await app.request("/mcp", mcpRequest(listTools))).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});
