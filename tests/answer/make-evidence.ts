import type { DraftStatement } from "../../src/answer/draft.ts";
import type { Evidence } from "../../src/answer/evidence.ts";

/** Evidence of which only the excerpt matters. */
export function makeEvidence(excerpt: string, context = ""): Evidence {
  return {
    context,
    citation: {
      documentId: "werkagenda",
      documentTitle: "Werkagenda Waardengedreven Digitaliseren",
      documentDate: "2022-11-04",
      dateText: "november 2022",
      page: 47,
      section: "4.3",
      excerpt,
      highlights: [],
      source: { file: "seeds/werkagenda.txt", spans: [{ line: 1, start: 0, end: 1 }] },
      url: "/bronnen/werkagenda/47#p47-1",
    },
  };
}

/** A statement that rests on these excerpts. */
export function makeStatement(text: string, ...excerpts: string[]): DraftStatement {
  return { text, evidence: excerpts.map((excerpt) => makeEvidence(excerpt)) };
}
