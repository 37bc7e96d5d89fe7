import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { SETTINGS } from "../src/config.ts";
import { keepAll, makeApp } from "./http/fake-services.ts";
import { readProjectFile } from "./seed-files.ts";

const readme = readProjectFile("README.md");

/** Whether a whole word stands in backticks somewhere, alone or with more beside it. */
function names(word: string): boolean {
  const code = readme.match(/`[^`\n]+`/g) ?? [];
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![\\w/:-])${escaped}(?![\\w/:{-])`);
  return code.some((one) => whole.test(one));
}

describe("the README", () => {
  it("names every npm script", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readProjectFile("package.json")));
    const commands = Object.keys(scripts).map((name) =>
      ["start", "test"].includes(name) ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((command) => !names(command))).toEqual([]);
  });

  it("names every variable of the environment", () => {
    const languageModel = new URL("../src/llm/llm-config.ts", import.meta.url);
    const others = existsSync(languageModel)
      ? (readProjectFile("src/llm/llm-config.ts").match(/\bLLM_[A-Z_]+\b/g) ?? [])
      : [];
    const variables = [...new Set([...SETTINGS.map(({ name }) => name), ...others])];
    expect(variables.length).toBeGreaterThan(10);
    expect(variables.filter((variable) => !names(variable))).toEqual([]);
  });

  it("names every route of the OpenAPI document with its method", async () => {
    const response = await makeApp({ keep: keepAll }).app.request("/v1/openapi.json");
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await response.json());
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} /v1${path}`),
    );
    expect(routes.length).toBeGreaterThan(8);
    expect(routes.filter((route) => !names(route))).toEqual([]);
  });

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? "");
    const lost = links.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)));
    expect(links.length).toBeGreaterThan(3);
    expect(lost).toEqual([]);
  });

  it("misses a command, a variable or a route that it does not name", () => {
    expect(names("npm run undo")).toBe(false);
    expect(names("npm run licence")).toBe(false);
    expect(names("METRICS")).toBe(false);
    expect(names("GET /v1/documents/{id}/pages")).toBe(false);
  });
});
