import { describe, expect, it } from "vitest";
import { addOwnDocuments } from "../../src/add-own-documents.ts";
import { SHIPPED_MODEL } from "../../src/config.ts";
import { loadSources } from "../../src/load-sources.ts";
import { describeMissing } from "../../src/register/gaps.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import {
  type ActionFilters,
  collectiveNote,
  countOrganisations,
  findAction,
  isKnownOwner,
  listActions,
  toAction,
  viewSections,
} from "../../src/register/queries.ts";
import type { Register } from "../../src/register/register.ts";
import { sectionSchema } from "../../src/schema.ts";
import { makeOwnDocuments, planId } from "../own-documents.ts";
import { makeSeedFiles } from "../seed-files.ts";

const sources = loadSources(makeSeedFiles(), SHIPPED_MODEL);
const { register } = sources;

const own = addOwnDocuments(sources, makeOwnDocuments()).register;

function list(filters: ActionFilters): string[] {
  return listActions(register, filters).map(({ id }) => id);
}

function explain(id: string): string {
  const found = findAction(register, id);
  return "missing" in found ? found.missing : "";
}

function note(id: string): ReturnType<typeof collectiveNote> {
  const organisation = register.organisations.get(id);
  if (!organisation) throw new Error(`There is no organisation ${id}.`);
  return collectiveNote(register, organisation);
}

describe("the actions of an owner", () => {
  it("are found by every name, in any case", () => {
    const own = ["1.1.1", "1.2.7", "2.1.4", "4.2.6"];
    for (const name of [
      "VWS",
      "vws",
      "Ministerie van Volksgezondheid, Welzijn en Sport",
      "het ministerie van VWS",
      "Ministry of Health",
    ]) {
      expect(list({ owner: name }), name).toEqual(own);
    }
    expect(list({ owner: "J&V" })).toEqual(list({ owner: "JenV" }));
    expect(list({ owner: "J&V" })).toHaveLength(11);
  });

  it("include those of organisations that are part of it", () => {
    expect(list({ owner: "AZ" })).toEqual(["2.4.4", "2.4.5"]);
    expect(list({ owner: "AZ/DPC" })).toEqual(["2.4.5"]);
    const without = register.actions
      .map(({ id }) => id)
      .filter((id) => !list({ owner: "BZK" }).includes(id));
    expect(without).toEqual(["4.1.4"]);
  });

  it("include those whose role names it", () => {
    expect(list({ owner: "CIO Rijk" })).toEqual([
      ...["4.1.2", "4.2.7", "4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.3.5"],
      ...["4.3.12", "4.3.13", "4.3.15"],
    ]);
    expect(list({ owner: "RDDI" })).toEqual(["4.1.1"]);
    expect(list({ owner: "NICPET" })).toEqual(["2.2.3"]);
    expect(list({ owner: "grote uitvoerders" })).toHaveLength(8);
  });

  it("leave out those that another carries out on its behalf", () => {
    expect(list({ owner: "gemeenten" })).toEqual(["1.1.1"]);
  });

  it("are none for a name that is nowhere, and those with its words for one that is not known", () => {
    expect(list({ owner: "Piet Jansen" })).toEqual([]);
    expect(list({ owner: "DUO" })).toEqual([]);
    expect(list({ owner: "binnen eigen domeinen" })).toEqual(["4.2.6"]);
    expect(list({ owner: "???" })).toEqual([]);
  });
});

describe("a query over actions", () => {
  it("wants all words, in any form, with or without accents", () => {
    expect(list({ query: "cloudstrategieën" })).toEqual(["4.3.4"]);
    expect(list({ query: "geimplementeerde kaders cloudstrategie" })).toEqual(["4.3.4"]);
    expect(list({ query: "cloudstrategie desinformatie" })).toEqual([]);
  });

  it("finds a word inside a longer one, and a hyphenated word by its parts", () => {
    expect(list({ query: "cloud" })).toContain("4.3.4");
    expect(list({ query: "mediawijsheid" })).toContain("1.1.3");
    expect(list({ query: "wijsheid" })).toContain("1.1.1");
  });

  it("looks at numbers and owners too", () => {
    expect(list({ query: "4.3.1" })).toEqual(["4.3.1"]);
    expect(list({ query: "SER" })).toEqual(["2.1.3"]);
  });

  it("finds nothing for signs alone", () => {
    expect(list({ query: "?!" })).toEqual([]);
  });
});

