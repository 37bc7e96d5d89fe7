import { describe, expect, it } from "vitest";
import { type Understood, understand } from "../../src/question/understand.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import type { Language, Turn } from "../../src/schema.ts";
import { readOrganisations } from "../register/fixtures.ts";

const organisations = indexOrganisations(readOrganisations());

function read(question: string, history: Turn[] = [], language?: Language): Understood {
  return understand(question, history, language, organisations);
}

const organisationIds = (question: string) => [
  ...new Set(read(question).organisations.map(({ organisation }) => organisation.id)),
];

describe("the language of a question", () => {
  it.each([
    ["nl", "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?"],
    ["nl", "Wat betekent digital commons?"],
    ["nl", "Hoe werkt de Single Digital Gateway?"],
    ["nl", "acties OCW"],
    ["en", "Who is responsible for the government cloud strategy?"],
    ["en", "What does the manifesto say about inclusion?"],
    ["en", "Which actions does OCW own?"],
    ["en", "How many people lack basic digital skills?"],
    ["en", "What is the Werkagenda?"],
  ] as const)("is %s: %s", (language, question) => {
    expect(read(question).language).toBe(language);
  });

  it("is the one that was asked for, whatever the words are", () => {
    expect(read("Wie voert actie 4.3.4 uit?", [], "en").language).toBe("en");
    expect(read("Who owns action 4.3.4?", [], "nl").language).toBe("nl");
  });
});

describe("the organisations in a question", () => {
  it.each([
    ["OCW", "Welke acties heeft OCW?"],
    ["OCW", "Welke acties heeft het ministerie van OCW?"],
    ["OCW", "Welke acties heeft het ministerie van Onderwijs, Cultuur en Wetenschap?"],
    ["OCW", "Which actions does the Ministry of Education have?"],
    ["VWS", "Wat doet het ministerie van Volksgezondheid, Welzijn en Sport?"],
    ["JenV", "Wat doet Justitie en Veiligheid?"],
    ["JenV", "Wat doet JenV?"],
    ["JenV", "Wat doet J&V?"],
    ["BZK", "Wat doet Binnenlandse Zaken?"],
    ["VNG", "Wat doet de Vereniging van Nederlandse Gemeenten?"],
    ["UWV", "Welke acties heeft het UWV?"],
  ])("are found by any name, here %s: %s", (abbreviation, question) => {
    const expected = organisations.named(abbreviation);
    expect(expected).toBeDefined();
    expect(organisationIds(question)).toContain(expected?.id);
  });

  it("are two when two are named", () => {
    expect(organisationIds("Welke acties hebben OCW en VWS samen?")).toHaveLength(2);
  });

  it("are none in the title of an own document, and are outside it", () => {
    const own = [{ id: "plan", title: "Actieplan digitale gemeente Veere 2024" }];
    const question = "Welke acties van BZK staan in het actieplan digitale gemeente Veere?";
    const { organisations: found } = understand(question, [], undefined, organisations, own);
    expect(found.map(({ organisation }) => organisation.abbreviation)).toEqual(["BZK"]);
  });

  it("are not seen in an everyday word that is spelled like an abbreviation", () => {
    expect(organisationIds("Waar koop ik een laptop?")).toEqual([]);
    expect(organisationIds("Ik wil het az weten")).toEqual([]);
  });
});

