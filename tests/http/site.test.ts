import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createStaticFile, readStaticFiles } from "../../src/http/static-files.ts";
import { problemSchema } from "../../src/schema.ts";
import { makeApp } from "./fake-services.ts";

describe("the pages", () => {
  it("stand at their addresses, and only there", async () => {
    const { app } = makeApp();
    const title = async (path: string) => (await app.request(path)).text();
    expect(await title("/")).toContain("Vraag");
    expect(await title("/bronnen")).toContain("Bronnen");
    for (const path of ["/index.html", "/bronnen.html", "/acties", "/acties/"]) {
      expect((await app.request(path)).status).toBe(404);
    }
  });

  it("show a source page, and say 404 when there is no such page", async () => {
    const { app } = makeApp();
    const status = async (path: string) => (await app.request(path)).status;
    expect(await status("/bronnen/werkagenda/47")).toBe(200);
    expect(await status("/bronnen/werkagenda/46")).toBe(404);
    expect(await status("/bronnen/agenda/47")).toBe(404);
    expect(await status("/bronnen/werkagenda/x")).toBe(404);
    const missing = await app.request("/bronnen/werkagenda/46");
    expect(await missing.text()).toContain("Bronnen");
  });

  it("are found with a slash at the end too, which is taken off, whatever follows it", async () => {
    const { app } = makeApp();
    for (const [path, location] of [
      ["/bronnen/", "/bronnen"],
      ["/bronnen/?a=b%20c", "/bronnen?a=b%20c"],
      ["/bronnen/werkagenda/47/", "/bronnen/werkagenda/47"],
    ] as const) {
      const response = await app.request(path);
      expect([response.status, response.headers.get("Location")]).toEqual([308, location]);
      expect((await app.request(location)).status).toBe(200);
    }
  });

  it("send nobody to another host by way of a slash", async () => {
    const { app } = makeApp();
    for (const path of ["//evil.example/", "/bronnen//evil.example/", "/%2fevil.example/"]) {
      const location = (await app.request(path)).headers.get("Location");
      expect(location === null || /^\/[^/\\]/.test(location)).toBe(true);
    }
  });

  it("speak of a slash at the end only to who typed one", async () => {
    const { app } = makeApp();
    const detail = async (path: string, language: string) => {
      const headers = { Accept: "*/*", "Accept-Language": language };
      return problemSchema.parse(await (await app.request(path, { headers })).json()).detail;
    };
    expect(await detail("/v1/answers", "nl")).toBe("Op dit adres staat niets.");
    expect(await detail("/v1/answers", "en")).toBe("There is nothing at this address.");
    expect(await detail("/v1/actions/", "nl")).toContain("schuine streep");
    expect(await detail("/v1/actions/", "en")).toContain("ends in a slash");
  });

  it("tell a browser in a page, and a program in JSON, that nothing is there", async () => {
    const { app } = makeApp();
    const browser = { headers: { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
    const page = await app.request("/nergens", browser);
    expect([page.status, page.headers.get("Content-Type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
    const program = await app.request("/nergens", { headers: { Accept: "*/*" } });
    expect(program.headers.get("Content-Type")).toBe("application/problem+json");
    const api = await app.request("/v1/nergens", browser);
    expect(api.headers.get("Content-Type")).toBe("application/problem+json");
  });
});

describe("assets", () => {
  it("are kept for a year, pages are asked for again", async () => {
    const { app } = makeApp();
    const asset = await app.request("/assets/app-1a2b3c.js");
    expect(asset.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(asset.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect((await app.request("/")).headers.get("Cache-Control")).toBe("no-cache");
  });

  it("are not sent again to who has them", async () => {
    const { app } = makeApp();
    const etag = (await app.request("/")).headers.get("ETag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await app.request("/", { headers: { "If-None-Match": known } });
      expect([again.status, again.headers.get("API-Version")]).toEqual([304, "0.1.0"]);
      expect(await again.text()).toBe("");
    }
    const changed = await app.request("/", { headers: { "If-None-Match": '"other"' } });
    expect(changed.status).toBe(200);
  });
});

describe("reading the build folder", () => {
  function withFolder(files: Record<string, string>, use: (folder: string) => void): void {
    const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-"));
    try {
      mkdirSync(join(folder, "assets"));
      for (const [path, content] of Object.entries(files)) {
        writeFileSync(join(folder, path), content);
      }
      use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("maps every file by its path", () => {
    withFolder({ "index.html": "<p>hoi", "assets/a.css": "a{}" }, (folder) => {
      const files = readStaticFiles(folder);
      expect([...files.keys()].sort()).toEqual(["/assets/a.css", "/index.html"]);
      expect(files.get("/assets/a.css")).toEqual(createStaticFile("/assets/a.css", "a{}"));
    });
  });

  it("refuses a file that it cannot serve, naming it", () => {
    withFolder({ "assets/data.exe": "" }, (folder) => {
      expect(() => readStaticFiles(folder)).toThrow('"/assets/data.exe"');
    });
    withFolder({ "assets/:id.js": "" }, (folder) => {
      expect(() => readStaticFiles(folder)).toThrow('"/assets/:id.js"');
    });
  });
});
