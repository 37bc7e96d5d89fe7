import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildClient } from "../../bench/build-client.ts";
import { expectNoViolations, useBrowser } from "./browser.ts";

const browser = useBrowser();
const run = promisify(execFile);
const client = join(process.cwd(), "dist/client");

beforeAll(() => buildClient(client));

/** Runs a sample as its reader would, in an empty folder, and gives what it printed. */
async function runSample(language: "sh" | "ts", code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sample-"));
  try {
    await writeFile(join(folder, `sample.${language}`), code);
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await install(join(folder, "node_modules"));
    const { stdout } =
      language === "sh"
        ? await run("bash", ["-e", "sample.sh"], { cwd: folder })
        : await run(process.execPath, ["--import", "tsx", "sample.ts"], { cwd: folder });
    if (!code.includes("acties.csv")) return stdout;
    return await readFile(join(folder, "acties.csv"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a reader of the samples has installed: this package and two of others. */
async function install(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of ["tsx", "@modelcontextprotocol"]) {
    await symlink(join(process.cwd(), "node_modules", name), join(folder, name));
  }
  await symlink(client, join(folder, "beleidswijzer"));
}

async function readSamples(language: "sh" | "ts"): Promise<string[]> {
  const page = await browser.open("/ontwikkelaars");
  const samples = await page.locator(`code[data-sample=${language}]`).allTextContents();
  await page.close();
  return samples;
}

describe("the samples for developers", () => {
  it("call this server, and run in the shell", async () => {
    const samples = await readSamples("sh");
    expect(samples.length).toBeGreaterThan(10);
    for (const sample of samples) {
      expect(sample).toContain(inject("siteUrl"));
      expect(await runSample("sh", sample), sample).not.toBe("");
    }
  });

  it("run as TypeScript", async () => {
    const samples = await readSamples("ts");
    expect(samples.length).toBeGreaterThan(10);
    for (const sample of samples) {
      expect(sample).toContain(inject("siteUrl"));
      const printed = await runSample("ts", sample);
      expect(printed, sample).not.toBe("");
      expect(printed, sample).not.toContain("undefined");
    }
  }, 180_000);

  it("give what the page says they give", async () => {
    const shell = await readSamples("sh");
    const find = (part: string) => shell.find((sample) => sample.includes(part)) ?? "";
    const answer = JSON.parse(await runSample("sh", find("/v1/ask")));
    expect(answer.status).toBe("answered");
    expect(await runSample("sh", find("text/event-stream"))).toContain("event: done");
    expect(await runSample("sh", find("text/csv"))).toMatch(/^\uFEFF[^\n]*;/);
    const tool = JSON.parse(await runSample("sh", find("/mcp")));
    expect(tool.result.content[0].text).toContain("BZK (CIO Rijk)");
    const problem = JSON.parse(await runSample("sh", find('"question": ""')));
    expect(problem.status).toBe(400);
    expect(problem.errors.length).toBeGreaterThan(0);
  });
});

describe("the page for developers", () => {
  it("lists every route of the OpenAPI document, each with its explanation", async () => {
    const page = await browser.open("/ontwikkelaars");
    const openApi = await (await fetch(`${inject("siteUrl")}/v1/openapi.json`)).json();
    const expected = Object.entries<object>(openApi.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} /v1${path}`),
    );
    const rows = page.locator("#routes-rijen tr");
    expect(await rows.locator("th").allInnerTexts()).toEqual(expected);
    for (const link of await rows.locator("th a").all()) {
      const target = await link.getAttribute("href");
      expect(await page.locator(`[id="${target?.slice(1)}"]`).count(), target ?? "").toBe(1);
    }
    expect(await rows.locator("th a").count()).toBe(expected.length);
    expect(browser.complaints).toEqual([]);
  });

  it("says so when the list of routes does not come, and keeps the rest", async () => {
    const page = await browser.open("/over");
    await page.route("**/v1/openapi.json", (route) => route.abort());
    await page.goto("/ontwikkelaars");
    await page.getByText("De lijst kon niet uit openapi.json worden geladen.").waitFor();
    expect(await page.locator("code[data-sample]").count()).toBeGreaterThan(20);
    await expectNoViolations(page);
  });

  it("copies a sample and says so", async () => {
    const page = await browser.open("/ontwikkelaars", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Kopieer curl" }).first().click();
    await page.getByText("Gekopieerd.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.locator("code[data-sample]").first().textContent(),
    );
  });

  it("shows its whole contents without JavaScript", async () => {
    const page = await browser.open("/ontwikkelaars", { javaScriptEnabled: false });
    expect(await page.locator("code[data-sample]").first().textContent()).toContain(
      "http://127.0.0.1:3000/v1/ask",
    );
  });

  it("passes axe with forced colours, and its links can be reached with the keyboard", async () => {
    const page = await browser.open("/ontwikkelaars", { forcedColors: "active" });
    await expectNoViolations(page);
    const link = page.getByRole("link", { name: "Fouten" });
    await link.focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#fouten");
    expect(await page.locator("#fouten").isVisible()).toBe(true);
  });
});
