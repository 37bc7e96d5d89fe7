import { describe, expect, it } from "vitest";
import { ConfigError, readConfig, SETTINGS } from "../src/config.ts";

describe("reading the environment", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      metricsPort: undefined,
      indexFolder: "index",
      databaseUrl: undefined,
      embeddingModel: "beleidswijzer-nl",
      allowDownload: false,
      rateLimitPerMinute: 60,
      trustProxy: 0,
      allowedOrigins: [],
      publicUrl: "",
      requestTimeoutMs: 10_000,
      logLevel: "info",
    });
  });

  it("takes an empty variable as one that is not set", () => {
    expect(readConfig({ PORT: "", METRICS_PORT: "", PUBLIC_URL: "" })).toEqual(readConfig({}));
  });

  it("reads what is set", () => {
    const config = readConfig({
      PORT: "0",
      METRICS_PORT: "0",
      EMBEDDING_DOWNLOAD: "1",
      RATE_LIMIT: "0",
      ALLOWED_ORIGINS: "https://a.example, http://localhost:5173,",
      PUBLIC_URL: "https://beleid.example/",
      REQUEST_TIMEOUT: "3",
    });
    expect(config).toMatchObject({
      port: 0,
      metricsPort: 0,
      allowDownload: true,
      rateLimitPerMinute: 0,
      allowedOrigins: ["https://a.example", "http://localhost:5173"],
      publicUrl: "https://beleid.example",
      contact: { url: "https://beleid.example/over" },
      requestTimeoutMs: 3000,
    });
  });

  it("takes the address of a PostgreSQL database", () => {
    for (const url of ["postgres://piet:geheim@db/beleid", "postgresql:///beleid?host=/run/pg"]) {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
  });

  it.each(["mysql://piet:geheim@db/beleid", "piet:geheim@db", "postgres://piet:geheim@db:x/b"])(
    "refuses the database address %s without showing it",
    (url) => {
      const read = () => readConfig({ DATABASE_URL: url });
      expect(read).toThrow("DATABASE_URL (must be a postgres: address");
      expect(read).not.toThrow("geheim");
    },
  );

  it.each([
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["PORT", "0x10"],
    ["PORT", "1e3"],
    ["PORT", " "],
    ["PORT", "-1"],
    ["METRICS_PORT", "3000"],
    ["RATE_LIMIT", "1.5"],
    ["TRUST_PROXY", "true"],
    ["EMBEDDING_DOWNLOAD", "yes"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "https://a.example/path"],
    ["ALLOWED_ORIGINS", "https://a.example,intranet"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["PUBLIC_URL", "beleid.example"],
    ["CONTACT_EMAIL", "beheer"],
    ["REQUEST_TIMEOUT", "0"],
    ["LOG_LEVEL", "verbose"],
  ])("refuses %s=%s in one sentence that names both", (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(`${name}=${value} (must `);
    expect(read).not.toThrow(/\n/);
  });

  it("names all wrong variables at once", () => {
    const read = () => readConfig({ PORT: "abc", LOG_LEVEL: "loud" });
    expect(read).toThrow(/PORT=abc .*; LOG_LEVEL=loud /);
  });

  it("describes every variable in a sentence", () => {
    expect(SETTINGS.length).toBeGreaterThan(10);
    for (const { name, description } of SETTINGS) {
      expect(name).toMatch(/^[A-Z_]+$/);
      expect(description, name).toMatch(/^[\w].+\.$/);
    }
  });
});
