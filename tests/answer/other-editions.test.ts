import { describe, expect, it } from "vitest";
import { refuseOtherEdition } from "../../src/answer/other-editions.ts";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { understand } from "../../src/question/understand.ts";
import { readRegister } from "../register/fixtures.ts";
import { readSources } from "../seed-files.ts";

const documents = readSources();
const { organisations } = readRegister();
const ask = (question: string) =>
  refuseOtherEdition(understand(question, [], "nl", organisations), documents, phrasesOf("nl"));

describe("another edition of a source", () => {
  it.each([
    ["Wat staat er in de Staat van het Bestuur 2024 over digitale vaardigheden?", "2024"],
    ["Wat zegt de Werkagenda 2026 over algoritmes?", "2026"],
    ["Wat staat er in het manifest (2023)?", "2023"],
  ])("is not answered from the edition that is there: %s", (question, year) => {
    const draft = ask(question);
    expect(draft).toMatchObject({ status: "not_found", statements: [] });
    expect(draft?.remark).toContain(year);
  });

  it.each([
    "Wat staat er in de Staat van het Bestuur 2022 over digitale vaardigheden?",
    "Wat zegt de brief van maart 2022 over mobiliteit?",
    "Wat moet er volgens de Werkagenda 2025 klaar zijn?",
    "Wat moet er volgens de Werkagenda in 2026 klaar zijn?",
    "Hoeveel ambtenaren waren er in 2024?",
  ])("is not seen in a question for the source itself, or for a year: %s", (question) => {
    expect(ask(question)).toBeUndefined();
  });
});