describe("filters on actions", () => {
  it("hold together", () => {
    expect(list({ section: "2.4" })).toEqual(["2.4.3", "2.4.4", "2.4.5", "2.4.6", "2.4.7"]);
    expect(list({ ambition: 3 })).toEqual([]);
    expect(list({ ambition: 1 })).toHaveLength(10);
    expect(list({ ambition: 2, owner: "OCW" })).toEqual(["2.1.4", "2.3.2"]);
    expect(list({ owner: "OCW", section: "1.1", query: "digitaal" })).toEqual(["1.1.1", "1.1.3"]);
  });

  it("leave out actions without a result in the year asked for", () => {
    const with2025 = list({ year: "2025" });
    expect(with2025).toContain("4.3.4");
    // Page 15: all bullets of 1.3.2 stand under 2023.
    expect(with2025).not.toContain("1.3.2");
    expect(list({ year: "2023" })).toContain("1.3.2");
  });

  it("give all 44 when there are none", () => {
    expect(list({})).toHaveLength(44);
  });
});

describe("an owner that is filtered by", () => {
  it.each([
    ["BZK"],
    ["het ministerie van VWS"],
    ["bzk"],
    ["overige uitvoerders"],
    // Named in the sources, owner of nothing: an empty list is the right answer.
    ...countOrganisations(register)
      .filter(({ actionCount }) => actionCount === 0)
      .map(({ name }) => [name]),
  ])("is known as %s", (owner) => {
    expect(isKnownOwner(register, owner)).toBe(true);
  });

  it.each([["onzin"], ["?"], ["Ministerie van Rare Zaken"]])("is not known as %s", (owner) => {
    expect(isKnownOwner(register, owner)).toBe(false);
    expect(list({ owner })).toEqual([]);
  });
});

describe("an action that is asked for by id", () => {
  it("is served without the parts it was read from", () => {
    const found = findAction(register, "4.3.4");
    if ("missing" in found) throw new Error(found.missing);
    expect(found.page).toBe(47);
    expect(Object.keys(toAction(found))).not.toContain("parts");
    expect(toAction(found).owners).toEqual(found.owners);
  });

  it.each([
    ["4.3.8", "pagina 48", "4.3.6 tot en met 4.3.11"],
    ["1.2.1", "pagina 12", "1.2.1 tot en met 1.2.3"],
    ["2.1.5", "pagina 22", "2.1.5 en 2.1.6"],
    ["2.4.2", "pagina 30", "2.4.1 en 2.4.2"],
    ["4.2.5", "pagina 44", "4.2.1 tot en met 4.2.5"],
  ])("names the page that %s must have stood on", (id, page, range) => {
    expect(explain(id)).toBe(
      `Actie ${id} staat niet in de bronnen: ${page} van de Werkagenda, waar de acties ${range} horen te staan, ontbreekt.`,
    );
  });

  it.each([
    ["1.4.1", 18, 17],
    ["3.1.2", 34, 33],
    ["3.2.1", 36, 35],
    ["3.3.1", 38, 37],
    ["5.1.1", 52, 51],
  ])("names the action page of the section that %s would be in", (id, page, overview) => {
    expect(explain(id)).toBe(
      `De actiepagina’s van paragraaf ${id.slice(0, 3)} ontbreken in de bronnen (pagina ${page} van de Werkagenda, na het overzicht op pagina ${overview}). Actie ${id} is daarom niet te vinden.`,
    );
  });

  it("is not known beyond the last number, and a missing page that may hold it is named", () => {
    expect(explain("4.3.16")).toBe(
      "Paragraaf 4.3 heeft in de bronnen acties tot en met nummer 15; actie 4.3.16 is niet bekend.",
    );
    expect(explain("1.1.4")).toBe(
      "Paragraaf 1.1 heeft in de bronnen acties tot en met nummer 3; actie 1.1.4 is niet bekend. Pagina 10 van de Werkagenda, direct na die acties, ontbreekt.",
    );
  });

  it("does not exist in a section that does not exist", () => {
    expect(explain("9.9.9")).toBe(
      "Er is geen actie 9.9.9: de Werkagenda heeft de paragrafen 1.1 tot en met 5.1.",
    );
    expect(explain("4.9.1")).toContain("de paragrafen 4.1, 4.2 en 4.3");
    expect(explain("5.2.1")).toContain("alleen paragraaf 5.1");
    expect(explain("4.3.0")).toContain("beginnen bij 1");
    expect(explain("__proto__")).toContain("een nummer zoals 4.3.4");
  });
});

describe("the list of organisations", () => {
  const views = countOrganisations(register);

  it("holds every organisation once, the busiest first, those without actions last", () => {
    expect(views).toHaveLength(register.organisations.all.length);
    expect(views[0]).toMatchObject({ id: "bzk", actionCount: 43, collective: false });
    const counts = views.map(({ actionCount }) => actionCount);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });

  it("counts groups apart, after organisations with as many actions", () => {
    const four = views.filter(({ actionCount }) => actionCount === 4);
    expect(four.map(({ id }) => id)).toEqual(["vws", "interbestuurlijk"]);
    expect(views.find(({ id }) => id === "departementen")).toMatchObject({
      collective: true,
      actionCount: 12,
    });
  });

  it("counts exactly the actions that a filter on each name gives", () => {
    for (const { id, name, actionCount, actionIds } of views) {
      expect(actionIds, id).toHaveLength(actionCount);
      expect(list({ owner: name }), id).toEqual(actionIds);
    }
  });
});

