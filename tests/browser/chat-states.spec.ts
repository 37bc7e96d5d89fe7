import { describe, expect, it, onTestFinished } from "vitest";
import { answerWith, ask, expectNoViolations, useBrowser } from "./browser.ts";
import { makeAnswer, makeCitation } from "./make-answer.ts";
import { startServer } from "./start-server.ts";

const browser = useBrowser();
const question = "Wie doet dit?";

/** A problem as the server words it. */
function problem(status: number, detail: string, headers: Record<string, string> = {}) {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: "about:blank", status, title: "Fout", detail }),
  };
}

describe("outcomes that are no plain answer", () => {
  const outcomes = [
    { status: "partial", title: "Dit is een deel van het antwoord" },
    { status: "clarification", title: "Wat bedoel je precies?" },
    { status: "not_found", title: "Niet gevonden in de bronnen" },
    { status: "not_found", reason: "outOfScope", title: "Deze vraag valt buiten de bronnen" },
    { status: "not_found", reason: "missingPage", title: "De pagina ontbreekt in de bron" },
    { status: "not_found", reason: "missingAction", title: "De actie ontbreekt in de bron" },
    { status: "not_found", reason: "falsePremise", title: "Dit staat anders in de bronnen" },
  ] as const;

  it.each(outcomes)("says: $title", async ({ title, ...outcome }) => {
    const page = await browser.open("/");
    const suggestions = ["Welke acties heeft BZK?", "Welke acties heeft VNG?"];
    await answerWith(page, makeAnswer({ ...outcome, suggestions }));
    await ask(page, question);
    expect(await page.textContent(".turn__outcome")).toBe(title);
    await expectNoViolations(page);
  });

  it("offers related passages where the server has them", async () => {
    const page = await browser.open("/");
    const related = [
      {
        documentId: "werkagenda",
        documentTitle: "Werkagenda",
        page: 45,
        section: "4.2",
        url: "/bronnen/werkagenda/45#p45-1",
      },
    ];
    await answerWith(page, makeAnswer({ status: "not_found", citations: [], related }));
    await ask(page, question);
    const link = page.getByRole("link", { name: "Werkagenda, pagina 45" });
    expect(await link.getAttribute("href")).toBe("/bronnen/werkagenda/45#p45-1");
  });

  it("marks an answer in English as English", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({ language: "en", answer: "BZK does [1]." }));
    await ask(page, question);
    expect(await page.getAttribute(".turn__answer", "lang")).toBe("en");
  });
});

describe("how an answer was made", () => {
  const made = { kind: "ai", embeddingModel: "test" } as const;
  const llm = { ...made, method: "llm", model: "gemma3:12b" } as const;
  const told = [
    {
      generatedBy: { ...llm, droppedStatements: 0 },
      text: "Herschreven door een taalmodel (gemma3:12b).",
    },
    {
      generatedBy: { ...llm, droppedStatements: 1 },
      text: "Herschreven door een taalmodel (gemma3:12b); 1 zin is weggelaten omdat die niet bewezen was.",
    },
    {
      generatedBy: { ...llm, droppedStatements: 3 },
      text: "Herschreven door een taalmodel (gemma3:12b); 3 zinnen zijn weggelaten omdat ze niet bewezen waren.",
    },
    {
      generatedBy: {
        ...made,
        method: "extractive",
        note: "Het taalmodel was te langzaam.",
      } as const,
      text: "Het taalmodel was te langzaam.",
    },
  ];

  it.each(told)("is told under the answer: $text", async ({ generatedBy, text }) => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({ generatedBy }));
    await ask(page, question);
    expect(await page.locator(".turn__answer + .turn__method").textContent()).toBe(text);
    await expectNoViolations(page);
  });

  it("is not told where no model was asked", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({}));
    await ask(page, question);
    expect(await page.locator(".turn__method").count()).toBe(0);
  });
});

