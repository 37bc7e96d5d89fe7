import type { Action, Answer, AskRequest, SearchHit } from "../schema.ts";

/*
 * Examples of the OpenAPI document. They are what the server answers on the five sources, shortened
 * nowhere; a test holds them against the schemas, and keeps their spans true to the seed file.
 */

const file = "seeds/werkagenda.txt";
const section = "4.3 Versterken ICT-organisatie en -systemen van het Rijk";
const url = "/bronnen/werkagenda/47#actie-4.3.4";

const titleSpans = [
  { line: 824, start: 0, end: 40 },
  { line: 827, start: 0, end: 37 },
  { line: 828, start: 0, end: 37 },
  { line: 829, start: 0, end: 49 },
  { line: 830, start: 0, end: 42 },
  { line: 831, start: 0, end: 18 },
];
const ownerSpans = [
  { line: 824, start: 125, end: 140 },
  { line: 827, start: 38, end: 72 },
];

/** The document that the examples stand in, as far as they need it. */
export const exampleDocument = {
  id: "werkagenda",
  title: "Werkagenda Waardengedreven Digitaliseren",
};

export const exampleAction: Action = {
  id: "4.3.4",
  documentId: exampleDocument.id,
  number: 4,
  section: "4.3",
  sectionTitle: "Versterken ICT-organisatie en -systemen van het Rijk",
  ambition: 4,
  title:
    "Overstappen naar de cloud gebeurt veilig en verantwoord volgens een rijksbrede cloudstrategie (met oog voor Europese digitale soevereiniteit en veiligheid, en heldere afspraken over bijv. interoperabiliteit en dataportabiliteit)",
  results: {
    "2023": ["Cloudstrategie en –kaders beschikbaar"],
    "2025": ["Cloudstrategie en –kaders geïmplementeerd"],
  },
  owners: [
    { organisation: "bzk", name: "BZK", role: "CIO Rijk" },
    { organisation: "rijksbreed", name: "Rijksbreed incl. grote uitvoerders" },
  ],
  ownerText: "BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders",
  footnotes: ["Zoals DUO, BD, UWV, RWS, DJI, NP"],
  page: 47,
  source: { file, spans: [...titleSpans, ...ownerSpans] },
  url,
};

/** The reason for the 404 of an action that the delivered pages lack. */
export const exampleMissingAction =
  "Actie 4.3.8 staat niet in de bronnen: pagina 48 van de Werkagenda, waar de acties 4.3.6 tot en met 4.3.11 horen te staan, ontbreekt.";

/** The same reason, as it is given in English. */
export const exampleMissingActionEnglish =
  "Action 4.3.8 is not in the sources: page 48 of the Werkagenda, where actions 4.3.6 to 4.3.11 belong, is missing.";

const answered: Answer = {
  status: "answered",
  answer:
    "Uitvoerder van actie 4.3.4 over de rijksbrede cloudstrategie: BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders. [1]",
  statements: [
    {
      text: "Uitvoerder van actie 4.3.4 over de rijksbrede cloudstrategie: BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders.",
      citations: [1],
    },
  ],
  citations: [
    {
      number: 1,
      documentId: exampleDocument.id,
      documentTitle: exampleDocument.title,
      documentDate: "2022-11-04",
      dateText: "4 november 2022",
      page: 47,
      section,
      excerpt: "BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders",
      highlights: [[0, 14]],
      source: { file, spans: ownerSpans },
      url,
    },
  ],
  actions: [exampleAction],
  suggestions: ["Wat moet er in 2025 klaar zijn voor actie 4.3.4?"],
  language: "nl",
  generatedBy: { kind: "ai", method: "register", embeddingModel: "beleid-nl" },
  requestId: "7d0ef1b0-9f0c-4a3e-8a55-1a0a35a2c1aa",
};

const refused: Answer = {
  status: "not_found",
  reason: "missingAction",
  answer: exampleMissingAction,
  statements: [],
  citations: [],
  actions: [],
  suggestions: ["Welke acties staan er wel in paragraaf 4.3?"],
  language: "nl",
  generatedBy: { kind: "ai", method: "register", embeddingModel: "beleid-nl" },
  requestId: "2c3f4b0e-13c5-4a8e-8a0a-5d0f4f4b6c11",
};

export const askExamples: Record<string, { summary: string; value: AskRequest }> = {
  vraag: {
    summary: "Een vraag",
    value: { question: "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?" },
  },
  vervolgvraag: {
    summary: "Een vervolgvraag, met het gesprek tot nu toe",
    value: {
      question: "En wat moet daarvan in 2025 klaar zijn?",
      history: [
        {
          role: "user",
          content: "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?",
        },
        { role: "assistant", content: answered.answer },
      ],
      documents: ["werkagenda"],
    },
  },
};

export const answerExamples: Record<string, { summary: string; value: Answer }> = {
  antwoord: { summary: "Een antwoord met citaat", value: answered },
  weigering: { summary: "Het staat niet in de bronnen, en waarom", value: refused },
};

/** The stream of the first answer, as it goes over the line. */
export const eventStreamExample = [
  `event: citation\ndata: ${JSON.stringify(answered.citations[0])}`,
  `event: statement\ndata: ${JSON.stringify(answered.statements[0])}`,
  `event: done\ndata: ${JSON.stringify(answered)}`,
  "",
].join("\n\n");

const hit: SearchHit = {
  passageId: "werkagenda-actie-4.3.4",
  documentId: exampleDocument.id,
  documentTitle: exampleDocument.title,
  page: 47,
  section,
  excerpt: exampleAction.title,
  source: { file, spans: titleSpans },
  url,
  score: 0.91,
};

export const searchExamples = {
  passages: {
    summary: "De beste passage",
    value: { hits: [hit], requestId: "f5b4b7b2-77cd-4c34-9f0f-3d0a8b8f6b42" },
  },
};

const missingOfSection =
  "De acties 4.3.6, 4.3.7, 4.3.8, 4.3.9, 4.3.10 en 4.3.11 (pagina 48) ontbreken.";

export const actionListExamples = {
  cloud: {
    summary: "GET /actions?section=4.3&query=cloud",
    value: { actions: [exampleAction], total: 1, missing: missingOfSection },
  },
  geen: {
    summary: "GET /actions?ambition=5: de actiepagina ontbreekt",
    value: { actions: [], total: 0, missing: "De acties van paragraaf 5.1 (pagina 52) ontbreken." },
  },
};
