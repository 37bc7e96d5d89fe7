import { describe, expect, inject, it } from "vitest";
import { answerWith, ask, expectNoViolations, useBrowser } from "./browser.ts";
import { makeAnswer } from "./make-answer.ts";

const browser = useBrowser();
const cloud = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

describe("asking and reading", () => {
  it("shows what it is and three example questions, of which the first is about the cloud", async () => {
    const page = await browser.open("/");
    expect(await page.locator("main").textContent()).toMatch(/AI-systeem.*november\s+2022/s);
    const examples = await page.locator("[data-example]").allInnerTexts();
    expect(examples).toHaveLength(3);
    expect(examples[0]).toBe(cloud);
    await expectNoViolations(page);
  });

  it("answers with numbered sources that tell document, date, page and section", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    expect(await page.locator("article .turn__answer").textContent()).toContain("BZK (CIO Rijk)");
    const place = page.locator(".source-place").first();
    expect(await place.locator(".source-place__name").textContent()).toMatch(
      /^Werkagenda Waardengedreven Digitaliseren, 4 november 2022, pagina\s47$/,
    );
    expect(await place.textContent()).toContain("4.3 Versterken ICT-organisatie");
    expect(await place.locator(".source__number").first().textContent()).toBe("[1] ");
    expect(await page.locator(".source mark").count()).toBeGreaterThan(0);
    expect(await page.textContent("#status")).toMatch(/^Antwoord klaar, \d+ bron(nen)?$/);
    await expectNoViolations(page);
    expect(browser.complaints).toEqual([]);
  });

  it("answers every example question", async () => {
    for (let index = 0; index < 3; index += 1) {
      const page = await browser.open("/");
      await page.locator("[data-example]").nth(index).click();
      await page.locator("article").waitFor();
      const text = await page.locator(".turn__answer").textContent();
      expect(text).not.toMatch(/Niet gevonden|buiten de bronnen/);
      expect(await page.locator(".source").count()).toBeGreaterThan(0);
    }
  });

  it("leads from a marker to its source, and from the source to the marked excerpt", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    await page.locator(".marker").first().click();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("source");
    await page.locator(".source__link").first().click();
    await page.waitForURL(/\/bronnen\/werkagenda\/47#/);
    const mark = page.locator("main mark").first();
    await mark.waitFor();
    expect(await mark.evaluate(isInView)).toBe(true);
    await expectNoViolations(page);
  });

  it("still has the conversation after a look in the source", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    await page.locator(".source__link").first().click();
    await page.locator("main mark").first().waitFor();
    await page.goBack();
    await page.locator("article").waitFor();
    expect(await page.locator("article h2").textContent()).toContain(cloud);
  });

  it("understands a follow-up, says how, and lets the reader change that", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    await ask(page, "En wat moet daarvan in 2025 klaar zijn?");
    const shown = page.locator(".turn__interpretation");
    expect(await shown.textContent()).toMatch(/Opgevat als: .*2025.*(cloud|actie 4\.3\.4)/i);
    await shown.getByRole("button").click();
    expect(await page.inputValue("#vraag")).toMatch(/2025.*(cloud|actie 4\.3\.4)/i);
    await expectNoViolations(page);
  });

  it("refuses what is not in the sources, without citations", async () => {
    const page = await browser.open("/");
    const examples = await page.locator("[data-example]").allInnerTexts();
    await ask(page, "Wat is het recept voor erwtensoep?");
    expect(await page.locator(".turn__answer--not_found").count()).toBe(1);
    expect(await page.locator(".source").count()).toBe(0);
    expect(await page.textContent("#status")).toBe("Antwoord klaar: niet gevonden in de bronnen");
    expect(await page.getByRole("button", { name: "Kopieer antwoord" }).count()).toBe(0);
    const offered = await page.locator("article .suggestion").allTextContents();
    expect(offered).toEqual(examples);
    await expectNoViolations(page);
    await page.locator("article .suggestion").first().click();
    await page.locator("article").nth(1).waitFor();
    expect(await page.locator("article h2").nth(1).textContent()).toContain(cloud);
  });

  it("leads from a missing action to its section and to the pages around the gap", async () => {
    const page = await browser.open("/");
    await ask(page, "Wat is actie 4.3.8?");
    const links = page.locator("article .turn__heading + ul a");
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))).toEqual([
      "/acties?paragraaf=4.3",
      "/bronnen/werkagenda/47",
      "/bronnen/werkagenda/49",
    ]);
    await expectNoViolations(page);
    await page.reload();
    expect(await links.count()).toBe(3);
    await links.first().click();
    await page.getByText("met paragraaf 4.3").waitFor();
  });

  it("leads from a missing page to the pages around it, of the document that was asked for", async () => {
    const page = await browser.open("/");
    await ask(page, "Wat staat er op pagina 2 van de kamerbrief bij de werkagenda?");
    expect(await page.textContent(".turn__outcome")).toBe("De pagina ontbreekt in de bron");
    const links = page.locator("article .turn__heading + ul a");
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")))).toEqual([
      "/bronnen/kamerbrief-werkagenda/1",
      "/bronnen/kamerbrief-werkagenda/3",
    ]);
  });

  it("asks the question of a deep link, and takes it out of the address", async () => {
    const page = await browser.open(`/#vraag=${encodeURIComponent(cloud)}`);
    await page.locator("article").waitFor();
    expect(await page.locator("article h2").textContent()).toContain(cloud);
    expect(new URL(page.url()).hash).toBe("");
  });

  it("asks a suggestion when it is pressed", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({ suggestions: ["Welke acties heeft BZK?"] }));
    await ask(page, cloud);
    await page.locator("article .suggestion").first().click();
    await page.locator("article").nth(1).waitFor();
    expect(await page.locator("article h2").nth(1).textContent()).toContain(
      "Welke acties heeft BZK?",
    );
  });

  it("starts a new conversation without what went before", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    await page.click("#nieuw-gesprek");
    expect(await page.locator("article").count()).toBe(0);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    const request = page.waitForRequest("**/v1/ask");
    await ask(page, cloud);
    expect((await request).postDataJSON()).toEqual({ question: cloud });
  });
});

