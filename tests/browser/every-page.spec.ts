import { gzipSync } from "node:zlib";
import { describe, expect, inject, it } from "vitest";
import {
  ask,
  expectNoSidewaysScroll,
  expectNoViolations,
  settle,
  trackRequests,
  useBrowser,
} from "./browser.ts";

const browser = useBrowser();
const paths = [
  "/",
  "/acties",
  "/bronnen",
  "/bronnen/werkagenda/47",
  "/bronnen/kamerbrief-hoofdlijnen/2",
  "/bronnen/werkagenda/46",
  "/over",
  "/toegankelijkheid",
  "/ontwikkelaars",
  "/bestaat-niet",
];
const cloud = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

describe.each(paths)("%s", (path) => {
  it("passes axe in the light and in the dark, and switches without a reload", async () => {
    const page = await browser.open(path, { colorScheme: "light" });
    await expectNoViolations(page);
    const light = await page.evaluate(readColours);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoViolations(page);
    expect(await page.evaluate(readColours)).not.toEqual(light);
  });

  it("needs no sideways scroll at 320 pixels", async () => {
    const page = await browser.open(path, { viewport: { width: 320, height: 640 } });
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
  });

  it("needs no sideways scroll with text of 200 percent", async () => {
    // The site's policy refuses styles from elsewhere; here the test stands in for the browser's own.
    const page = await browser.open(path, { bypassCSP: true });
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
  });

  it("has a main heading, a title, the language, large targets, unique ids and a skip link", async () => {
    const page = await browser.open(path);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.title()).toContain("Beleidswijzer");
    expect(await page.getAttribute("html", "lang")).toBe("nl");
    const small = await page
      .locator("a, button, summary, textarea, input, select")
      .evaluateAll(findSmallTargets);
    expect(small).toEqual([]);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  });

  it("weighs less than 60 kB gzipped, asks no other host and sets no cookie", async () => {
    const page = await browser.open("/toegankelijkheid");
    const pending = trackRequests(page);
    const weights: number[] = [];
    const hosts = new Set<string>();
    page.on("response", async (response) => {
      hosts.add(new URL(response.url()).origin);
      if (/\.(js|css|svg)$|\/[\w-]*$/.test(new URL(response.url()).pathname)) {
        const body = await response.body().catch(() => Buffer.alloc(0));
        if (!response.url().includes("/v1/")) weights.push(gzipSync(body).length);
      }
    });
    await page.goto(path);
    await settle(page, pending);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(60_000);
    expect([...hosts]).toEqual([inject("siteUrl")]);
    expect(await page.context().cookies()).toEqual([]);
  });
});

describe("a conversation", () => {
  it("needs no sideways scroll at 320 pixels and has targets of 24 pixels", async () => {
    const page = await browser.open("/", { viewport: { width: 320, height: 640 } });
    await ask(page, cloud);
    await expectNoSidewaysScroll(page);
    const small = await page.locator("a, button, summary, textarea").evaluateAll(findSmallTargets);
    expect(small).toEqual([]);
    await expectNoViolations(page);
  });

  it("can be read with text of 200 percent", async () => {
    const page = await browser.open("/", { bypassCSP: true });
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await ask(page, cloud);
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
  });

  it("passes axe in the dark, and with forced colours the marks stay visible", async () => {
    const dark = await browser.open("/", { colorScheme: "dark" });
    await ask(dark, cloud);
    await expectNoViolations(dark);
    const page = await browser.open("/", { forcedColors: "active" });
    await ask(page, cloud);
    await expectNoViolations(page);
    const [marked, around] = await page.evaluate(() =>
      ["mark", ".source"].map((name) => {
        const element = document.querySelector(name);
        return element === null ? "" : getComputedStyle(element).backgroundColor;
      }),
    );
    expect(marked).not.toBe(around);
  });

  it("moves nothing for a reader who wants less motion", async () => {
    const page = await browser.open("/", { reducedMotion: "reduce" });
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior),
    ).toBe("auto");
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it("has a log with an article per turn, and a status line that was there before", async () => {
    const page = await browser.open("/");
    const status = page.locator("#status");
    expect(await status.getAttribute("role")).toBe("status");
    await ask(page, cloud);
    await ask(page, cloud);
    expect(await page.getByRole("log", { name: "Gesprek" }).getByRole("article").count()).toBe(2);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("can be used within a second", async () => {
    const page = await browser.open("/");
    const ready = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType("navigation");
      return entry?.toJSON().domContentLoadedEventEnd;
    });
    expect(ready).toBeLessThan(1000);
  });
});

function readColours(): string[] {
  const { backgroundColor, color } = getComputedStyle(document.body);
  return [backgroundColor, color];
}

/** Targets under 24 by 24 pixels, links within running text left out as WCAG 2.5.8 does. */
function findSmallTargets(targets: Element[]): string[] {
  return targets
    .filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      const inText =
        target.matches("p a, li a, td a") && getComputedStyle(target).display === "inline";
      const skip = target.classList.contains("utrecht-skip-link");
      return width > 0 && !inText && !skip && (width < 24 || height < 24);
    })
    .map((target) => `${target.tagName} ${target.textContent?.trim()}`);
}
