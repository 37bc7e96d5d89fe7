import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStaticFiles } from "../../src/http/static-files.ts";
import { type Listening, listen } from "../../src/listen.ts";
import { makeApp } from "../http/fake-services.ts";
import { letterTitle, makeOwnServices, planId } from "../own-documents.ts";
import {
  answerWith,
  ask,
  expectNoSidewaysScroll,
  expectNoViolations,
  useBrowser,
} from "./browser.ts";
import { makeAnswer, makeCitation } from "./make-answer.ts";

const browser = useBrowser();
const phone = { viewport: { width: 320, height: 640 } };
const werkagendaTitle = "Werkagenda Waardengedreven Digitaliseren";
const site = new URL("../../dist/web", import.meta.url).pathname;

let server: Listening | undefined;
beforeAll(async () => {
  const { app } = makeApp({ services: makeOwnServices(), staticFiles: readStaticFiles(site) });
  server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
});
afterAll(() => server?.close(0));

/** Opens a path of a server with a letter of three actions and a plan of two beside its sources. */
function open(path: string, options = {}): Promise<Page> {
  return browser.open(`${server?.url}${path}`, options);
}

function readIds(page: Page): Promise<string[]> {
  return page.locator(".action__id").allInnerTexts();
}

/** The text of an element with one space between its words. */
async function readText(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? "").replace(/\s+/g, " ").trim();
}

describe("the list of actions with own documents", () => {
  it("stands in groups, each under the title of its document", async () => {
    const page = await open("/acties");
    expect(await page.locator("#aantal").textContent()).toBe("49 acties");
    expect(await page.locator(".action-group th[scope=rowgroup]").allInnerTexts()).toEqual([
      werkagendaTitle,
      letterTitle,
      "Uitvoeringsplan digitaal",
    ]);
    const ids = await readIds(page);
    // A long id leaves out its document.
    expect(ids.slice(43)).toEqual(["4.3.15", "brief.1", "brief.2", "brief.3", "1", "2"]);
    expect(await readText(page.locator(".lead"))).toContain("en uit 2 eigen documenten.");
    expect(browser.complaints).toEqual([]);
  });

  it("turns the numbers around within each group, and mixes the groups in any other order", async () => {
    const page = await open("/acties?ambitie=geen&sorteer=-nummer");
    expect(await readIds(page)).toEqual(["brief.3", "brief.2", "brief.1", "2", "1"]);
    await page.getByRole("button", { name: "Actie", exact: true }).click();
    expect(await page.locator(".action-group").count()).toBe(0);
    expect(await readIds(page)).toEqual(["2", "brief.2", "brief.3", "brief.1", "1"]);
    expect(await readText(page.locator(".action__section").first())).toBe(
      "Uitvoeringsplan digitaal",
    );
    expect(await readText(page.locator(".action__section").nth(1))).toBe(
      `${letterTitle}: Wat we gaan doen`,
    );
  });

  it("can be filtered by source, together with the other filters", async () => {
    const page = await open("/acties");
    expect(await page.locator("#bron option").allInnerTexts()).toEqual([
      "Alle bronnen",
      `${werkagendaTitle} (44)`,
      `${letterTitle} (3)`,
      "Uitvoeringsplan digitaal (2)",
    ]);
    await page.selectOption("#bron", "brief");
    expect(await readIds(page)).toEqual(["brief.1", "brief.2", "brief.3"]);
    await page.selectOption("#organisatie", "vng");
    expect(await readIds(page)).toEqual(["brief.2"]);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      organisatie: "vng",
      bron: "brief",
    });
    await page.getByRole("button", { name: /^Verwijder filter: bron/ }).click();
    expect((await readIds(page)).length).toBeGreaterThan(5);
    await page.selectOption("#bron", planId);
    await page.selectOption("#organisatie", "");
    await page.selectOption("#jaar", "2023");
    expect(await readIds(page)).toEqual(["1"]);
  });

  it("says why a source has no actions of an ambition", async () => {
    const page = await open("/acties?bron=brief&ambitie=4");
    expect(await page.locator("#aantal").textContent()).toBe("Geen acties gevonden");
    const note = await readText(page.locator("#kanttekening"));
    expect(note).toContain("Alleen de acties van de Werkagenda horen bij een ambitie");
    expect(note).not.toContain("staat niet helemaal in de bron");
  });

  it("finds words in them, and an organisation that only they name", async () => {
    const page = await open("/acties?zoek=bibliotheek%20loket");
    expect(await readIds(page)).toEqual(["brief.3"]);
    await page.fill("#zoek", "");
    await page.selectOption("#organisatie", { label: "Team Communicatie (2)" });
    expect(await readIds(page)).toEqual(["brief.1", "brief.2"]);
  });

  it("opens one from a link, and leads into its document", async () => {
    const page = await open("/acties#actie-brief.2");
    const detail = page.locator("[id='actie-brief.2']");
    expect(await detail.isVisible()).toBe(true);
    expect(await detail.textContent()).not.toContain("2023");
    const link = detail.getByRole("link", { name: `(${letterTitle}, pagina 1)` });
    await link.click();
    await page.locator(".source-page mark").waitFor();
    expect(await page.locator(".source-page mark").textContent()).toBe(
      "De website voldoet aan de regels voor toegankelijkheid",
    );
    const long = await open(`/acties#actie-${planId}.2`);
    expect(await long.locator(`[id='actie-${planId}.2']`).isVisible()).toBe(true);
  });

  it("keeps the titles and the owners on paper, without the controls", async () => {
    const page = await open("/acties?bron=brief#actie-brief.2");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".action__open").nth(1).isVisible()).toBe(true);
    expect(await page.locator(".detail .owner").first().isVisible()).toBe(true);
    expect(await page.locator("#download").isVisible()).toBe(false);
    expect(await page.locator("#bron").isVisible()).toBe(false);
  });

  it("gives the ones shown as CSV, with their document", async () => {
    const page = await open("/acties?bron=brief&sorteer=-nummer");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download deze lijst (CSV)" }).click(),
    ]);
    const rows = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    expect(rows.slice(1).map((row) => row.split(";", 1)[0])).toEqual(await readIds(page));
    expect(rows.slice(1).every((row) => row.endsWith(`;${letterTitle}`))).toBe(true);
  });
});

