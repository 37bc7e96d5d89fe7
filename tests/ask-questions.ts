import type { Answer } from "../src/schema.ts";

/** A question with what its answer must be. */
export interface ExpectedAnswer {
  question: string;
  status: Answer["status"];
  reason?: Answer["reason"];
  language?: Answer["language"];
  /** Exactly these actions. */
  actions?: readonly string[];
  /** Exactly these places are cited, as document/page. */
  cites?: readonly string[];
  /** What the answer says, in these words. */
  says?: readonly string[];
  method?: Answer["generatedBy"]["method"];
}

const ocw = ["1.1.1", "1.1.3", "2.1.4", "2.3.2", "4.1.1", "4.1.4"];
const refused = { status: "not_found", cites: [], actions: [] } as const;

/** Questions of different kinds; what is expected was read in the sources. */
export const expectedAnswers: ExpectedAnswer[] = [
  {
    question: "Wie is de uitvoerder van actie 4.3.4?",
    status: "answered",
    actions: ["4.3.4"],
    cites: ["werkagenda/47"],
    says: ["BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders", "4.3.4"],
  },
  {
    question: "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?",
    status: "answered",
    actions: ["4.3.4"],
    cites: ["werkagenda/47"],
    says: ["BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders"],
  },
  {
    question: "wie is vrantwoordelijk voor de rijksbreede cloudstratgie",
    status: "answered",
    actions: ["4.3.4"],
    cites: ["werkagenda/47"],
  },
  {
    question: "who is responsible for the government cloud strategy",
    status: "answered",
    language: "en",
    actions: ["4.3.4"],
    cites: ["werkagenda/47"],
    says: ["BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders"],
  },
  {
    question: "Wie voert de nieuwe Archiefwet in?",
    status: "answered",
    actions: ["4.1.4"],
    cites: ["werkagenda/41"],
    says: ["OCW"],
  },
  {
    question: "Wat moet er in 2023 klaar zijn bij paragraaf 1.3, actie 2?",
    status: "answered",
    actions: ["1.3.2"],
    cites: ["werkagenda/15"],
    says: ["Eerste debatten gevoerd op een alternatief platform"],
  },
  {
    question: "What must be ready by 2025 for action 6 of section 2.4?",
    status: "answered",
    language: "en",
    actions: ["2.4.6"],
    cites: ["werkagenda/31"],
    says: ["Jaarlijkse testkalender op redteaming"],
  },
  {
    question: "Welke acties heeft OCW?",
    status: "answered",
    actions: ocw,
    cites: ["werkagenda/9", "werkagenda/21", "werkagenda/27", "werkagenda/41"],
    says: ["volledig: 6 van 6"],
  },
  {
    question: "Which actions does the Ministry of Education have?",
    status: "answered",
    language: "en",
    actions: ocw,
    says: ["complete: 6 of 6"],
  },
  {
    question: "Hoeveel acties heeft VWS?",
    status: "answered",
    actions: ["1.1.1", "1.2.7", "2.1.4", "4.2.6"],
    says: ["4 acties", "departementen”"],
  },
  {
    question: "Welke acties van ambitie 1 zijn van VWS?",
    status: "answered",
    actions: ["1.1.1", "1.2.7"],
    says: ["2 van 2"],
  },
  {
    question: "Welke acties staan in paragraaf 4.1?",
    status: "answered",
    actions: ["4.1.1", "4.1.2", "4.1.3", "4.1.4"],
    cites: ["werkagenda/41"],
    says: ["volledig: 4 van 4"],
  },
  {
    question: "Wat zijn de doelen van paragraaf 2.4?",
    status: "answered",
    cites: ["werkagenda/29"],
    says: ["Overheden gebruiken een uniforme domeinnaamextensie"],
  },
  {
    question: "Wie zijn de uitvoerders van 4.3.4 en 4.3.7?",
    status: "partial",
    reason: "missingAction",
    actions: ["4.3.4"],
    cites: ["werkagenda/47"],
    says: ["4.3.7", "pagina 48"],
  },
  {
    question: "Wie is de uitvoerder van actie 4.3.7?",
    ...refused,
    reason: "missingAction",
    says: ["4.3.7", "pagina 48"],
  },
  {
    question: "Welke acties staan in paragraaf 3.1?",
    ...refused,
    reason: "missingAction",
    says: ["3.1", "pagina 34"],
  },
  {
    question: "Wat staat er op pagina 14 van de Werkagenda?",
    ...refused,
    reason: "missingPage",
    says: ["14"],
  },
  { question: "Hoeveel geld krijgt actie 4.3.4?", ...refused, reason: "notInSources" },
  { question: "Waarom is DigiD afgeschaft?", ...refused, reason: "falsePremise" },
  {
    question: "Op welke dag heeft de Eerste Kamer de Wet digitale overheid aangenomen?",
    ...refused,
    reason: "falsePremise",
  },
  {
    question: "Welk deel van de mensen op de BES-eilanden heeft thuis internet?",
    status: "answered",
    cites: ["werkagenda/51"],
    says: ["85%"],
  },
  { question: "Wat is het recept voor appeltaart?", ...refused, reason: "outOfScope" },
  {
    question: "asdfghjkl",
    status: "clarification",
    reason: "unclear",
    cites: [],
    actions: [],
  },
  {
    question: "Welke thema's bespreekt het manifest?",
    status: "answered",
    method: "extractive",
    cites: ["manifest/2"],
    says: ["digitale inclusie", "digitaal werkgeverschap"],
  },
  {
    question: "Welke vijf ambities staan er in de Staat van het Bestuur?",
    status: "answered",
    method: "extractive",
    cites: ["staat-van-het-bestuur/124"],
    says: [
      "Iedereen kan meedoen in het digitale tijdperk",
      "Iedereen kan de digitale wereld vertrouwen",
      "Iedereen heeft regie op het digitale leven",
      "De digitale overheid werkt waardengedreven en open voor iedereen",
      "Versterking van de digitale samenleving in het Caribisch",
    ],
  },
  {
    question: "Welke 20% van de Nederlanders heeft weinig tot geen digitale vaardigheden?",
    status: "answered",
    method: "extractive",
    cites: ["manifest/4"],
    says: ["zo’n 20%"],
  },
  {
    question: "Hoeveel miljoen mensen beschikken niet over voldoende digitale vaardigheden?",
    status: "answered",
    method: "extractive",
    cites: ["kamerbrief-werkagenda/5"],
    says: ["2,5 miljoen"],
  },
];