describe("the keyboard", () => {
  it("breaks the line with Shift and Enter and sends with Enter, and focus stays in the box", async () => {
    const page = await browser.open("/");
    await page.focus("#vraag");
    await page.keyboard.type("Wie is verantwoordelijk");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("voor de rijksbrede cloudstrategie?");
    expect(await page.inputValue("#vraag")).toContain("\n");
    expect(await page.locator("article").count()).toBe(0);
    await page.keyboard.press("Enter");
    await page.locator("article").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("vraag");
    expect(await page.inputValue("#vraag")).toBe("");
  });

  it("reaches an answer, its source and the excerpt without a mouse", async () => {
    const page = await browser.open("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Naar de inhoud");
    await page.keyboard.press("Enter");
    for (let step = 0; step < 10 && (await activeId(page)) !== "vraag"; step += 1) {
      await page.keyboard.press("Tab");
    }
    expect(await activeId(page)).toBe("vraag");
    await page.keyboard.type(cloud);
    await page.keyboard.press("Enter");
    await page.locator("article").waitFor();
    for (let step = 0; step < 40 && !(await onLink(page)); step += 1) {
      await page.keyboard.press("Shift+Tab");
    }
    expect(await onLink(page)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/bronnen\//);
    await page.locator("main mark").first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.querySelector("mark") !== null)).toBe(
      true,
    );
  });
});

describe("after an answer", () => {
  it("copies the answer with its references", async () => {
    const page = await browser.open("/", { permissions: ["clipboard-read", "clipboard-write"] });
    await answerWith(page, makeAnswer({}));
    await ask(page, cloud);
    await page.getByRole("button", { name: "Kopieer antwoord met bronnen" }).click();
    await page.waitForFunction(() =>
      document.querySelector("#status")?.textContent?.includes("gekopieerd"),
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Dat doet BZK (CIO Rijk) [1].");
    expect(copied).toContain("4 november 2022, pagina 47");
    expect(copied).toContain("/bronnen/werkagenda/47#p47-1");
  });

  it.each(["Ja", "Nee"])(
    "keeps the verdict %s to itself, says so and keeps the focus",
    async (name) => {
      const page = await browser.open("/");
      await answerWith(page, makeAnswer({}));
      await ask(page, cloud);
      const kept = await page.evaluate(() => sessionStorage.getItem("gesprek"));
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url()));
      await page.locator(".feedback").getByRole("button", { name }).click();
      await page.getByText("niet bewaard").waitFor();
      if (name === "Nee") await page.getByText("Is het antwoord fout?").waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Bedankt.");
      await expectNoViolations(page);
      expect(sent).toEqual([]);
      expect(await page.evaluate(() => sessionStorage.getItem("gesprek"))).toBe(kept);
    },
  );

  it("sends the verdict, and nothing else, where the operator counts verdicts", async () => {
    const page = await browser.open("/");
    await page.route("**/health/ready", (route) =>
      route.fulfill({ json: { status: "ok", feedback: true } }),
    );
    const sent: string[] = [];
    await page.route("**/v1/feedback", (route) => {
      sent.push(route.request().postData() ?? "");
      return route.fulfill({ status: 204 });
    });
    await answerWith(page, makeAnswer({}));
    await ask(page, cloud);
    await page.locator(".feedback").getByRole("button", { name: "Ja" }).click();
    await page.getByText("Je oordeel is doorgegeven, zonder je vraag.").waitFor();
    expect(sent).toEqual(['{"correct":true}']);
  });

  it("lets who says no ask in other words, and names whom to write to", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({}));
    await ask(page, cloud);
    await page.locator(".feedback").getByRole("button", { name: "Nee" }).click();
    const openApi = await (await fetch(`${inject("siteUrl")}/v1/openapi.json`)).json();
    const { name, email } = openApi.info.contact;
    const link = page.locator(".feedback__report").getByRole("link", { name: email });
    expect(await link.getAttribute("href")).toBe(`mailto:${email}`);
    expect(await page.textContent(".feedback__report")).toContain(name);
    await page.getByRole("button", { name: "Stel de vraag anders" }).click();
    expect(await page.inputValue("#vraag")).toBe(cloud);
    expect(await activeId(page)).toBe("vraag");
  });

  it("prints as a memo: question, answer and sources, without the controls", async () => {
    const page = await browser.open("/");
    await ask(page, cloud);
    await page.emulateMedia({ media: "print" });
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen on paper counts here
    const visible = await page.locator("body").innerText();
    expect(visible).toContain("Memo");
    expect(visible).toContain(cloud);
    expect(visible).toMatch(/pagina\s47/);
    for (const hidden of ["Vraag stellen", "Nieuw gesprek", "Kopieer", "Klopt dit?"]) {
      expect(visible).not.toContain(hidden);
    }
  });
});

type OpenPage = Awaited<ReturnType<typeof browser.open>>;

function activeId(page: OpenPage): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

function onLink(page: OpenPage): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.className === "source__link");
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
