import type { Draft, DraftStatement } from "../../src/answer/draft.ts";
import type { Evidence } from "../../src/answer/evidence.ts";

/** Evidence with an excerpt of its own. */
export function makeEvidence(
  excerpt: string,
  section = "4.3 Versterken ICT-organisatie",
): Evidence {
  return {
    citation: {
      documentId: "werkagenda",
      documentTitle: "Werkagenda Waardengedreven Digitaliseren",
      documentDate: "2022-11-04",
      dateText: "november 2022",
      page: 47,
      section,
      excerpt,
      highlights: [],
      source: { file: "seeds/werkagenda.txt", spans: [{ line: 1, start: 0, end: excerpt.length }] },
      url: `/bronnen/werkagenda/47#${encodeURIComponent(excerpt.slice(0, 20))}`,
    },
    context: ["Werkagenda Waardengedreven Digitaliseren", "november 2022", section].join("\n"),
  };
}

/** A statement that quotes its excerpts, or says something else of them. */
export function makeStatement(excerpt: string, text = excerpt): DraftStatement {
  return { text, evidence: [makeEvidence(excerpt)] };
}

export const CLOUD =
  "Het ministerie van BZK gaat in 2023 een rijksbrede cloudstrategie opstellen met de departementen.";
export const SKILLS =
  "Digitale vaardigheden zijn niet vanzelfsprekend: 2,5 miljoen mensen hebben moeite met lezen en schrijven.";
export const LIBRARIES = "Het kabinet investeert 20 procent van het budget in bibliotheken.";

/** What an honest model makes of CLOUD and SKILLS. */
export const HONEST_CLOUD =
  "BZK gaat in 2023 met de departementen een rijksbrede cloudstrategie opstellen.";
export const HONEST_SKILLS =
  "2,5 miljoen mensen hebben moeite met lezen en schrijven; digitale vaardigheden zijn dus niet vanzelfsprekend.";

/** An extractive answer of the excerpts. */
export function makeDraft(...excerpts: string[]): Draft {
  return {
    status: "answered",
    method: "extractive",
    statements: excerpts.map((excerpt) => makeStatement(excerpt)),
    actions: [],
    suggestions: [],
  };
}
