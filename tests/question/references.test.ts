import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findReferences } from "../../src/question/references.ts";

describe("the actions that a question points at", () => {
  it.each([
    "4.3.4",
    "Wie voert 4.3.4 uit?",
    "Wie doet actie 4.3.4?",
    "actie 4 van 4.3",
    "actie 4 uit paragraaf 4.3",
    "Actie 4 van paragraaf 4.3",
    "actie 4 in § 4.3",
    "actie nr. 4 van 4.3",
    "actie nummer 4 van paragraaf 4.3",
    "actiepunt 4 van 4.3",
    "paragraaf 4.3, actie 4",
    "paragraaf 4.3 actie 4",
    "4.3 actie 4",
    "4.3, nummer 4",
    "Wat is 4.3.4?",
    "actie 4.3.4.",
    "(4.3.4)",
    "actie 4-3-4",
    "actiepunt 4.3.4",
    "ACTIE 4 VAN PARAGRAAF 4.3",
    "action 4.3.4",
    "action 4 of section 4.3",
    "section 4.3, action 4",
  ])("are found in: %s", (text) => {
    expect(findReferences(text).actionIds).toEqual(["4.3.4"]);
  });

  it("are found where the paragraph comes first", () => {
    expect(findReferences("paragraaf 1.2, actie 6").actionIds).toEqual(["1.2.6"]);
  });

  it("keep a number of two digits whole", () => {
    expect(findReferences("Wat is actie 4.3.12?").actionIds).toEqual(["4.3.12"]);
    expect(findReferences("actie 12 van 4.3").actionIds).toEqual(["4.3.12"]);
    expect(findReferences("paragraaf 4.3, actie 15").actionIds).toEqual(["4.3.15"]);
  });

  it.each([
    "4.3.1 t/m 4.3.5",
    "4.3.1 tot en met 4.3.5",
    "de acties 4.3.1-4.3.5",
    "4.3.1–4.3.5",
    "actions 4.3.1 to 4.3.5",
    "actions 4.3.1 through 4.3.5",
  ])("are all found in a range: %s", (text) => {
    const ids = ["4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.3.5"];
    expect([...findReferences(text).actionIds].sort()).toEqual(ids);
  });

  it("are each found once when several are named", () => {
    const text = "Vergelijk actie 4.3.4 met 2.4.6 en nog eens met actie 4 van 4.3";
    expect([...findReferences(text).actionIds].sort()).toEqual(["2.4.6", "4.3.4"]);
  });

  it.each([
    "Wat gebeurt er op 4-11-2022?",
    "Wat gebeurt er op 4.11.2022?",
    "Op 8 maart 2022 verscheen de brief.",
    "Hoe is 2,5 miljoen berekend?",
    "Welke 5 acties zijn er?",
    "Bel 070 426 64 26",
    "Wat is versie 10.4.3.4?",
  ])("are not read into other figures: %s", (text) => {
    expect(findReferences(text).actionIds).toEqual([]);
  });

  it("are found for every section and number in each way of writing", () => {
    const number = fc.integer({ min: 1, max: 15 });
    const part = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), part, number, (ambition, section, action) => {
        const id = `${ambition}.${section}.${action}`;
        for (const text of [
          `Wie doet ${id}?`,
          `actie ${action} van ${ambition}.${section}`,
          `paragraaf ${ambition}.${section}, actie ${action}`,
          `action ${action} of section ${ambition}.${section}`,
        ]) {
          expect(findReferences(text).actionIds, text).toEqual([id]);
        }
      }),
    );
  });
});

describe("the sections that a question points at", () => {
  it.each([
    "paragraaf 2.4",
    "Welke acties staan in paragraaf 2.4?",
    "acties van 2.4",
    "§ 2.4",
    "par. 2.4",
    "section 2.4",
    "Wat zijn de doelen van 2.4?",
  ])("are found in: %s", (text) => {
    const { sectionIds, actionIds } = findReferences(text);
    expect(sectionIds).toEqual(["2.4"]);
    expect(actionIds).toEqual([]);
  });

  it.each(["2.5 miljoen mensen", "groei van 2.4%", "4.5 procent", "1.8 million people"])(
    "are not read into an amount: %s",
    (text) => {
      expect(findReferences(text).sectionIds).toEqual([]);
    },
  );

  it("are two when two are named", () => {
    expect(findReferences("Vergelijk paragraaf 1.1 en 2.4").sectionIds).toEqual(["1.1", "2.4"]);
  });
});

describe("the ambitions that a question points at", () => {
  it.each(["ambitie 3", "hoofdlijn 3", "ambitie drie", "ambition 3"])(
    "are found in: %s",
    (text) => {
      expect(findReferences(text).ambitions).toEqual([3]);
    },
  );

  it("are only those that exist", () => {
    expect(findReferences("Wat is ambitie 9?").ambitions).toEqual([]);
  });
});

describe("the years and pages that a question points at", () => {
  it("are years in figures, also in a date and in 'eind 2023'", () => {
    expect(findReferences("Wat moet er eind 2023 klaar zijn?").years).toEqual([2023]);
    expect(findReferences("Wat is er t/m 2025 gereed?").years).toEqual([2025]);
    expect(findReferences("in 2023 en in 2025").years).toEqual([2023, 2025]);
    expect(findReferences("de brief van 8 maart 2022").years).toEqual([2022]);
  });

  it.each(["50.000 apparaten", "artikel 12025", "€ 2023,50"])("are no year in: %s", (text) => {
    expect(findReferences(text).years).toEqual([]);
  });

  it.each(["pagina 47", "p. 47", "blz. 47", "bladzijde 47", "page 47", "op pag. 47"])(
    "are pages in: %s",
    (text) => {
      expect(findReferences(text).pages).toEqual([47]);
    },
  );

  it("are nothing in a question without figures", () => {
    expect(findReferences("Wie is verantwoordelijk voor de cloudstrategie?")).toEqual({
      actionIds: [],
      sectionIds: [],
      ambitions: [],
      pages: [],
      years: [],
    });
  });
});
