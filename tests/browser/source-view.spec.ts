import { describe, expect, it } from "vitest";
import { expectNoViolations, useBrowser } from "./browser.ts";

const browser = useBrowser();

describe("the list of sources", () => {
  it("tells of five documents what is in and what is missing", async () => {
    const page = await browser.open("/bronnen");
    expect(await page.locator("section.document h2").count()).toBe(5);
    const agenda = page.locator("section.document", { has: page.locator("#werkagenda") });
    expect(await agenda.textContent()).toContain("26 ontbreken in de bron");
    expect(await agenda.getByRole("link", { name: "Pagina 47" }).getAttribute("href")).toBe(
      "/bronnen/werkagenda/47",
    );
    expect(await agenda.textContent()).toContain("Pagina 46 ontbreekt");
    await expectNoViolations(page);
    expect(browser.complaints).toEqual([]);
  });
});

describe("a page of a source", () => {
  it("shows the actions as a table with column and row headers", async () => {
    const page = await browser.open("/bronnen/werkagenda/47");
    const table = page.getByRole("table").first();
    expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([
      "Nr.",
      "Actiebeschrijving",
      "Resultaat t/m 2023",
      "Resultaat t/m 2025",
      "Uitvoerder: door wie, met wie",
    ]);
    const row = table.getByRole("row").filter({ hasText: "Overstappen naar de cloud" });
    expect(await row.getByRole("rowheader").textContent()).toBe("4");
    expect(await row.getByRole("cell").nth(1).textContent()).toBe(
      "Cloudstrategie en –kaders beschikbaar",
    );
    await expectNoViolations(page);
  });

  it("tells which pages around it are missing and leads to the next one that is there", async () => {
    const page = await browser.open("/bronnen/werkagenda/47");
    expect(await page.locator(".missing-note").allInnerTexts()).toEqual([
      "Pagina 46 ontbreekt in de bron.",
      "Pagina 48 ontbreekt in de bron.",
    ]);
    await page
      .getByRole("link", { name: /^Volgende/ })
      .or(page.locator("a[rel=next]"))
      .first()
      .click();
    await page.waitForURL("**/bronnen/werkagenda/49");
  });

  it("marks the stretches that the address names, and scrolls to them", async () => {
    const plain = await browser.open("/bronnen/werkagenda/47");
    const ids = await plain
      .locator(".source-page [id]")
      .evaluateAll((all) =>
        all.filter((one) => (one.textContent ?? "").length > 30).map((one) => one.id),
      );
    const [first = "", last = ""] = [ids.at(-2), ids.at(-1)];
    const page = await browser.open(`/bronnen/werkagenda/47#${first}:0-10,${last}`);
    const marked = page.locator(".source-page mark");
    expect(await marked.count()).toBe(2);
    const whole = await page.locator(`[id="${last}"]`).textContent();
    expect(await marked.first().textContent()).toHaveLength(10);
    expect(await marked.last().textContent()).toBe(whole);
    expect(
      await marked
        .first()
        .evaluate((mark) => mark.getBoundingClientRect().top < window.innerHeight),
    ).toBe(true);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await expectNoViolations(page);
  });

  it("shows the lines as delivered when asked, letter for letter", async () => {
    const page = await browser.open("/bronnen/werkagenda/47");
    const raw = page.locator(".raw__lines");
    expect(await raw.isVisible()).toBe(false);
    await page.getByText("Toon de tekst zoals aangeleverd").click();
    expect(await raw.textContent()).toContain("Opzeten Architectuurboard Rijk");
    await expectNoViolations(page);
  });

  it("shows headings without a skipped level on every page of every document", async () => {
    const page = await browser.open("/bronnen");
    const addresses = await page
      .locator(".page-numbers a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(addresses.length).toBe(65);
    for (const address of addresses) {
      await page.goto(address);
      await page.locator(".source-page").waitFor();
      const levels = await page
        .locator("main :is(h1, h2, h3, h4, h5, h6)")
        .evaluateAll((all) => all.map((heading) => Number(heading.tagName.slice(1))));
      const steps = levels.map((level, index) => level - (levels[index - 1] ?? 0));
      expect({ address, deepest: Math.max(...steps) }).toEqual({ address, deepest: 1 });
      const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
      expect({ address, unique: new Set(ids).size }).toEqual({ address, unique: ids.length });
    }
  }, 180_000);
});

describe("a page that is not there", () => {
  it("is shown as missing, with the pages around it", async () => {
    const page = await browser.open("/bronnen/werkagenda/46");
    expect(await page.textContent("h1")).toBe("Pagina 46 ontbreekt in de bron");
    expect(await page.title()).toContain("Pagina 46 ontbreekt in de bron");
    expect(
      await page.locator(".pager a").evaluateAll((all) => all.map((a) => a.getAttribute("href"))),
    ).toEqual(["/bronnen/werkagenda/45", "/bronnen/werkagenda/47"]);
    await expectNoViolations(page);
  });

  it("is told apart from a document that is not there", async () => {
    const page = await browser.open("/bronnen/grondwet/1");
    expect(await page.textContent("h1")).toBe("Deze pagina bestaat niet");
    await expectNoViolations(page);
  });

  it("is told apart from a server that does not answer, which can be tried again", async () => {
    const page = await browser.open("/bronnen/werkagenda/47");
    await page.route("**/v1/documents/**", (route) => route.abort());
    await page.reload();
    await page.getByText("niet bereikbaar").waitFor();
    await expectNoViolations(page);
    await page.unroute("**/v1/documents/**");
    await page.getByRole("button", { name: "Opnieuw proberen" }).click();
    await page.locator(".source-page").waitFor();
  });
});