describe("the picture with own documents", () => {
  it("counts them as a part of their own, and adds up", async () => {
    const page = await open("/acties");
    const legend = page.locator("#beeld-ambities button[data-ambition=geen]");
    expect(await readText(legend)).toBe("Eigen documenten: 5 acties");
    for (const row of await page.locator("#beeld-balken .bar").all()) {
      const text = (await row.locator("button").textContent()) ?? "";
      const [, total, parts = ""] = /, (\d+) acties? \((.*)\)$/.exec(text) ?? [];
      const numbers = [...parts.matchAll(/: (\d+)/g)].map((match) => Number(match[1]));
      expect(
        numbers.reduce((sum, part) => sum + part, 0),
        text,
      ).toBe(Number(total));
    }
    await legend.click();
    expect(await readIds(page)).toHaveLength(5);
    expect(await page.locator("#ambitie").inputValue()).toBe("geen");
    expect(await page.locator("#gekozen").textContent()).toBe(
      "5 van 49 acties met bron eigen documenten",
    );
  });

  it("has them as a column of its table, whose numbers filter the list", async () => {
    const page = await open("/acties");
    await page.getByText("Toon de aantallen als tabel").click();
    await page.getByRole("button", { name: "1 actie van VNG uit eigen documenten" }).click();
    expect(await readIds(page)).toEqual(["brief.2"]);
  });
});

describe("the list of sources with own documents", () => {
  it("tells who published them, when, and what kind they are, as far as it is known", async () => {
    const page = await open("/bronnen");
    expect(await page.locator("section.document").count()).toBe(7);
    expect(await readText(page.locator(".lead"))).toContain("De laatste 2 zijn eigen documenten");
    const letter = page.locator("section.document", { has: page.locator("#brief") });
    const text = await readText(letter);
    expect(text).toContain("Uitgever niet vermeld, datum onbekend (eigen document)");
    expect(text).toContain("3 pagina’s met tekst; 1 zonder tekst (doorgestreept).");
    expect(text).not.toContain("ontbreekt");
    const plan = page.locator("section.document", { has: page.locator(`#${planId}`) });
    expect(await readText(plan)).toContain("Provincie Utrecht, 1 mei 2024 (plan)");
    expect(await plan.getByRole("link", { name: "Pagina 70" }).isVisible()).toBe(false);
    await plan.getByText("Toon alle pagina’s").click();
    expect(await plan.getByRole("link", { name: "Pagina 70" }).isVisible()).toBe(true);
    await expectNoViolations(page);
    expect(await readText(page.locator("footer"))).toContain(
      "vijf documenten, tot en met november 2022, en 2 eigen documenten.",
    );
  });
});