describe("text that markdown would read as its own", () => {
  it("shows escaped characters without their backslash, on the page and in the copy", async () => {
    const page = await browser.open("/", { permissions: ["clipboard-read", "clipboard-write"] });
    const answer = "Via \\#allemaaldigitaal en een\\_veld:\n- \\*ster\\* [1]\n- \\[tekst\\] [1]";
    await answerWith(page, makeAnswer({ answer }));
    await ask(page, question);
    const items = await page.locator(".turn__answer li").allTextContents();
    expect(items).toEqual(["*ster* [1]", "[tekst] [1]"]);
    expect(await page.textContent(".turn__answer p")).toBe("Via #allemaaldigitaal en een_veld:");
    await page.getByRole("button", { name: "Kopieer antwoord met bronnen" }).click();
    await page.getByText("Antwoord met bronnen gekopieerd.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "\n\nVia #allemaaldigitaal en een_veld:\n\n- *ster* [1]\n- [tekst] [1]\n\n",
    );
  });

  it("sets the line of abbreviations apart from what the sources say", async () => {
    const page = await browser.open("/");
    const answer = "CO2 = veel [1]\n\nBZK = Ministerie; CIO = Chief Information Officer";
    await answerWith(page, makeAnswer({ answer: `- Dat doet BZK [1].\n\n${answer}` }));
    await ask(page, question);
    const sizes = await page.evaluate(() =>
      ["li", "p", ".abbreviations"].map((part) => {
        const element = document.querySelector(`.turn__answer ${part}`);
        return element === null ? 0 : Number.parseFloat(getComputedStyle(element).fontSize);
      }),
    );
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[2]).toBeLessThan(sizes[0] ?? 0);
    expect(await page.locator(".turn__answer .abbreviations").allTextContents()).toEqual([
      "BZK = Ministerie; CIO = Chief Information Officer",
    ]);
    await expectNoViolations(page);
  });

  it("does not make an answer small that is itself the meaning of an abbreviation", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({ answer: "BZK = Ministerie van Binnenlandse Zaken" }));
    await ask(page, question);
    expect(await page.locator(".turn__answer .abbreviations").count()).toBe(0);
  });

  it("keeps the numbers that stand in the source", async () => {
    const page = await browser.open("/");
    await answerWith(page, makeAnswer({ answer: "- 2. Twee [1]\n- 4. Vier [1]\n\n7. Zeven [1]" }));
    await ask(page, question);
    // biome-ignore lint/performance/useDomNodeTextContent: the numbers as they are seen count here
    const seen = await page.locator(".turn__answer").innerText();
    expect(seen.split(/\n+/)).toEqual(["2. Twee [1]", "4. Vier [1]", "7. Zeven [1]"]);
  });
});

