import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { expectNoSidewaysScroll, expectNoViolations, useBrowser } from "./browser.ts";

const browser = useBrowser();
const phone = { viewport: { width: 320, height: 640 } };

/** The ids of the actions that are shown, from top to bottom. */
function readIds(page: Page): Promise<string[]> {
  return page.locator(".action__id").allInnerTexts();
}

/** The query of the address, decoded. */
function readQuery(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

async function openEverything(page: Page): Promise<void> {
  const closed = page.locator("main details:not([open]) > summary:visible");
  while ((await closed.count()) > 0) await closed.first().click();
  await page.locator("#beeld-alles").click();
  await page.getByRole("button", { name: "Klap alle acties open" }).click();
}

describe("the list of actions", () => {
  it("shows all 44 actions with a caption, scopes and the sorted column", async () => {
    const page = await browser.open("/acties");
    expect(await readIds(page)).toHaveLength(44);
    expect(await page.locator("#aantal").textContent()).toBe("44 acties");
    expect(await page.locator("#aantal").getAttribute("role")).toBe("status");
    const table = page.locator("#acties");
    expect(await table.locator("caption").count()).toBe(1);
    expect(await table.locator("thead th[scope=col]").count()).toBe(5);
    expect(await table.locator("tbody th[scope=row]").count()).toBe(44);
    expect(await table.locator("[aria-sort]").getAttribute("data-sort")).toBe("nummer");
    expect(browser.complaints).toEqual([]);
  });

  it("orders action 4.3.12 after 4.3.5, and turns around on a second press", async () => {
    const page = await browser.open("/acties?paragraaf=4.3");
    const ids = await readIds(page);
    expect(ids.slice(4, 6)).toEqual(["4.3.5", "4.3.12"]);
    await page.getByRole("button", { name: "Nummer" }).click();
    expect(await readIds(page)).toEqual(ids.toReversed());
    const header = page.getByRole("columnheader", { name: "Nummer" });
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect(readQuery(page)).toEqual({ paragraaf: "4.3", sorteer: "-nummer" });
  });

  it("sorts by the number of results", async () => {
    const page = await browser.open("/acties?sorteer=-2023");
    const counts = await page.locator("td[data-label='Resultaten t/m 2023']").allInnerTexts();
    const numbers = counts.map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(numbers[0]).toBeGreaterThan(numbers.at(-1) ?? 0);
  });

  it("tells plainly what the sources lack", async () => {
    const page = await browser.open("/acties");
    await page.locator("#ontbreekt > summary").click();
    const text = await page.locator("#ontbreekt").textContent();
    expect(text).toContain("van alle 15 paragrafen ontbreekt een deel");
    for (const missing of ["1.4", "2.1.5", "2.4.1", "3.1", "4.2.5", "4.3.11", "5.1"]) {
      expect(text).toContain(missing);
    }
  });
});

describe("searching", () => {
  it("finds while typing, without regard for accents or capitals, and marks what it found", async () => {
    const page = await browser.open("/acties");
    await page.locator("#zoek").pressSequentially("CLOÚD");
    expect(await page.locator("#aantal").textContent()).toMatch(/^[1-9]\d? van 44 acties$/);
    expect(await readIds(page)).toContain("4.3.4");
    expect(await page.locator("#acties mark").first().textContent()).toMatch(/cloud/i);
  });

  it("wants every word, wherever in the action it stands", async () => {
    const page = await browser.open("/acties");
    await page.fill("#zoek", "afspraak ziekenhuis VWS");
    expect(await readIds(page)).toEqual(["1.1.1"]);
    expect(await page.locator(".action").textContent()).toContain(
      "Gevonden in: resultaat t/m 2023",
    );
    await page.fill("#zoek", "afspraak ziekenhuis KOOP");
    expect(await readIds(page)).toEqual([]);
  });

  it("finds an organisation by its full name", async () => {
    const page = await browser.open("/acties");
    await page.fill("#zoek", "volksgezondheid");
    expect(await readIds(page)).toContain("2.1.4");
  });

  it("says of a missing action that it exists and is not in the sources", async () => {
    const page = await browser.open("/acties");
    await page.fill("#zoek", "4.3.8");
    expect(await page.locator("#aantal").textContent()).toBe("Geen acties gevonden");
    expect(await page.locator("#kanttekening").textContent()).toContain(
      "Actie 4.3.8 bestaat, maar staat niet in de bron.",
    );
    expect(await page.locator("#acties").isVisible()).toBe(false);
    await expectNoViolations(page);
  });

  it("offers a way on when nothing is found", async () => {
    const page = await browser.open("/acties?organisatie=szw&zoek=toverstaf");
    expect(await page.locator("#kanttekening").textContent()).toContain("haal een filter weg");
    await page.getByRole("button", { name: "Wis alle filters" }).click();
    expect(await readIds(page)).toHaveLength(44);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("lijst-titel");
    expect(readQuery(page)).toEqual({});
  });
});

describe("filters", () => {
  it("keeps named organisations and groups apart, and counts groups separately", async () => {
    const page = await browser.open("/acties");
    const groups = page.locator("#organisatie optgroup");
    expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute("label")))).toEqual([
      "Organisaties",
      "Groepen, zonder naam in de bron",
    ]);
    await page.selectOption("#organisatie", "vws");
    expect(await readIds(page)).toEqual(["1.1.1", "1.2.7", "2.1.4", "4.2.6"]);
    const note = page.locator("#kanttekening");
    expect(await note.textContent()).toMatch(/Nog \d+ acties noemen VWS niet, maar wel een groep/);
    await note.getByRole("button", { name: /^Overheidsbreed/ }).click();
    expect(readQuery(page)).toEqual({ organisatie: "overheidsbreed" });
    expect(await note.textContent()).toContain("is een groep");
  });

  it("joins ambition, section and year, and puts all of it in the address", async () => {
    const page = await browser.open("/acties");
    await page.selectOption("#ambitie", "2");
    await page.selectOption("#paragraaf", "2.4");
    await page.selectOption("#jaar", "2025");
    await page.fill("#zoek", "hackaanvallen");
    expect(await readIds(page)).toEqual(["2.4.6"]);
    expect(readQuery(page)).toEqual({
      ambitie: "2",
      paragraaf: "2.4",
      jaar: "2025",
      zoek: "hackaanvallen",
    });
    expect(await page.locator("#kanttekening").textContent()).toContain("2.4.1");
  });

  it("shows a colleague who gets the link the same list", async () => {
    const mine = await browser.open("/acties");
    await mine.selectOption("#organisatie", "jenv");
    await mine.selectOption("#jaar", "2025");
    await mine.getByRole("button", { name: "Uitvoerder", exact: true }).click();
    const address = new URL(mine.url());
    const theirs = await browser.open(`${address.pathname}${address.search}`);
    expect(await readIds(theirs)).toEqual(await readIds(mine));
    expect(await theirs.locator("#organisatie").inputValue()).toBe("jenv");
    expect(await theirs.locator("#jaar").inputValue()).toBe("2025");
  });

  it("understands a link that names an organisation by its abbreviation", async () => {
    const page = await browser.open("/acties?organisatie=VNG");
    expect(await page.locator("#organisatie").inputValue()).toBe("vng");
    expect((await readIds(page)).length).toBeGreaterThan(4);
  });
});

