import { beforeAll, describe, expect, it } from "vitest";
import { makeIndex } from "../../src/make-index.ts";
import { createServices } from "../../src/services.ts";
import { openFakePipeline } from "../open-fake-pipeline.ts";
import { makeFolder } from "./make-own.ts";
import { answerFrom, makeParts, openMade, sources } from "./make-parts.ts";

const plan = `# Dienstverlening aan de balie

De gemeente Zonnedael opent de balie voor paspoorten op donderdagavond tot negen uur. Bewoners
maken daarvoor een afspraak.

=== 3
# Uitvoering

Nr | Maatregel | Verantwoordelijke | Gereed 2025
1 | Alle formulieren toetsen op leesbaarheid | Team Dienstverlening | Alle formulieren getoetst
2 | Algoritmes melden in het register | BZK | Register gevuld

De ombudsvrouw van Zonnedael behandelt klachten over parkeerbon-
nen binnen zes weken.`;

const description = { title: "Beleidsplan Zonnedael 2024", date: "2024-05-01" };
const files = {
  "beleidsplan.pdf": plan,
  "beleidsplan.pdf.json": JSON.stringify(description),
  "memo.md": "De koffiemachine op de derde verdieping wordt vervangen door een theekan.",
};

let own: ReturnType<typeof answerFrom>;
let without: Awaited<ReturnType<typeof openFakePipeline>>;

beforeAll(async () => {
  const parts = makeParts(makeFolder(files), { from: sources });
  await makeIndex(parts);
  own = answerFrom(await openMade(parts));
  without = await openFakePipeline();
}, 60_000);

function askWithout(question: string) {
  const { signal } = new AbortController();
  return without.pipeline.ask({ question }, { requestId: "vraag", signal });
}

describe("a question whose answer stands only in an own document", () => {
  it("is answered with a literal excerpt, its title, its date and its page", async () => {
    const answer = await own.ask("Wie behandelt klachten over parkeerbonnen in Zonnedael?");
    expect(answer.status).toBe("answered");
    expect(answer.citations[0]).toMatchObject({
      documentId: "beleidsplan",
      documentTitle: "Beleidsplan Zonnedael 2024",
      documentDate: "2024-05-01",
      page: 3,
      excerpt: expect.stringContaining(
        "De ombudsvrouw van Zonnedael behandelt klachten over parkeerbonnen binnen zes weken.",
      ),
    });
  });

  it("has an excerpt whose spans lead back to the lines of the file", async () => {
    const { citations } = await own.ask("Wat opent de gemeente Zonnedael op donderdagavond?");
    const [citation] = citations;
    expect(citation?.documentId).toBe("beleidsplan");
    const document = own.documents.find(({ info }) => info.id === "beleidsplan");
    const pieces = citation?.source.spans.map(({ line, start, end }) =>
      document?.lines[line - 1]?.slice(start, end),
    );
    expect(citation?.excerpt).toContain(pieces?.[0]);
    expect(pieces?.join(" ")).toContain("donderdagavond");
    expect(citation?.source.file).toBe("sources/beleidsplan.pdf");
  });

  it("was refused before, and is when only other documents are asked", async () => {
    const question = "Wie behandelt klachten over parkeerbonnen in Zonnedael?";
    expect((await askWithout(question)).status).toBe("not_found");
    const { citations } = await own.ask(question, ["werkagenda"]);
    expect(citations.map(({ documentId }) => documentId)).not.toContain("beleidsplan");
  });

  it("says of a document without a date that the date is not known", async () => {
    const answer = await own.ask("Waardoor wordt de koffiemachine vervangen?");
    expect(answer.citations[0]).toMatchObject({ documentId: "memo", documentTitle: "memo" });
    const date = await own.ask("Van wanneer is memo?");
    expect(date.answer).toMatch(/onbekend|niet bekend|geen datum/i);
    expect(date.answer).not.toMatch(/3 februari 2026/);
  });
});

