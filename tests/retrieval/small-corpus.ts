import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import type { Expand } from "../../src/retrieval/query.ts";
import type { Passage } from "../../src/schema.ts";

/** A few sentences with everything a Dutch search has to cope with. */
export const texts = [
  "De jaarlijkse oefening met cyber incidenten bij gemeenten.",
  "De datastrategie beschrijft het delen van gegevens.",
  "Ouderen krijgen hulp bij digitale vaardigheden in de bibliotheek.",
  "Het is niet verplicht om een wallet te gebruiken.",
  "In Nederland missen 2,5 miljoen mensen digitale basisvaardigheden.",
  "De brief van 4 november 2022 bevat de Werkagenda.",
  "Bestrijden van desinformatie, met oog voor de vrijheid van meningsuiting.",
  "Aanpassing van actie 4.3.4 over de rijksbrede cloudstrategie.",
  "Coördineren van Europese regelgeving en één loket.",
] as const;

/** Words that exist though the texts do not have them. */
export const lexicon = buildLexicon(
  texts,
  new Set(["fiets", "kast", "wolf", "strategisch", "bibliotheken"]),
);

/** No synonyms at all. */
export const expandNothing: Expand = () => [];

/** A passage of which only the text and the document matter. */
export function makePassage(id: string, text: string, documentId = "manifest"): Passage {
  const part = { blockId: "p1-1", page: 1, text, spans: [{ line: 1, start: 0, end: text.length }] };
  return {
    id,
    documentId,
    kind: "paragraph",
    pages: [1],
    headings: [],
    context: "",
    text,
    parts: [part],
  };
}