describe("an address written by hand", () => {
  it("may say uitvoerder for organisatie, and anything the page does not know", async () => {
    const page = await browser.open("/acties?uitvoerder=VNG&kleur=rood");
    expect(await page.locator("#organisatie").inputValue()).toBe("vng");
    const ids = await readIds(page);
    expect(ids.length).toBeGreaterThan(4);
    expect(ids.length).toBeLessThan(44);
    expect(browser.complaints).toEqual([]);
    await page.selectOption("#jaar", "2025");
    expect(readQuery(page)).toEqual({ organisatie: "vng", jaar: "2025" });
  });

  it("repeats a choice in full that is too long for its field", async () => {
    const page = await browser.open("/acties?organisatie=bzk", phone);
    await page.locator("#filters-meer > summary").click();
    const whole = page.locator("#organisatie-voluit");
    expect(await whole.textContent()).toMatch(/^BZK – Ministerie van .*relaties \(\d+\)$/);
    await page.selectOption("#organisatie", "");
    expect(await whole.isVisible()).toBe(false);
  });
});

describe("the row of an action", () => {
  it("opens to everything the source says, with a link into it", async () => {
    const page = await browser.open("/acties?zoek=4.3.4");
    const button = page.getByRole("button", { name: /^Overstappen naar de cloud/ });
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    await button.click();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    const detail = page.locator("[id='actie-4.3.4']");
    const text = await detail.textContent();
    expect(text).toContain("heldere afspraken over bijv. interoperabiliteit en dataportabiliteit");
    expect(text).toContain("Cloudstrategie en –kaders beschikbaar");
    expect(text).toContain("Cloudstrategie en –kaders geïmplementeerd");
    expect(text).toContain("BZK (CIO Rijk)");
    expect(text).toContain("Zoals DUO, BD, UWV, RWS, DJI, NP");
    const link = detail.getByRole("link", { name: /in de bron/ });
    expect(await link.getAttribute("href")).toMatch(/^\/bronnen\/werkagenda\/47/);
    await button.click();
    expect(await detail.isVisible()).toBe(false);
  });

  it("says that the source gives no result, where it gives none", async () => {
    const page = await browser.open("/acties#actie-2.1.7");
    const detail = page.locator("[id='actie-2.1.7']");
    expect(await detail.isVisible()).toBe(true);
    expect(await detail.textContent()).toContain("De bron noemt geen resultaat t/m 2025.");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-controls"))).toBe(
      "actie-2.1.7",
    );
  });
});

