import { describe, expect, it } from "vitest";
import { answerDocumentDate } from "../../src/answer/document-date.ts";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { understand } from "../../src/question/understand.ts";
import { readRegister } from "../register/fixtures.ts";
import { readSources } from "../seed-files.ts";

const documents = readSources();
const { organisations } = readRegister();
const ask = (question: string) =>
  answerDocumentDate(understand(question, [], "nl", organisations), documents, phrasesOf("nl"));

describe("the date of a document", () => {
  it.each([
    ["Wanneer is de Werkagenda gepubliceerd?", "4 november 2022", "werkagenda", "November 2022"],
    ["wanneer ging de werkagenda naar de Kamer", "4 november 2022", "werkagenda", "November 2022"],
    [
      "Van wanneer is de hoofdlijnenbrief?",
      "8 maart 2022",
      "kamerbrief-werkagenda",
      "8 maart 2022",
    ],
    [
      "Wat is de datum van de Kamerbrief over de Werkagenda?",
      "4 november 2022",
      "kamerbrief-werkagenda",
      "4 november 2022",
    ],
  ])("comes with where it stands, the document itself first: %s", (question, date, from, words) => {
    const draft = ask(question);
    const [first] = draft?.statements[0]?.evidence ?? [];
    expect(draft?.lead).toContain(date);
    expect(first?.citation.documentId).toBe(from);
    expect(first?.citation.excerpt).toContain(words);
  });

  it.each(["Wanneer verscheen het manifest?", "Van welk jaar is de Staat van het Bestuur?"])(
    "is not made up where the sources have only a year: %s",
    (question) => {
      expect(ask(question)).toMatchObject({ status: "not_found", statements: [] });
    },
  );

  it.each([
    "Wanneer moet de Werkagenda zijn herijkt?",
    "Wanneer komt volgens de hoofdlijnenbrief het AI-toezicht?",
    "Wanneer is het cloudbeleid gepubliceerd?",
    "Wie schreef het manifest?",
  ])("is not given for another question: %s", (question) => {
    expect(ask(question)).toBeUndefined();
  });
});