describe("the note about groups of ministries", () => {
  it("counts the actions that name departments but not this one", () => {
    expect(note("vws")?.actionIds).toHaveLength(11);
    expect(note("vws")?.actionIds).not.toContain("4.2.6");
    expect(note("vws")?.sentence).toBe(
      "Nog 11 acties noemen “andere departementen” of “alle departementen” zonder namen; daar kan VWS ook bij horen.",
    );
    expect(note("fin")?.actionIds).toHaveLength(12);
  });

  it("is left out for a ministry that all those actions name, and for others than ministries", () => {
    expect(note("bzk")).toBeUndefined();
    expect(note("vng")).toBeUndefined();
    expect(note("departementen")).toBeUndefined();
  });
});

describe("the sections", () => {
  const sections = viewSections(register);

  it("have the shape that is served", () => {
    for (const section of sections) expect(sectionSchema.strict().parse(section)).toEqual(section);
    expect(sections).toHaveLength(15);
  });

  it("say what the delivered pages lack, with every number written out", () => {
    const missing = new Map(sections.map((section) => [section.id, section.missing]));
    expect(missing.get("4.3")).toBe(
      "Het overzicht van paragraaf 4.3 (pagina 46) ontbreekt. De acties 4.3.6, 4.3.7, 4.3.8, 4.3.9, 4.3.10 en 4.3.11 (pagina 48) ontbreken.",
    );
    expect(missing.get("3.2")).toBe("De acties van paragraaf 3.2 (pagina 36) ontbreken.");
    expect(missing.get("2.2")).toBe("Het overzicht van paragraaf 2.2 (pagina 24) ontbreekt.");
    expect(missing.get("1.3")).toContain("Pagina 16, direct na de acties, ontbreekt");
  });

  it("give goals with their indicators and their place", () => {
    const [goal] = sections.find(({ id }) => id === "2.4")?.goals ?? [];
    expect(goal).toMatchObject({ number: 1, source: { file: "seeds/werkagenda.txt" } });
    expect(goal?.source.spans.length).toBeGreaterThan(0);
  });
});

describe("a register with nothing missing", () => {
  const whole: Register = {
    documentId: "werkagenda",
    actions: [],
    organisations: indexOrganisations([]),
    missingPages: [],
    sections: [
      {
        id: "1.1",
        title: "Een",
        ambition: 1,
        ambitionTitle: "Een",
        actionPages: [3],
        overviewPage: 2,
        missingActions: [],
        challenge: [],
        achieved: [],
        goals: [],
      },
    ],
  };

  it("has sections without a note", () => {
    expect(viewSections(whole)[0]).not.toHaveProperty("missing");
  });
});

describe("the actions of own documents", () => {
  const ids = (filters: ActionFilters) => listActions(own, filters).map(({ id }) => id);

  it("stand behind those of the Werkagenda, a document at a time", () => {
    expect(ids({}).slice(0, 44)).toEqual(list({}));
    expect(ids({}).slice(44)).toEqual([
      ...["brief.1", "brief.2", "brief.3"],
      ...[`${planId}.1`, `${planId}.2`],
    ]);
  });

  it("are told apart by their document", () => {
    expect(ids({ document: "brief" })).toEqual(["brief.1", "brief.2", "brief.3"]);
    expect(ids({ document: "werkagenda" })).toEqual(list({}));
    expect(ids({ document: "brief", owner: "VNG" })).toEqual(["brief.2"]);
    expect(ids({ document: "manifest" })).toEqual([]);
    expect(ids({ document: "brief", section: "4.3" })).toEqual([]);
  });

  it("lack nothing that only the Werkagenda can lack", () => {
    expect(describeMissing(own, { section: "4.3", document: "werkagenda" })).toContain("4.3.8");
    expect(describeMissing(own, { section: "4.3", document: "brief" })).toBeUndefined();
  });

  it("are named when one is asked for that is not there", () => {
    const explainOwn = (id: string, language: "nl" | "en") => {
      const found = findAction(own, id, language);
      return "missing" in found ? found.missing : "";
    };
    expect(explainOwn("brief.9", "nl")).toBe(
      "Er is geen actie brief.9: de acties van dit document zijn brief.1 tot en met brief.3.",
    );
    expect(explainOwn("brief.9", "en")).toBe(
      "There is no action brief.9: the actions of this document are brief.1 to brief.3.",
    );
    expect(explainOwn("brieven.1", "nl")).toContain("een nummer zoals 4.3.4");
  });
});
