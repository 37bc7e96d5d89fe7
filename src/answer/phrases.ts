import type { Language } from "../schema.ts";

/** A fixed sentence with holes. */
type Phrase = (...values: string[]) => string;

/** A title that was cut ends in its ellipsis. */
function close(title: string): string {
  return title.endsWith("…") ? title : `${title}.`;
}

const dutch = {
  owners: (id, title, owners) =>
    `Uitvoerders: ${owners}. Dat staat bij actie ${id}: ${close(title)}`,
  owner: (id, title, owner) => `Uitvoerder: ${owner}. Dat staat bij actie ${id}: ${close(title)}`,
  by: (year) => `T/m ${year}:`,
  and: () => " en ",
  firstOf: (shown, total) =>
    `Hieronder staan de eerste ${shown} van de ${total}; op de pagina Acties staan ze alle.`,
  notedOnly: (name, count) =>
    `${name} staat bij geen actie zelf als uitvoerder, maar wel in de voetnoot over grote uitvoerders bij ${count} acties:`,
  members: (group) => `Wie er met “${group}” bedoeld zijn, staat in een voetnoot:`,
  footnote: (text) => `Voetnoot in de bron: ${text}.`,
  action: (id, title) => `Actie ${id}: ${title}.`,
  results: (id, title, year) => `Actie ${id} (${title}), resultaat t/m ${year}:`,
  noResults: (id, year, document) =>
    `Bij actie ${id} noemt ${document} geen resultaat t/m ${year}.`,
  list: (what, count) => `${what} (volledig: ${count} van ${count}):`,
  oneAction: (what) => `${what} (volledig: 1 van 1):`,
  actionsOf: (name) => `Acties die ${name} als uitvoerder noemen`,
  actionsIn: (name) => `Acties in paragraaf ${name}`,
  actionsFor: (name) => `Acties bij ambitie ${name}`,
  actionsAbout: (words) => `Acties waarin staat: ${words}`,
  allActions: () => "Acties in de Werkagenda",
  actionsInDocument: (title) => `Acties in ${title}`,
  most: (name, count) => `De meeste acties noemen ${name} als uitvoerder: ${count} acties.`,
  count: (what, count) => `${what}: ${count} ${count === "1" ? "actie" : "acties"}.`,
  none: (name) => `Geen actie in de bronnen noemt ${name} als uitvoerder.`,
  collective: (count) =>
    `Daarnaast noemen ${count} acties een groep als “andere departementen” of “alle departementen”.`,
  goal: (section, number) => `Doel ${number} van paragraaf ${section}:`,
  indicators: () => "Beoogde indicatoren:",
  indicator: () => "Beoogde indicator: ",
  inRow: (id, year) => `Actie ${id}, resultaat t/m ${year}: `,
  notStated: (subject) =>
    `Dat staat niet in de bronnen. Er staat wel iets over ${subject}, maar niet wat je vraagt.`,
  outOfScope: () =>
    "Hierover staat niets in de bronnen. Beleidswijzer kent alleen vijf documenten over het digitaliseringsbeleid van de overheid (2020–2022).",
  notInSources: () =>
    "Ik heb in de vijf bronnen gezocht, maar het antwoord op je vraag staat er niet in.",
  laterYear: (year) =>
    `De bronnen zeggen hier niets over voor ${year}. De jongste bron is van november 2022.`,
  service: () =>
    "Je wilt iets voor jezelf regelen. De bronnen gaan over beleid en zeggen niet hoe dat moet. Vraag het de organisatie waar je moet zijn.",
  falsePremise: () =>
    "De bronnen zeggen niet dat dit zo is. Daarom is er geen antwoord op je vraag te geven.",
  unclear: () =>
    "Ik begrijp je vraag niet. Stel een vraag in een hele zin, bijvoorbeeld: Wie is verantwoordelijk voor de rijksbrede cloudstrategie?",
  introduction: () =>
    "Ik ben Beleidswijzer, een computerprogramma. Ik zoek antwoorden in vijf documenten over het digitaliseringsbeleid van de overheid en laat zien waar ze staan: het manifest Dichterbij door digitalisering (2020), de hoofdlijnenbrief (8 maart 2022), de Werkagenda Waardengedreven Digitaliseren met haar Kamerbrief (4 november 2022) en een pagina uit de Staat van het Bestuur 2022. Stel me een vraag, bijvoorbeeld: Wie is verantwoordelijk voor de rijksbrede cloudstrategie?",
  noOpinion: () =>
    "Ik heb geen mening. Ik kan je wel laten zien wat de bronnen zeggen: vraag dan naar het onderwerp zelf.",
  whichAction: () =>
    "Ik weet niet over welke actie je vraag gaat. Noem het nummer of het onderwerp, bijvoorbeeld: Wat moet er in 2025 klaar zijn voor de cloudstrategie?",
  pageMissing: (page, document) => `Pagina ${page} van ${document} ontbreekt in de bronnen.`,
  pageUnknown: (page, document) => `${document} heeft geen pagina ${page}.`,
  dated: (title, date) => `${title}: ${date}. Dat staat hier:`,
  dateNotInText: (title, date) =>
    `In ${title} zelf staat geen datum. In de lijst van bronnen staat: ${date}.`,
  otherEdition: (title, date, year) =>
    `In de bronnen staat alleen ${title} (${date}), geen uitgave van ${year}.`,
  undated: (title, year) => `De bronnen noemen geen datum van ${title}. Het is uit ${year}.`,
  subjects: (document) =>
    `Een samenvatting maken kan ik niet. Dit zijn de hoofdonderwerpen van ${document}:`,
  accordingTo: (document, date) => `Volgens ${document} (${date}):`,
  noPart: (document) => `In ${document} staat hierover niets.`,
  askOwner: (id) => `Wie is de uitvoerder van actie ${id}?`,
  askResult: (id, year) => `Wat moet er t/m ${year} klaar zijn bij actie ${id}?`,
  theRegister: () => "de Werkagenda",
  askSection: (section) => `Welke acties staan in paragraaf ${section}?`,
} satisfies Record<string, Phrase>;

