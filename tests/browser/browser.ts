import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import type { Answer } from "../../src/schema.ts";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser for the tests of this file; each page it opens is closed after its test. */
export interface TestBrowser {
  /** Opens a path of the site in a context of its own. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the page wrote to the console as errors, and its uncaught errors. */
  complaints: string[];
}

/** Starts chromium before the tests of the calling file and stops it after them. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? places.find((path) => existsSync(path)) ?? "",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    complaints.length = 0;
  });
  afterAll(() => browser?.close());
  return {
    complaints,
    async open(path, options = {}) {
      if (browser === undefined) throw new Error("The browser has not been started");
      const context = await browser.newContext({ baseURL: inject("siteUrl"), ...options });
      const page = await context.newPage();
      const pending = trackRequests(page);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(path);
      // Without scripts a page asks for nothing more once it has loaded, and draws no frame when asked.
      if (options.javaScriptEnabled !== false) await settle(page, pending);
      return page;
    },
  };
}

/** The requests of a page that have not been answered yet. */
export function trackRequests(page: Page): ReadonlySet<Request> {
  const pending = new Set<Request>();
  page.on("request", (request) => pending.add(request));
  page.on("requestfinished", (request) => pending.delete(request));
  page.on("requestfailed", (request) => pending.delete(request));
  return pending;
}

/**
 * Waits until every request is answered and what came is drawn; unlike "networkidle" it does not
 * also wait half a second for nothing.
 */
export async function settle(page: Page, pending: ReadonlySet<Request>): Promise<void> {
  do {
    await expect.poll(() => pending.size, { interval: 10, timeout: 30_000 }).toBe(0);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  } while (pending.size > 0);
}

/** Types a question, sends it with Enter and waits until its article is there. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator("article").count();
  await page.fill("#vraag", question);
  await page.press("#vraag", "Enter");
  await page.locator("article").nth(before).waitFor();
}

/** Lets POST /v1/ask give this answer instead of the server's own. */
export async function answerWith(page: Page, answer: Answer): Promise<void> {
  await page.route("**/v1/ask", (route) => route.fulfill({ json: answer }));
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Runs axe over the page as it is now and expects it to find nothing. */
export async function expectNoViolations(page: Page): Promise<void> {
  // The mode only matters for frames of other sites: there are none, and it saves a page a run.
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}

/** Expects that the page cannot be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${element.className}`)
      .slice(0, 5);
  });
  const scroll = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ scroll, tooWide: scroll > 0 ? tooWide : [] }).toEqual({ scroll: 0, tooWide: [] });
}
