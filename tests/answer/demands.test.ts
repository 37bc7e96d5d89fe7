import { describe, expect, it } from "vitest";
import { demandOf, meets } from "../../src/answer/demands.ts";
import { understand } from "../../src/question/understand.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import { readOrganisations } from "../register/fixtures.ts";

const organisations = indexOrganisations(readOrganisations());

describe("what a question demands of its answer", () => {
  it.each([
    ["money", "Hoeveel geld is er voor Open op Orde?"],
    ["money", "Wat kost de nieuwe wallet?"],
    ["money", "Hoeveel euro gaat er naar bibliotheken?"],
    ["money", "How much money is there for the wallet?"],
    ["money", "Wat betaal je voor internet op Saba?"],
    ["none", "Op welke eilanden vinden ze dat internet te veel kost?"],
    ["percentage", "Welk percentage van de gemeenten doet mee?"],
    ["percentage", "Hoeveel procent van de Nederlanders is digitaal vaardig?"],
    ["number", "Hoeveel mensen missen digitale basisvaardigheden?"],
    ["number", "How many people lack basic digital skills?"],
    ["frequency", "Hoe vaak wordt er over de Werkagenda gerapporteerd?"],
    ["frequency", "How often is the monitor published?"],
    ["none", "Will there be censorship when the government regulates platforms?"],
    ["date", "Do you know when the law enters into force?"],
    ["date", "Wanneer treedt de Wet open overheid in werking?"],
    ["date", "When does the law enter into force?"],
    ["name", "Wie heeft de brief ondertekend?"],
    ["name", "Hoe heet de staatssecretaris?"],
    ["name", "Hoe heet de Digitale Bouwmeester?"],
    ["name", "Wie wordt de baas van de Autoriteit Persoonsgegevens?"],
    ["name", "Who is the director of the centre?"],
    ["contact", "Wat is het telefoonnummer van het meldpunt?"],
    ["contact", "What is the phone number of the help desk?"],
    ["none", "Wat is een wallet?"],
    ["none", "Wie is verantwoordelijk voor de cloudstrategie?"],
    ["none", "Welke waarden staan centraal?"],
  ] as const)("is %s: %s", (demand, question) => {
    expect(demandOf(understand(question, [], undefined, organisations))).toBe(demand);
  });
});

describe("a sentence", () => {
  it.each([
    ["money", "Er is € 785 miljoen beschikbaar."],
    ["money", "Dat kost 12 euro per jaar."],
    ["percentage", "In 2024 doet 80% van de gemeenten mee."],
    ["percentage", "Twintig procent doet mee."],
    ["number", "2,5 miljoen mensen missen basisvaardigheden."],
    ["number", "Er komen drie loketten."],
    ["frequency", "Dat staat in de jaarlijkse voortgangsrapportage."],
    ["frequency", "Om de twee jaar wordt er gemeten."],
    ["date", "De wet gaat in op 1 januari 2023."],
    ["date", "Dit gebeurt eind 2025."],
    ["date", "De monitor verschijnt jaarlijks."],
    ["name", "Alexandra C. van Huffelen"],
    ["contact", "Bel 070-4266426."],
    ["contact", "Zie www.digitaleoverheid.nl."],
    ["none", "De overheid werkt hieraan."],
  ] as const)("meets the demand for %s with: %s", (demand, text) => {
    expect(meets(demand, text)).toBe(true);
  });

  it.each(["money", "percentage", "frequency", "number", "date", "name", "contact"] as const)(
    "without anything of the kind does not meet the demand for %s",
    (demand) => {
      expect(meets(demand, "De overheid werkt hieraan met gemeenten.")).toBe(false);
    },
  );

  it("with only a year meets no demand for a number, money or a percentage", () => {
    const text = "In 2023 wordt dit opgepakt.";
    expect(meets("date", text)).toBe(true);
    expect(meets("number", text)).toBe(false);
    expect(meets("money", text)).toBe(false);
    expect(meets("percentage", text)).toBe(false);
  });

  it("with a frequency does not count anything", () => {
    expect(meets("number", "Er is een jaarlijkse oefening met hackaanvallen.")).toBe(false);
  });

  it("with a number that is no amount does not meet the demand for money", () => {
    expect(meets("money", "Er zijn 50.000 laptops uitgedeeld.")).toBe(false);
  });
});
