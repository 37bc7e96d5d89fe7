import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../src/dutch/language.ts";

describe("detectLanguage", () => {
  it.each([
    "Wat is de Digital Services Act?",
    "DigiD",
    "cloud strategy",
    "Wie is owner van 4.3?",
    "hoeveel mensen doen niet mee",
    "en van 4.1.4?",
    "Data Governance Act",
    "",
    "4.3.4",
    "is die open source?",
    "nepnieuws aanpak",
  ])("takes %j for Dutch", (text) => {
    expect(detectLanguage(text)).toBe("nl");
  });
  it.each([
    "who owns action 4.3.4",
    "What does the Werkagenda say about Caribisch Nederland?",
    "How many people lack digital skills?",
    "who is responsible for the government cloud strategy",
    "Is there a deadline for DigiD?",
    "Which actions belong to BZK?",
  ])("takes %j for English", (text) => {
    expect(detectLanguage(text)).toBe("en");
  });
});
