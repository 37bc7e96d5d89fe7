import { describe, expect, it } from "vitest";
import { answerDocumentFact } from "../../src/answer/document-facts.ts";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { keepSupported } from "../../src/answer/support.ts";
import { understand } from "../../src/question/understand.ts";
import { readRegister } from "../register/fixtures.ts";
import { readSources } from "../seed-files.ts";

const documents = readSources();
const { organisations } = readRegister();
const ask = (question: string) =>
  answerDocumentFact(understood(question), documents, phrasesOf("nl"));
const understood = (question: string) => understand(question, [], undefined, organisations);
const textOf = (question: string) =>
  ask(question)
    ?.statements.map(({ text }) => text)
    .join("\n");

describe("a question for a document itself", () => {
  it.each([
    ["Waar gaat de Werkagenda over?", "De werkagenda omschrijft hoe"],
    ["Wat is de Werkagenda Waardengedreven Digitaliseren?", "1. Iedereen kan meedoen"],
    ["What is the work agenda about?", "De werkagenda kent vijf ambities"],
    ["Waar gaat de hoofdlijnenbrief over?", "In deze brief zetten wij op hoofdlijnen onze ambitie"],
    ["Wat is het manifest?", "een verhaal te maken over hoe we samen vinden"],
    ["Over welke onderwerpen gaat het manifest over de digitale overheid na corona?", "inclusie"],
    ["Aan wie is de kamerbrief van 4 november 2022 gericht?", "Aan de Voorzitter"],
    ["Aan wie is de Werkagenda aangeboden?", "Aan de Voorzitter van de Tweede Kamer"],
    ["Wie heeft de hoofdlijnenbrief gestuurd?", "Brief van de staatssecretaris"],
    ["Wie heeft de hoofdlijnenbrief ondertekend?", "de minister voor Rechtsbescherming"],
    ["Wie heeft de kamerbrief bij de Werkagenda getekend?", "van Huffelen"],
    ["Namens wie is de Werkagenda aangeboden?", "namens het kabinet"],
    ["Who signed the letter of 4 November 2022?", "van Huffelen"],
    ["Welke organisaties schreven het manifest?", "geschreven door BZK en VNG"],
    ["Op welke strategieën bouwt de hoofdlijnenbrief voort?", "I-strategie Rijk"],
    ["Waarop is het manifest gebaseerd?", "Digitale Agenda Gemeenten 2024"],
    ["Hoe heet het manifest voluit?", "Een manifest voor de Digitale Overheid"],
  ])("is answered with the sentences that tell it: %s", (question, words) => {
    expect(textOf(question)).toContain(words);
  });

  it("is answered literally", () => {
    const draft = ask("Waar gaat de Werkagenda over?");
    expect(draft && keepSupported(draft).statements).toEqual(draft?.statements);
    for (const { text, evidence } of draft?.statements ?? []) {
      expect(evidence[0]?.citation.excerpt).toBe(text);
    }
  });

  it("is not answered with who wrote another document", () => {
    expect(ask("Wie heeft de Staat van het Bestuur geschreven?")).toMatchObject({
      status: "not_found",
      statements: [],
    });
    expect(ask("Wie heeft het manifest ondertekend?")).toMatchObject({ statements: [] });
  });

  it.each([
    "Wat is de status van de Werkagenda?",
    "Wat zegt de Werkagenda over algoritmes?",
    "Wie schreef volgens het manifest het rapport over toegang?",
    "Wie heeft het manifest namens de VNG ondertekend?",
    "Aan wie worden volgens de Werkagenda gegevens verstrekt?",
    "Waar gaat het beleid over?",
    "Wat zijn de verschillen tussen de Werkagenda en het manifest?",
  ])("is told from a question for something in it: %s", (question) => {
    expect(ask(question)).toBeUndefined();
  });
});
