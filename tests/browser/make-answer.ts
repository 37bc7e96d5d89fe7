import { type Answer, answerSchema } from "../../src/schema.ts";

/** An answer of the contract that shows only what a test cares about. */
export function makeAnswer(parts: Partial<Answer>): Answer {
  return answerSchema.parse({
    status: "answered",
    answer: "Dat doet BZK (CIO Rijk) [1].",
    statements: [],
    citations: [makeCitation()],
    actions: [],
    suggestions: [],
    language: "nl",
    generatedBy: { kind: "ai", method: "extractive", embeddingModel: "test" },
    requestId: "test",
    ...parts,
  });
}

/** A citation with the words "BZK (CIO Rijk)" as the decisive ones. */
export function makeCitation(): Answer["citations"][number] {
  return {
    number: 1,
    documentId: "werkagenda",
    documentTitle: "Werkagenda Waardengedreven Digitaliseren",
    documentDate: "2022-11-04",
    dateText: "4 november 2022",
    page: 47,
    section: "4.3 Versterken ICT-organisatie en -systemen van het Rijk",
    excerpt: "BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders",
    highlights: [[0, 14]],
    source: { file: "seeds/werkagenda.txt", spans: [{ line: 824, start: 0, end: 14 }] },
    url: "/bronnen/werkagenda/47#p47-1",
  };
}