describe("the sources under an answer", () => {
  it("stand together when they share document, page and section, and each can be reached", async () => {
    const page = await browser.open("/");
    const one = makeCitation();
    const citations = [
      one,
      { ...one, number: 2, page: 49 },
      { ...one, number: 3, highlights: [[0, 3] as [number, number], [4, 8] as [number, number]] },
    ];
    await answerWith(page, makeAnswer({ answer: "Dat doet BZK [1][2][3].", citations }));
    await ask(page, question);
    const places = page.locator(".source-place");
    const numbers = places.evaluateAll((all) =>
      all.map((place) => [...place.querySelectorAll(".source__number")].map((n) => n.textContent)),
    );
    expect(await numbers).toEqual([["[1] ", "[3] "], ["[2] "]]);
    expect(await page.locator("#antwoord-1-bron-3 mark").allTextContents()).toEqual(["BZK (CIO"]);
    await page.getByRole("link", { name: "Bron 3" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("antwoord-1-bron-3");
    await expectNoViolations(page);
  });
});

describe("an answer that wants to be more than text", () => {
  it("shows no markup, picture, script or foreign link of an answer", async () => {
    const page = await browser.open("/");
    const answer = [
      "<img src=x onerror=document.title='kwaad'> <script>document.title='kwaad'</script>",
      "[klik](javascript:document.title='kwaad') [weg](https://example.com/) [ver](//example.com)",
      "![plaat](https://example.com/a.png) [bron](/bronnen/werkagenda/47) [9] <b onclick=x>vet</b>",
    ].join("\n\n");
    await answerWith(page, makeAnswer({ answer }));
    await ask(page, question);
    const links = await page
      .locator(".turn__answer a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(["/bronnen/werkagenda/47"]);
    expect(await page.locator(".turn__answer :is(img, script, b)").count()).toBe(0);
    expect(await page.title()).not.toBe("kwaad");
  });

  it("does not follow an answer whose addresses lead elsewhere", async () => {
    const page = await browser.open("/");
    const answer = makeAnswer({});
    const [citation] = answer.citations;
    await page.route("**/v1/ask", (route) =>
      route.fulfill({
        json: { ...answer, citations: [{ ...citation, url: "https://example.com" }] },
      }),
    );
    await page.fill("#vraag", question);
    await page.press("#vraag", "Enter");
    await page.getByText("Het antwoord is onleesbaar").waitFor();
    expect(await page.inputValue("#vraag")).toBe(question);
  });
});

describe("requests that fail", () => {
  const failures = [
    { name: "400", reply: problem(400, "De vraag is te lang."), shown: "De vraag is te lang." },
    {
      name: "429",
      reply: problem(429, "Te veel.", { "retry-after": "90" }),
      shown: "Probeer het over 2 minuten opnieuw.",
    },
    { name: "503", reply: problem(503, "De index is er nog niet."), shown: "nog niet klaar" },
    { name: "500", reply: problem(500, "Er ging iets mis."), shown: "Er ging iets mis" },
  ];

  it.each(failures)("tells a $name apart and keeps the question", async ({ reply, shown }) => {
    const page = await browser.open("/");
    await page.route("**/v1/ask", (route) => route.fulfill(reply));
    await page.fill("#vraag", question);
    await page.press("#vraag", "Enter");
    await page.locator("#melding .utrecht-alert").waitFor();
    expect(await page.textContent("#melding")).toContain(shown);
    expect(await page.inputValue("#vraag")).toBe(question);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("vraag");
    await expectNoViolations(page);
  });

  it("says that the reader is offline, and tries again when asked", async () => {
    const page = await browser.open("/");
    await page.context().setOffline(true);
    await page.fill("#vraag", question);
    await page.press("#vraag", "Enter");
    await page.getByText("Je bent offline").waitFor();
    await expectNoViolations(page);
    await page.context().setOffline(false);
    await answerWith(page, makeAnswer({}));
    await page.getByRole("button", { name: "Opnieuw proberen" }).click();
    await page.locator("article").waitFor();
    expect(await page.textContent("#melding")).toBe("");
  });

  it("refuses an empty and an overlong question before sending", async () => {
    const page = await browser.open("/");
    await page.press("#vraag", "Enter");
    expect(await page.textContent("#vraag-fout")).toBe("Typ eerst een vraag.");
    expect(await page.getAttribute("#vraag", "aria-invalid")).toBe("true");
    await expectNoViolations(page);
    await page.fill("#vraag", "a".repeat(1001));
    await page.press("#vraag", "Enter");
    expect(await page.textContent("#vraag-fout")).toContain("1001 tekens");
  });

  it("tells of a long wait, and Escape cancels and keeps the question", async () => {
    const page = await browser.open("/");
    await page.route("**/v1/ask", () => {});
    await page.clock.install();
    await page.fill("#vraag", question);
    await page.press("#vraag", "Enter");
    expect(await page.textContent("#status")).toBe("Antwoord wordt opgezocht…");
    await page.clock.fastForward(4000);
    await page.getByText("Het duurt langer dan anders").waitFor();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await page.getByText("Geannuleerd").waitFor();
    expect(await page.inputValue("#vraag")).toBe(question);
    expect(await page.locator("article").count()).toBe(0);
  });
});

describe("a server that goes away", () => {
  it("keeps conversation and question when the server is gone halfway", async () => {
    const server = await startServer();
    onTestFinished(() => server.end());
    const page = await browser.open(`${server.url}/`);
    await ask(page, "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?");
    // It has taken the question in, and ends before it answers.
    server.freeze();
    await page.fill("#vraag", "En in 2025?");
    await page.press("#vraag", "Enter");
    await page.getByText("Antwoord wordt opgezocht…").waitFor();
    await server.end();
    await page.getByText("Beleidswijzer is niet bereikbaar").waitFor();
    expect(await page.inputValue("#vraag")).toBe("En in 2025?");
    expect(await page.locator("article").count()).toBe(1);
    await expectNoViolations(page);
    await page.getByRole("button", { name: "Opnieuw proberen" }).click();
    await page.getByText("Beleidswijzer is niet bereikbaar").waitFor();
    expect(await page.inputValue("#vraag")).toBe("En in 2025?");
  });
});