describe("the picture", () => {
  it("adds up per organisation, as text for who does not see it", async () => {
    const page = await browser.open("/acties");
    const name = page.locator("#beeld-balken").getByRole("button", { name: /^VNG/ });
    const text = (await name.textContent()) ?? "";
    const [total = 0, ...parts] = [...text.matchAll(/(\d+) acties|: (\d+)/g)].map((match) =>
      Number(match[1] ?? match[2]),
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    await name.click();
    expect(await readIds(page)).toHaveLength(total);
    expect(await name.getAttribute("aria-pressed")).toBe("true");
    await name.click();
    expect(readQuery(page)).toEqual({});
  });

  it("filters by a part of a bar with the mouse, and by the same number in the table", async () => {
    const page = await browser.open("/acties");
    await page.locator(".segment[data-organisation=jenv][data-ambition='2']").click();
    expect(readQuery(page)).toEqual({ organisatie: "jenv", ambitie: "2" });
    const byMouse = await readIds(page);
    const other = await browser.open("/acties");
    await other.getByText("Toon de aantallen als tabel").press("Enter");
    await other.getByRole("button", { name: /acties van JenV bij ambitie 2$/ }).press("Enter");
    expect(await readIds(other)).toEqual(byMouse);
  });

  it("shows the number of every part, also where the part is too small to hold it", async () => {
    const page = await browser.open("/acties");
    const rows = page.locator("#beeld-balken .bar:visible");
    for (const row of await rows.all()) {
      const spoken = (await row.locator("button").textContent()) ?? "";
      const parts = [...spoken.matchAll(/ambitie \d+: (\d+)/g)].map((match) => match[1]);
      const shown = row.locator(".segment__count:visible, .bar__part");
      if (parts.length > 1) expect(await shown.allTextContents(), spoken).toEqual(parts);
    }
  });

  it("names the ambitions of which the sources have no actions", async () => {
    const page = await browser.open("/acties");
    expect(await page.locator("#beeld-zonder").textContent()).toBe(
      "Van ambitie 3 en 5 staan geen acties in de bron.",
    );
  });
});

describe("the CSV", () => {
  it("holds what is shown, in that order, in the columns of the server", async () => {
    const page = await browser.open("/acties?organisatie=vws&sorteer=-nummer");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download deze lijst (CSV)" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("acties.csv");
    const bytes = await readFile(await download.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records = bytes.subarray(3).toString("utf8").split("\r\n");
    const served = await fetch(`${inject("siteUrl")}/v1/actions`, {
      headers: { accept: "text/csv" },
    });
    const header = (await served.text()).replace(/^\uFEFF/, "").split("\r\n", 1)[0];
    expect(records[0]).toBe(header);
    expect(header).toContain(";");
    expect(records.slice(1, -1).map((record) => record.split(";", 1)[0])).toEqual(
      await readIds(page),
    );
    expect(records.at(-1)).toBe("");
    expect(await page.locator("#melding").textContent()).toBe(
      "4 acties gedownload in het bestand acties.csv.",
    );
  });

  it("says so when it cannot be made", async () => {
    const page = await browser.open("/acties");
    await page.route("**/v1/actions", (route) => route.fulfill({ status: 500 }));
    await page.getByRole("button", { name: "Download deze lijst (CSV)" }).click();
    await page.getByText("Downloaden is niet gelukt.").waitFor();
  });
});

describe("the page of actions when the server fails", () => {
  it("explains a server that is not ready, and tries again", async () => {
    const page = await browser.open("/over");
    await page.route("**/v1/actions", (route) =>
      route.fulfill({ status: 503, json: { detail: "De bronnen worden nog gelezen." } }),
    );
    await page.goto("/acties");
    const alert = page.getByRole("alert");
    await alert.getByText("De bronnen worden nog gelezen.").waitFor();
    expect(await page.locator("#laden").isVisible()).toBe(false);
    await expectNoViolations(page);
    await page.unroute("**/v1/actions");
    await alert.getByRole("button", { name: "Probeer opnieuw" }).click();
    await page.locator(".action").first().waitFor();
    expect(await alert.isVisible()).toBe(false);
  });

  it("says that it is loading while it waits", async () => {
    const page = await browser.open("/over");
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/v1/actions", async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto("/acties");
    expect(await page.locator("#laden").textContent()).toBe("De acties worden geladen…");
    answer();
    await page.locator(".action").first().waitFor();
    expect(await page.locator("#laden").isVisible()).toBe(false);
  });
});

describe("the page of actions for everyone", () => {
  it.each(["light", "dark"] as const)(
    "passes axe in the %s scheme, open and closed",
    async (colorScheme) => {
      const page = await browser.open("/acties?organisatie=jenv&zoek=de", { colorScheme });
      await expectNoViolations(page);
      await openEverything(page);
      await expectNoViolations(page);
    },
  );

  it("becomes cards at 320 pixels, without sideways scroll", async () => {
    const page = await browser.open("/acties?paragraaf=4.3", phone);
    await expectNoSidewaysScroll(page);
    await openEverything(page);
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
    const cells = page.locator(".action").first().locator("td, th");
    const lefts = await cells.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
    expect(new Set(lefts).size).toBe(1);
    expect(await page.getByRole("table", { name: /Acties uit de Werkagenda/ }).count()).toBe(1);
    await page.selectOption("#sorteer", "-nummer");
    expect((await readIds(page))[0]).toBe("4.3.15");
  });

  it("needs no sideways scroll with text of 200 percent", async () => {
    const page = await browser.open("/acties?organisatie=bzk", { bypassCSP: true });
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await expectNoSidewaysScroll(page);
    await expectNoViolations(page);
  });

  it("keeps the bars and the pressed choice visible with forced colours", async () => {
    const page = await browser.open("/acties?ambitie=2", { forcedColors: "active" });
    await expectNoViolations(page);
    const fills = await page.evaluate(() =>
      [".segment[data-ambition='2'] rect", "body"].map((name) => {
        const element = document.querySelector(name);
        if (element === null) return "";
        const style = getComputedStyle(element);
        return name === "body" ? style.backgroundColor : style.fill;
      }),
    );
    expect(fills[0]).not.toBe(fills[1]);
    const pressed = page.locator("[aria-pressed=true][data-ambition='2']").first();
    expect(await pressed.evaluate((button) => getComputedStyle(button).borderTopWidth)).toBe("3px");
  });

  it("can be used with the keyboard alone, and shows where the focus is", async () => {
    const page = await browser.open("/acties");
    await page.locator("#zoek").focus();
    await page.keyboard.type("architectuurboard");
    expect(await readIds(page)).toEqual(["4.3.1"]);
    const isOnRow = () =>
      page.evaluate(() => document.activeElement?.classList.contains("action__open") ?? false);
    for (let presses = 0; presses < 60 && !(await isOnRow()); presses += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() =>
        document.activeElement === null
          ? ""
          : getComputedStyle(document.activeElement).outlineStyle,
      );
      expect(outline).not.toBe("none");
    }
    await page.keyboard.press("Enter");
    expect(await page.locator("[id='actie-4.3.1']").isVisible()).toBe(true);
    expect(await isOnRow()).toBe(true);
  });

  it("has unique ids and targets of 24 pixels", async () => {
    const page = await browser.open("/acties?zoek=de");
    await openEverything(page);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
    const small = await page
      .locator("main :is(button, summary, select, input, .detail__links a)")
      .evaluateAll((all) =>
        all
          .filter((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width > 0 && (width < 24 || height < 24);
          })
          .map((one) => one.textContent?.trim()),
      );
    expect(small).toEqual([]);
  });
});