describe("what is looked for", () => {
  it("has no action number and no name of a document in it", () => {
    expect(read("Wat zegt het manifest over ouderen?").searchText).not.toMatch(/manifest/i);
    expect(read("Wat zegt het manifest over ouderen?").searchText).toContain("ouderen");
    expect(read("Wat houdt actie 4.3.4 over cloud in?").searchText).not.toMatch(/4\.3\.4|actie/);
    expect(read("Wat houdt actie 4.3.4 over cloud in?").searchText).toContain("cloud");
  });

  it("is the question itself when nothing else is left", () => {
    expect(read("4.3.4?").searchText).toBe("4.3.4?");
  });

  it("names the documents that the question names, each once", () => {
    expect(read("Wat zegt het manifest? Ik bedoel het manifest.").documents).toEqual(["manifest"]);
    expect(read("Wat zeggen het manifest en de hoofdlijnenbrief?").documents).toEqual([
      "manifest",
      "kamerbrief-hoofdlijnen",
    ]);
  });

  it("is the document itself when its date or its author is asked", () => {
    expect(read("Wanneer is het manifest ondertekend?").aboutDocument).toBe(true);
    expect(read("Wie schreef de hoofdlijnenbrief?").aboutDocument).toBe(true);
    expect(read("Wie stuurde de Werkagenda naar de Kamer?").aboutDocument).toBe(true);
    expect(read("Wat zegt het manifest over ouderen?").aboutDocument).toBe(false);
    expect(read("Wanneer is de wet gepubliceerd?").aboutDocument).toBe(false);
  });

  it.each([
    [true, "Wie moet volgens de hoofdlijnenbrief de architectuur bijwerken?"],
    [true, "Wat staat er in het manifest over thuiswerken?"],
    [true, "De Werkagenda noemt dashboards: welke?"],
    [false, "Hoe hoort de Kamer van de voortgang van de Werkagenda?"],
    [false, "Wat staat er in de kamerbrief over de wallet?"],
    [false, "Wie schreef volgens jou de brief van 8 maart?"],
    [false, "Wat doet de overheid tegen nepnieuws?"],
  ])("is %s that it looks for an answer in one document: %s", (expected, question) => {
    expect(read(question).asksDocument).toBe(expected);
  });

  it.each(["Welke partij heeft volgens jou het beste plan?", "Wat vind jij van de Werkagenda?"])(
    "is one for an opinion: %s",
    (question) => {
      expect(read(question).smallTalk).toBe("opinion");
    },
  );

  it.each(["Zou jij kunnen uitleggen wat de GDI is?", "Waar vind jij iets over de wallet?"])(
    "is none for an opinion: %s",
    (question) => {
      expect(read(question).smallTalk).toBeUndefined();
    },
  );

  it("has a subject of words that are no organisation and no question word", () => {
    const { subject } = read("Welke acties heeft OCW over archieven?");
    expect(subject).toEqual(["archieven"]);
  });
});

describe("a question that nobody can answer", () => {
  it.each(["???", "asdfghjkl", "xxx", "...", "aaaaaaaa", "123", "sdkfj fdghj", "!@#$%"])(
    "is noise: %s",
    (question) => {
      expect(read(question).noise).toBe(true);
    },
  );

  it.each(["4.3.4", "OCW", "BZK?", "DSA", "wallet", "Wat is GDI?", "VWS 2.1"])(
    "is not noise: %s",
    (question) => {
      expect(read(question).noise).toBe(false);
    },
  );
});

describe("a question in full", () => {
  it("is read in all its parts at once", () => {
    const understood = read("Wat moet OCW eind 2023 klaar hebben volgens paragraaf 4.1, actie 4?");
    expect(understood.text).toBe(
      "Wat moet OCW eind 2023 klaar hebben volgens paragraaf 4.1, actie 4?",
    );
    expect(understood.references.actionIds).toEqual(["4.1.4"]);
    expect(understood.references.years).toEqual([2023]);
    expect(understood.wants[0]).toBe("result");
    expect(understood.organisations.map(({ name }) => name)).toEqual(["OCW"]);
    expect(understood.interpretedAs).toBeUndefined();
    expect(understood.noise).toBe(false);
  });

  it("is completed from the history, and what it was taken for is told", () => {
    const history: Turn[] = [
      { role: "user", content: "Wie voert actie 4.3.4 uit?" },
      { role: "assistant", content: "De uitvoerders van actie 4.3.4 zijn: BZK." },
    ];
    const understood = read("en van 4.1.4?", history);
    expect(understood.references.actionIds).toEqual(["4.1.4"]);
    expect(understood.wants[0]).toBe("owner");
    expect(understood.interpretedAs).toBe(understood.text);
  });

  it("is read the same every time and changes nothing of the history", () => {
    const history: Turn[] = [{ role: "user", content: "Wie voert actie 4.3.4 uit?" }];
    const before = structuredClone(history);
    expect(read("en van 4.1.4?", history)).toEqual(read("en van 4.1.4?", history));
    expect(history).toEqual(before);
  });
});
