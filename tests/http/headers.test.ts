import { describe, expect, it } from "vitest";
import { createRateLimiter, identifyClient } from "../../src/http/rate-limit.ts";
import { jsonRequest, makeApp } from "./fake-services.ts";

const intranet = "https://intranet.example.nl";

describe("every response", () => {
  const paths = ["/", "/v1/actions", "/v1/actions/x", "/nergens", "/health/live", "/favicon.svg"];

  it.each(paths)("%s carries the version, an id and the security headers", async (path) => {
    const { headers } = await makeApp().app.request(path);
    expect(headers.get("API-Version")).toBe("0.1.0");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    const policy = headers.get("Content-Security-Policy")?.split("; ") ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toContain("unsafe");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(headers.get("Permissions-Policy")).toContain("geolocation=()");
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });

  it("promises https only where the public address has it", async () => {
    const { app } = makeApp({ config: { publicUrl: "http://127.0.0.1:3000" } });
    const { headers } = await app.request("/");
    expect(headers.get("Strict-Transport-Security")).toBeNull();
  });

  it("takes the id of a proxy of ours, if it cannot forge a log line", async () => {
    const named = { headers: { "X-Request-Id": "proxy-12345678" } };
    const behind = makeApp({ config: { trustProxy: 1 } });
    expect((await behind.app.request("/", named)).headers.get("X-Request-Id")).toBe(
      "proxy-12345678",
    );
    expect(behind.logged[0]?.requestId).toBe("proxy-12345678");
    const forged = { headers: { "X-Request-Id": 'x","level":"error' } };
    expect((await behind.app.request("/", forged)).headers.get("X-Request-Id")).not.toContain('"');
    const direct = await makeApp().app.request("/", named);
    expect(direct.headers.get("X-Request-Id")).not.toBe("proxy-12345678");
  });
});

describe("HEAD and OPTIONS", () => {
  it("HEAD gives the headers of GET without a body", async () => {
    const { app } = makeApp();
    for (const path of ["/", "/v1/actions", "/health/ready"]) {
      const response = await app.request(path, { method: "HEAD" });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe("");
    }
  });

  it("OPTIONS says which methods a path has", async () => {
    const { app } = makeApp();
    const options = async (path: string) => {
      const response = await app.request(path, { method: "OPTIONS" });
      return [response.status, response.headers.get("Allow")];
    };
    expect(await options("/v1/ask")).toEqual([204, "POST, OPTIONS"]);
    expect(await options("/v1/documents/werkagenda/pages/47")).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(await options("/nergens")).toEqual([404, null]);
  });
});