const english: Record<keyof typeof dutch, Phrase> = {
  owners: (id, title, owners) => `Owners: ${owners}. This is action ${id}: “${title}”.`,
  owner: (id, title, owner) => `Owner: ${owner}. This is action ${id}: “${title}”.`,
  by: (year) => `By the end of ${year}:`,
  and: () => " and ",
  firstOf: (shown, total) => `Below are the first ${shown} of ${total}; the page Acties has all.`,
  notedOnly: (name, count) =>
    `${name} is not itself an owner of any action, but is named in the footnote on large executive agencies of ${count} actions:`,
  members: (group) => `A footnote says who are meant by “${group}”:`,
  footnote: (text) => `Footnote in the source: ${text}.`,
  action: (id, title) => `Action ${id}: “${title}”.`,
  results: (id, title, year) => `Action ${id} (“${title}”), result by the end of ${year}:`,
  noResults: (id, year, document) => `${document} gives no result by ${year} for action ${id}.`,
  list: (what, count) => `${what} (complete: ${count} of ${count}):`,
  oneAction: (what) => `${what} (complete: 1 of 1):`,
  actionsOf: (name) => `Actions that name ${name} as an owner`,
  actionsIn: (name) => `Actions in section ${name}`,
  actionsFor: (name) => `Actions under ambition ${name}`,
  actionsAbout: (words) => `Actions that mention: ${words}`,
  allActions: () => "Actions in the Werkagenda",
  actionsInDocument: (title) => `Actions in ${title}`,
  most: (name, count) => `Most actions name ${name} as an owner: ${count} actions.`,
  count: (what, count) => `${what}: ${count} ${count === "1" ? "action" : "actions"}.`,
  none: (name) => `No action in the sources names ${name} as an owner.`,
  collective: (count) =>
    `A further ${count} actions name a group such as “andere departementen” (other ministries).`,
  goal: (section, number) => `Goal ${number} of section ${section}:`,
  indicators: () => "Intended indicators:",
  indicator: () => "Intended indicator: ",
  inRow: (id, year) => `Action ${id}, result by ${year}: `,
  notStated: (subject) =>
    `The sources do not say this. They do say something about ${subject}, but not what you ask.`,
  outOfScope: () =>
    "The sources say nothing about this. Beleidswijzer knows only five documents on Dutch government digitalisation policy (2020–2022).",
  notInSources: () =>
    "I searched the five sources, but the answer to your question is not in them.",
  laterYear: (year) =>
    `The sources say nothing about this for ${year}. The latest source is of November 2022.`,
  service: () =>
    "You want to arrange something for yourself. The sources are about policy and do not say how. Please ask the organisation concerned.",
  falsePremise: () =>
    "The sources do not say that this is so. That is why your question cannot be answered from them.",
  unclear: () =>
    "I do not understand your question. Ask it in a whole sentence, for example: Who is responsible for the government cloud strategy?",
  introduction: () =>
    "I am Beleidswijzer, a computer program. I look for answers in five documents on Dutch government digitalisation policy and show where they stand. Ask me a question, for example: Who is responsible for the government cloud strategy?",
  noOpinion: () =>
    "I have no opinion. I can show you what the sources say: ask about the subject itself.",
  whichAction: () => "I do not know which action you mean. Give its number or its subject.",
  pageMissing: (page, document) => `Page ${page} of ${document} is missing from the sources.`,
  pageUnknown: (page, document) => `${document} has no page ${page}.`,
  dated: (title, date) => `${title}: ${date}. This is where it says so:`,
  dateNotInText: (title, date) =>
    `${title} itself gives no date. The list of sources says: ${date}.`,
  otherEdition: (title, date, year) =>
    `The sources have only ${title} (${date}), no edition of ${year}.`,
  undated: (title, year) => `The sources give no date of ${title}. It is from ${year}.`,
  subjects: (document) => `I cannot summarise. These are the main subjects of ${document}:`,
  accordingTo: (document, date) => `According to ${document} (${date}):`,
  noPart: (document) => `${document} says nothing about this.`,
  askOwner: (id) => `Who is the owner of action ${id}?`,
  askResult: (id, year) => `What must be ready by ${year} for action ${id}?`,
  theRegister: () => "The Werkagenda",
  askSection: (section) => `Which actions are in section ${section}?`,
};