describe("a page of an own document", () => {
  it("shows each table under its own headers, also when it goes on from a page before", async () => {
    const page = await open("/bronnen/brief/2");
    const tables = page.getByRole("table").filter({ hasNot: page.getByText("Tekst") });
    expect(await tables.count()).toBe(2);
    expect(await tables.nth(0).getByRole("columnheader").allInnerTexts()).toEqual([
      ...["Nr.", "Maatregel", "Uitvoerder", "Gereed in"],
    ]);
    expect(await tables.nth(0).getByRole("rowheader").allInnerTexts()).toEqual(["3"]);
    expect(await tables.nth(1).getByRole("columnheader").allInnerTexts()).toEqual([
      ...["Nr.", "Kosten", "2024", "2025"],
    ]);
    // The cell without text is not filled by the one behind it.
    const cells = tables.nth(1).getByRole("row").nth(2).getByRole("cell");
    expect(await cells.allInnerTexts()).toEqual(["b", "Website", "", "€ 12.000"]);
  });

  it("keeps the rows of a table together when one of them lacks a cell", async () => {
    const page = await open("/bronnen/brief/1");
    const table = page.getByRole("table", { name: "Acties" });
    expect(await table.count()).toBe(1);
    expect(await table.getByRole("row").count()).toBe(3);
  });

  it("marks an excerpt in a cell, and needs no headers to show a table", async () => {
    const page = await open("/bronnen/brief/4#p4-3:0-2");
    expect(await page.locator(".source-page mark").allTextContents()).toEqual(["14"]);
    expect(await page.locator(".source-table thead").count()).toBe(0);
    await expectNoViolations(page);
  });

  it("says that its lines are those that were read from the file", async () => {
    const page = await open("/bronnen/brief/1");
    await page.getByText("Toon de regels zoals ze uit het bestand zijn gelezen").click();
    expect(await readText(page.locator(".raw"))).toContain("ook zonder com-");
    expect(await readText(page.locator(".source-page"))).toContain("ook zonder computer.");
    expect(await page.getByText("zoals aangeleverd").count()).toBe(0);
  });

  it("tells an empty page from one that was not delivered", async () => {
    const page = await open("/bronnen/brief/2");
    expect(await readText(page.locator(".missing-note"))).toBe("Pagina 3 heeft geen tekst.");
    const empty = await open("/bronnen/brief/3");
    expect(await empty.textContent("h1")).toBe("Pagina 3 heeft geen tekst");
    expect(await readText(empty.locator("main"))).toContain("Misschien is ze leeg");
    await expectNoViolations(empty);
  });
});

describe("an answer from an own document", () => {
  it("names its title, its page and that the date is not known, without a section", async () => {
    const page = await open("/");
    expect(await readText(page.locator(".chat__intro"))).toContain(
      "tot en met november 2022, en 2 eigen documenten. Wat daar niet in staat, weet het niet.",
    );
    const own = { documentId: "brief", documentTitle: letterTitle, dateText: "datum onbekend" };
    const citation = { ...makeCitation(), ...own, page: 2, section: "" };
    const [action] = makeOwnServices().actions({ document: "brief" });
    if (action === undefined) throw new Error("The letter has no actions.");
    await answerWith(page, makeAnswer({ citations: [citation], actions: [action] }));
    await ask(page, "Wie doet dat?");
    const place = page.locator(".source-place");
    expect(await readText(place.locator(".source-place__name"))).toBe(
      `${letterTitle}, datum onbekend, pagina 2`,
    );
    expect(await place.locator(".source-place__section").count()).toBe(0);
    const actions = page.locator(".turn__actions");
    expect(await readText(actions.locator("summary"))).toBe(
      `Dit antwoord rust op 1 actie uit “${letterTitle}”`,
    );
    await actions.locator("summary").click();
    expect(await actions.getByRole("link").getAttribute("href")).toBe("/bronnen/brief/1#p1-5");
    await expectNoViolations(page);
  });
});

describe("pages with own documents for everyone", () => {
  it.each(["light", "dark"] as const)("pass axe in the %s scheme", async (colorScheme) => {
    for (const path of [
      "/acties",
      "/acties?sorteer=actie&bron=brief",
      "/bronnen/brief/2",
      "/over",
    ]) {
      const page = await open(path, { colorScheme });
      for (const button of await page
        .getByRole("button", { name: "Klap alle acties open" })
        .all()) {
        await button.click();
      }
      await expectNoViolations(page);
    }
  });

  it("need no sideways scroll on a phone", async () => {
    for (const path of ["/acties", "/acties?sorteer=actie", "/bronnen", "/bronnen/brief/2"]) {
      const page = await open(path, phone);
      for (const summary of await page.locator("main summary:visible").all()) await summary.click();
      await expectNoSidewaysScroll(page);
      await expectNoViolations(page);
    }
  });

  it("show nothing of it where there are none", async () => {
    const page = await browser.open("/acties");
    expect(await page.locator("#bron").isVisible()).toBe(false);
    expect(await page.locator(".action-group").count()).toBe(0);
    expect(await page.locator("#ambitie option[value=geen]").count()).toBe(0);
    expect(await readText(page.locator("main"))).not.toContain("eigen document");
    const home = await browser.open("/");
    expect(await readText(home.locator("body"))).not.toContain("eigen document");
  });
});
