import { describe, expect, it } from "vitest";
import { findWants, wants } from "../../src/question/wants.ts";

describe("what a question asks for", () => {
  it.each([
    ["owner", "Wie is verantwoordelijk voor de cloudstrategie?"],
    ["owner", "Wie is de uitvoerder van actie 4.3.4?"],
    ["owner", "Wie voert actie 4.3.4 uit?"],
    ["owner", "Wie pakt de digitale vaardigheden op?"],
    ["owner", "Welk ministerie gaat over de Archiefwet?"],
    ["owner", "Wie is de trekker van 2.4.6?"],
    ["owner", "Bij wie ligt de actie over het keurmerk?"],
    ["owner", "Who is responsible for the cloud strategy?"],
    ["owner", "Who owns action 4.3.4?"],
    ["result", "Wat moet er in 2025 klaar zijn bij actie 4.3.4?"],
    ["result", "Wat is het resultaat van 1.1.1 eind 2023?"],
    ["result", "Wat moet er t/m 2023 gereed zijn?"],
    ["result", "What must be ready by 2025 for action 4.3.4?"],
    ["actions", "Welke acties heeft OCW?"],
    ["actions", "Noem alle acties van VWS"],
    ["actions", "Waar is de VNG bij betrokken?"],
    ["actions", "Which actions does OCW have?"],
    ["count", "Hoeveel acties heeft OCW?"],
    ["count", "Wat is het aantal acties in paragraaf 4.3?"],
    ["count", "How many actions are in section 4.3?"],
    ["goals", "Wat zijn de doelen van paragraaf 2.4?"],
    ["goals", "Welke indicatoren heeft doel 1 van 2.4?"],
    ["goals", "What are the goals of section 2.4?"],
    ["money", "Hoeveel geld is er voor Open op Orde?"],
    ["money", "Wat kost de monitor?"],
    ["money", "Welk budget is er?"],
    ["number", "Hoeveel mensen zijn niet digitaal vaardig?"],
    ["number", "Welk percentage van de gemeenten doet mee?"],
    ["number", "How many people lack digital skills?"],
    ["date", "Wanneer treedt de wet in werking?"],
    ["date", "Op welke datum is de brief verstuurd?"],
    ["date", "In welk jaar begint het meldpunt?"],
    ["date", "When does the law enter into force?"],
    ["person", "Wie heeft de brief ondertekend?"],
    ["person", "Who signed the letter?"],
    ["definition", "Wat is een wallet?"],
    ["definition", "Wat betekent GDI?"],
    ["definition", "Hoe legt de Werkagenda uit wat de GDI is?"],
    ["definition", "Waar staat DSA voor?"],
    ["definition", "What does GDI stand for?"],
    ["list", "Noem de vijf ambities"],
    ["list", "Welke thema's behandelt het manifest?"],
    ["list", "Welke drie waarden staan centraal?"],
    ["list", "Which values are central?"],
  ] as const)("is %s: %s", (want, text) => {
    expect(findWants(text)).toContain(want);
  });

  it.each([
    ["owner", "Wie is verantwoordelijk voor de acties over cybersecurity?"],
    ["count", "Hoeveel acties heeft het ministerie van OCW?"],
    ["result", "Wat moet er in 2025 klaar zijn?"],
    ["money", "Hoeveel euro is er beschikbaar?"],
  ] as const)("counts the most specific first, here %s: %s", (want, text) => {
    expect(findWants(text)[0]).toBe(want);
  });

  it.each([
    "Vertel over digitale inclusie",
    "Is de wallet open source?",
    "Kunnen ouderen straks nog terecht aan een loket?",
    "",
  ])("is a text when nothing more is said: %s", (text) => {
    expect(findWants(text)).toEqual(["text"]);
  });

  it("is always one of the known wants", () => {
    for (const text of ["Hoeveel en wanneer en wie?", "welke doelen", "?"]) {
      const found = findWants(text);
      expect(found.length).toBeGreaterThan(0);
      expect(wants).toEqual(expect.arrayContaining(found));
    }
  });

  it("does not depend on capitals", () => {
    const text = "Wie is verantwoordelijk voor de cloudstrategie?";
    expect(findWants(text.toUpperCase())).toEqual(findWants(text));
  });
});