export type Phrases = typeof english;

/** What is said otherwise when there are own documents besides the five. */
const withOwnDocuments = {
  nl: {
    allActions: () => "Acties in de bronnen",
    outOfScope: () => "Hierover staat niets in de bronnen.",
    notInSources: () =>
      "Ik heb in alle bronnen gezocht, maar het antwoord op je vraag staat er niet in.",
    laterYear: (year) => `De bronnen zeggen hier niets over voor ${year}.`,
    introduction: () =>
      "Ik ben Beleidswijzer, een computerprogramma. Ik zoek antwoorden in vijf documenten over het digitaliseringsbeleid van de overheid en in de documenten die je eigen organisatie heeft toegevoegd, en laat zien waar ze staan. Op de pagina Bronnen staat welke dat zijn.",
  },
  en: {
    allActions: () => "Actions in the sources",
    outOfScope: () => "The sources say nothing about this.",
    notInSources: () => "I searched all sources, but the answer to your question is not in them.",
    laterYear: (year) => `The sources say nothing about this for ${year}.`,
    introduction: () =>
      "I am Beleidswijzer, a computer program. I look for answers in five documents on Dutch government digitalisation policy and in the documents that your own organisation has added, and show where they stand. The page Bronnen lists them.",
  },
} satisfies Record<Language, Partial<Record<keyof Phrases, Phrase>>>;

/** The fixed sentences of a language; some differ when there are own documents. */
export function phrasesOf(language: Language, hasOwnDocuments = false): Phrases {
  const phrases = language === "en" ? english : dutch;
  return hasOwnDocuments ? { ...phrases, ...withOwnDocuments[language] } : phrases;
}
