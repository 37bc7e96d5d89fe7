import { describe, expect, it } from "vitest";
import { lacksReaction, lacksTelling } from "../../src/answer/reactions.ts";
import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import { rankInOrder } from "../make-ranking.ts";
import { makePassage } from "../retrieval/small-corpus.ts";

const told = "De Tweede Kamer vroeg in een motie om een register van algoritmes.";
const untold = "Wij voeren een maatschappelijk debat over publieke waarden met de Kamer.";
const lexicon = buildLexicon([told, untold], new Set());
const find = (text: string) => rankInOrder([makePassage("manifest/p1-1", text)]).first(1);

describe("what others thought of a policy", () => {
  it.each([
    "Wat vonden de oppositiepartijen van de Werkagenda in het debat?",
    "Wat vond de Tweede Kamer van de hoofdlijnenbrief?",
    "Welke partijen stemden tegen de Werkagenda?",
    "Hoe reageerde de oppositie op het register?",
    "What did the opposition think of the agenda?",
  ])("is lacking where no passage tells it: %s", (question) => {
    expect(lacksReaction(question, find(untold), lexicon)).toBe(true);
  });

  it("is not lacking where a passage tells it of them", () => {
    const question = "Wat vond de Tweede Kamer van het register?";
    expect(lacksReaction(question, find(told), lexicon)).toBe(false);
    expect(lacksReaction("Wat vond de oppositie ervan?", find(told), lexicon)).toBe(true);
    expect(lacksReaction("Welke fracties stemden voor de motie?", find(told), lexicon)).toBe(true);
  });

  it.each([
    "Wat vindt het kabinet van gezichtsherkenning?",
    "Wat doet de overheid voor ouderen?",
    "Welke partijen zijn verantwoordelijk voor machtigen?",
    "Hoe wordt de Tweede Kamer op de hoogte gehouden?",
  ])("is not asked for in: %s", (question) => {
    expect(lacksReaction(question, find(untold), lexicon)).toBe(false);
  });
});

describe("what a question takes for granted", () => {
  it.each([
    "Wie volgde Alexandra van Huffelen op als staatssecretaris?",
    "Welk bedrijf heeft de aanbesteding gewonnen?",
    "Who won the contract to build the wallet?",
    "Wie is de opvolger van deze staatssecretaris?",
    "Hoe heette de voorganger van Van Huffelen?",
    "Welke straf staat er op het maken van deepfakes?",
    "Welk bedrijf bouwt de ID-wallet?",
    "Which company built the algorithm register?",
  ])("is untold where no passage has a word for it: %s", (question) => {
    expect(lacksTelling(question, find(untold))).toBe(true);
  });

  it.each([
    ["Welke boete krijgt een platform?", "Platforms krijgen boetes tot zes procent."],
    ["Welke straf staat er op doxing?", "Het kabinet stelt doxing strafbaar."],
    ["Welk bedrijf heeft de app gemaakt?", "De app is ontwikkeld door een stichting."],
    ["Wie volgt de I-strategie op?", "Deze agenda is de opvolger van de I-strategie."],
  ])("is told where one has: %s", (question, text) => {
    expect(lacksTelling(question, find(text))).toBe(false);
  });

  it.each([
    "Wat volgt er uit het onderzoek?",
    "Hoe volgt het kabinet de voortgang op de ambities?",
    "Welke stap volgt op de hoofdlijnenbrief?",
    "Welke eisen gelden als een leverancier ICT levert?",
    "Met welke bedrijven maakt het kabinet afspraken?",
    "Hoe wordt het vertrouwen van burgers gewonnen?",
    "What won't be possible without a wallet?",
    "Hoe worden ouderen geholpen?",
    "Is it fine to use cookies?",
  ])("is nothing in: %s", (question) => {
    expect(lacksTelling(question, find(untold))).toBe(false);
  });
});
