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

describe("the skip link", () => {
  it.each(["light", "dark"] as const)(
    "can be read when it has the focus, in %s",
    async (scheme) => {
      const page = await browser.open("/over", { colorScheme: scheme });
      await page.keyboard.press("Tab");
      const link = page.getByRole("link", { name: "Naar de inhoud" });
      expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
      expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      expect(await link.evaluate(readContrast)).toBeGreaterThanOrEqual(4.5);
      await link.hover();
      expect(await link.evaluate(readContrast)).toBeGreaterThanOrEqual(4.5);
      await expectNoViolations(page);
    },
  );
});

describe("long words", () => {
  it.each(["/", "/acties", "/toegankelijkheid", "/bronnen/werkagenda/41"])(
    "are whole in the headings of %s at 360 pixels",
    async (path) => {
      const page = await browser.open(path, { viewport: { width: 360, height: 720 } });
      expect(await page.evaluate(findBrokenWords, "h1, h2, h3")).toEqual([]);
    },
  );

  it.each([
    { path: "/bronnen/werkagenda/47", width: 1280 },
    { path: "/bronnen/werkagenda/25", width: 1280 },
    { path: "/bronnen/werkagenda/25", width: 360 },
    { path: "/acties", width: 1280 },
    { path: "/acties", width: 360 },
  ])("are whole in the cells of $path at $width pixels", async ({ path, width }) => {
    const page = await browser.open(path, { viewport: { width, height: 720 } });
    expect(await page.locator("td").count()).toBeGreaterThan(0);
    expect(await page.evaluate(findBrokenWords, "tbody th, tbody td")).toEqual([]);
  });
});

describe("the accessibility statement", () => {
  it("gives the address to write to as text", async () => {
    const page = await browser.open("/toegankelijkheid");
    const openApi = await (await fetch(`${inject("siteUrl")}/v1/openapi.json`)).json();
    const { email } = openApi.info.contact;
    const link = page.getByRole("link", { name: email });
    expect(await link.getAttribute("href")).toBe(`mailto:${email}`);
  });

  it("says where the address stands when it cannot be fetched", async () => {
    const page = await browser.open("/over");
    await page.route("**/v1/openapi.json", (route) => route.abort());
    await page.goto("/toegankelijkheid");
    expect(await page.locator("#contact a").getAttribute("href")).toBe("/v1/openapi.json");
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

/** The contrast of an element's text with its own ground, as WCAG defines it. */
function readContrast(element: Element): number {
  const { color, backgroundColor } = getComputedStyle(element);
  const [text = 0, ground = 0] = [color, backgroundColor].map((value) => {
    const [red = 0, green = 0, blue = 0] = (value.match(/[\d.]+/g) ?? []).map((part) => {
      const channel = Number(part) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** Words of five letters and more that stand on two lines; a hyphen, soft or hard, is a good place. */
function findBrokenWords(selector: string): string[] {
  const broken: string[] = [];
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest("caption, .visually-hidden") !== null) continue;
      for (const match of (node.textContent ?? "").matchAll(/\p{Letter}{5,}/gu)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        // A soft hyphen that is shown belongs to the word after it, and stands on the line before.
        const soft = node.textContent?.[match.index - 1] === "\u00ad";
        if (lines.size > (soft ? 2 : 1)) broken.push(match[0]);
      }
    }
  }
  return broken;
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