describe("other origins", () => {
  const from = (Origin: string) => ({ headers: { Origin } });

  it("may read responses when they are listed", async () => {
    const { headers } = await makeApp().app.request("/v1/actions", from(intranet));
    expect(headers.get("Access-Control-Allow-Origin")).toBe(intranet);
    expect(headers.get("Access-Control-Expose-Headers")).toContain("API-Version");
    expect(headers.get("Access-Control-Allow-Credentials")).toBeNull();
    expect(headers.get("Vary")).toContain("Origin");
  });

  it.each([
    "https://evil.example",
    `${intranet}.evil.example`,
    "null",
    "HTTPS://INTRANET.EXAMPLE.NL",
  ])("%s may not", async (origin) => {
    const { headers } = await makeApp().app.request("/v1/actions", from(origin));
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it("are not let in by a star in the list", async () => {
    const { app } = makeApp({ config: { allowedOrigins: ["*"] } });
    const { headers } = await app.request("/v1/actions", from("https://evil.example"));
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it("may all read the OpenAPI document", async () => {
    const { headers } = await makeApp().app.request(
      "/v1/openapi.json",
      from("https://evil.example"),
    );
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it("may post a question after a preflight, and only when listed", async () => {
    const preflight = async (origin: string) =>
      makeApp().app.request("/v1/ask", {
        method: "OPTIONS",
        headers: { Origin: origin, "Access-Control-Request-Method": "POST" },
      });
    const { headers } = await preflight(intranet);
    expect(headers.get("Access-Control-Allow-Methods")).toContain("POST");
    expect(headers.get("Access-Control-Allow-Headers")).toContain("Content-Type");
    expect(
      (await preflight("https://evil.example")).headers.has("Access-Control-Allow-Methods"),
    ).toBe(false);
  });
});

describe("the rate limit", () => {
  it("lets a client make its requests a minute, then says how long to wait", () => {
    let now = 0;
    const limiter = createRateLimiter(3, () => now);
    expect([1, 2, 3, 4].map(() => limiter.take("a"))).toEqual([0, 0, 0, 20]);
    expect(limiter.take("b")).toBe(0);
    now = 19_000;
    expect(limiter.take("a")).toBe(1);
    now = 20_000;
    expect(limiter.take("a")).toBe(0);
    expect(limiter.take("a")).toBe(20);
    now = 10_000_000;
    expect([1, 2, 3, 4].map(() => limiter.take("a"))).toEqual([0, 0, 0, 20]);
  });

  it("remembers a bounded number of clients and forgets the quietest", () => {
    const limiter = createRateLimiter(1, () => 0, 2);
    for (const client of ["a", "b", "a", "c"]) limiter.take(client);
    expect(limiter.size()).toBe(2);
    expect(limiter.take("a")).toBeGreaterThan(0);
    expect(limiter.take("b")).toBe(0);
  });

  it("answers 429 with Retry-After, on the API and not on pages or health", async () => {
    let now = 0;
    const { app } = makeApp({ config: { rateLimitPerMinute: 1 }, clock: () => now });
    expect((await app.request("/v1/actions")).status).toBe(200);
    const refused = await app.request("/ask", jsonRequest({ question: "Wie?" }));
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(await refused.json()).toMatchObject({ title: "Te veel verzoeken" });
    for (const path of ["/", "/health/live"]) expect((await app.request(path)).status).toBe(200);
    expect((await app.request("/v1/ask", { method: "OPTIONS" })).status).toBe(204);
    now = 60_000;
    expect((await app.request("/v1/actions")).status).toBe(200);
  });

  it("is off when it is 0", async () => {
    const { app } = makeApp({ config: { rateLimitPerMinute: 0 } });
    for (let count = 0; count < 50; count += 1) {
      expect((await app.request("/v1/sections")).status).toBe(200);
    }
  });

  async function identify(trustProxy: number, remoteAddress: string, forwarded?: string) {
    const { app } = makeApp();
    let client = "";
    app.use("/wie", async (c) => {
      client = identifyClient(c, trustProxy);
      return c.body(null);
    });
    const headers: Record<string, string> = forwarded ? { "X-Forwarded-For": forwarded } : {};
    await app.request("/wie", { headers }, { incoming: { socket: { remoteAddress } } });
    return client;
  }

  it("counts a client by its own address, and believes only proxies of ours", async () => {
    expect(await identify(0, "10.0.0.1", "1.2.3.4")).toBe("10.0.0.1");
    expect(await identify(1, "10.0.0.1", "6.6.6.6, 1.2.3.4")).toBe("1.2.3.4");
    expect(await identify(2, "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2")).toBe("1.2.3.4");
    expect(await identify(2, "10.0.0.1", "1.2.3.4")).toBe("10.0.0.1");
    expect(await identify(1, "10.0.0.1")).toBe("10.0.0.1");
  });

  it("counts the addresses of one IPv6 network as one client", async () => {
    const network = await identify(0, "2001:db8:1:2:aaaa::1");
    expect(await identify(0, "2001:db8:1:2:bbbb:cccc:dddd:eeee")).toBe(network);
    expect(await identify(0, "2001:db8:1:3::1")).not.toBe(network);
    expect(await identify(0, "::1")).toBe("0:0:0:0");
    expect(await identify(0, "::ffff:10.0.0.1")).toBe("10.0.0.1");
  });
});

describe("the log", () => {
  it("has one line a request, without question, address or user agent", async () => {
    const { app, logged } = makeApp({ config: { trustProxy: 1 } });
    const headers = { "User-Agent": "Geheimlezer/1.0", "X-Forwarded-For": "192.0.2.44" };
    const question = "Wat staat er over mijn buurman?";
    await app.request("/v1/ask", jsonRequest({ question, language: "xx" }, headers));
    await app.request("/v1/ask", jsonRequest({ question }, headers));
    await app.request("/v1/actions?query=buurman", { headers });
    await app.request("/wat-staat-er-over-mijn-buurman", { headers });
    expect(logged.map(({ route, status, outcome }) => [route, status, outcome])).toEqual([
      ["/v1/ask", 400, "invalidInput"],
      ["/v1/ask", 200, "answered"],
      ["/v1/actions", 200, "ok"],
      ["(none)", 404, "notFound"],
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/buurman|Geheimlezer|192\.0\.2/);
    expect(logged[0]?.ms).toBeGreaterThanOrEqual(0);
  });
});
