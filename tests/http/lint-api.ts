/*
 * Lints the served OpenAPI document with Spectral and the rules of the NL GOV API Design Rules.
 * ADR_RULESET is a path or address of the rule set; without it the published one is fetched.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepAll, makeApp } from "./fake-services.ts";

const publishedRules = "https://static.developer.overheid.nl/adr/ruleset.yaml";
const rules = process.env.ADR_RULESET ?? publishedRules;

const response = await makeApp({ keep: keepAll }).app.request("/v1/openapi.json");
if (response.status !== 200) throw new Error(`The document was not served: ${response.status}.`);

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
try {
  const file = join(folder, "openapi.json");
  writeFileSync(file, await response.text());
  const { status, error } = spawnSync(
    "npx",
    ["--yes", "@stoplight/spectral-cli@6.16.3", "lint", "--ruleset", rules, file],
    { stdio: "inherit" },
  );
  if (error) throw error;
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