describe("the actions of an own document", () => {
  it.each([
    "Welke acties staan er in Beleidsplan Zonnedael 2024?",
    "Welke acties staan er in het beleidsplan zonnedael 2024?",
    "Welke acties staan er in beleidsplan?",
  ])("are listed for “%s”", async (question) => {
    const answer = await own.ask(question);
    expect(answer.status).toBe("answered");
    expect(answer.actions.map(({ id }) => id)).toEqual(["beleidsplan.1", "beleidsplan.2"]);
    expect(answer.citations[0]).toMatchObject({ documentId: "beleidsplan", page: 3 });
  });

  it.each([
    "Wie is verantwoordelijk voor actie 1 van Beleidsplan Zonnedael 2024?",
    "Wie is de uitvoerder van beleidsplan.1?",
  ])("have the owner that is asked for in “%s”", async (question) => {
    const answer = await own.ask(question);
    expect(answer.answer).toContain("Team Dienstverlening");
    expect(answer.actions.map(({ id }) => id)).toEqual(["beleidsplan.1"]);
  });

  it("are among those of an owner, known before or not", async () => {
    const known = await own.ask("Welke acties heeft BZK?");
    expect(known.actions.map(({ id }) => id)).toContain("beleidsplan.2");
    const unknown = await own.ask("Welke acties heeft Team Dienstverlening?");
    expect(unknown.actions.map(({ id }) => id)).toEqual(["beleidsplan.1"]);
  });

  it("are not asked for by who asks for those of the Werkagenda", async () => {
    const answer = await own.ask("Welke acties heeft BZK in de Werkagenda?");
    expect(answer.actions.length).toBeGreaterThan(5);
    expect(answer.actions.map(({ documentId }) => documentId)).not.toContain("beleidsplan");
  });

  it("are served by the register of the API, with page and place", () => {
    const corpus = { documents: own.documents, register: own.register };
    const services = createServices({
      sources,
      readiness: () => ({ ready: true, corpus, pipeline: without.pipeline }),
    });
    expect(services.actions({ owner: "Team Dienstverlening" })).toEqual([
      expect.objectContaining({ id: "beleidsplan.1", documentId: "beleidsplan", page: 3 }),
    ]);
    expect(services.knowsOwner("Team Dienstverlening")).toBe(true);
    expect(services.action("beleidsplan.2")).toMatchObject({ ownerText: "BZK" });
    expect(services.documents().map(({ id }) => id)).toContain("memo");
    expect(services.page("beleidsplan", 3)).toMatchObject({ page: 3 });
    expect(services.page("beleidsplan", 2)).toHaveProperty("missing");
    expect(JSON.stringify(services.page("beleidsplan", 3))).toContain("ombudsvrouw");
  });
});

describe("what is said besides", () => {
  const outside = [
    "Wat is de beste pizza van Napels?",
    "Hoeveel katten heeft de koning van Zweden?",
    "Wat kost een vliegticket naar Tokio?",
  ];

  it.each(outside)("counts no five sources when there are own ones: “%s”", async (question) => {
    const answer = await own.ask(question);
    expect(answer.status).not.toBe("answered");
    expect(answer.answer).not.toMatch(/vijf/i);
    expect((await askWithout(question)).answer).toMatch(/vijf/i);
  });

  it("tells of own documents to who asks what this is", async () => {
    expect((await own.ask("Wie ben jij?")).answer).toContain("eigen organisatie");
    expect((await askWithout("Wie ben jij?")).answer).not.toContain("eigen organisatie");
  });
});

describe("questions about the program's own sources", () => {
  const questions = [
    "Wie is de uitvoerder van actie 4.3.4?",
    "Welke acties heeft de VNG?",
    "Wat staat er in de Staat van het Bestuur over vertrouwen?",
    "Wat is de rol van gemeenten bij digitale inclusie?",
    "Wat moet er in 2025 klaar zijn voor actie 1.1.1?",
  ];

  it.each(questions)("are answered as before: “%s”", async (question) => {
    const before = await askWithout(question);
    const after = await own.ask(question);
    expect(after.status).toBe(before.status);
    expect(after.citations.map(({ excerpt }) => excerpt)).toEqual(
      before.citations.map(({ excerpt }) => excerpt),
    );
  });

  it("are answered word for word as before when the folder is empty", async () => {
    const parts = makeParts(makeFolder({}), { from: sources });
    await makeIndex(parts);
    const empty = answerFrom(await openMade(parts));
    for (const question of questions) {
      expect(await empty.ask(question)).toEqual(await askWithout(question));
    }
  }, 60_000);
});
