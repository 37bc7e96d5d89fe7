import { describe, expect, it } from "vitest";
import {
  lawWithoutParts,
  namesOfWords,
  readNames,
  speaksOfLaws,
  speaksOfNames,
  tellsName,
} from "../../src/answer/names.ts";
import { understand } from "../../src/question/understand.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { rankInOrder } from "../make-ranking.ts";
import { readOrganisations } from "../register/fixtures.ts";
import { expandNothing, makePassage } from "../retrieval/small-corpus.ts";

const organisations = indexOrganisations(readOrganisations());
const ours = "De nieuwe Archiefwet wordt ingevoerd, met hulp van de burger.";
const other = "De DMA is begin 2023 in werking getreden en helpt de burger.";
const lexicon = buildLexicon([ours, other, "BZK voert de regie."], new Set());

function speaks(question: string, text: string): boolean | undefined {
  const query = readQuery(question, "nl", lexicon, expandNothing);
  const [ranked] = rankInOrder([makePassage("werkagenda/p1-1", text)]);
  const speaksOf = speaksOfNames(understand(question, [], "nl", organisations), query, lexicon);
  return ranked && speaksOf(ranked);
}

describe("a passage", () => {
  it("speaks of what a question names when it has that name", () => {
    expect(speaks("Wanneer treedt de nieuwe Archiefwet in werking?", ours)).toBe(true);
    expect(speaks("Wanneer treedt de nieuwe Archiefwet in werking?", other)).toBe(false);
  });

  it.each([
    "Wanneer treedt de nieuwe wet in werking?",
    "Archiefwet: wanneer?",
    "Wanneer helpt dit de Burger?",
    "Wanneer begint BZK hiermee?",
  ])("need not have a first word, an ordinary word or an organisation: %s", (question) => {
    expect(speaks(question, other)).toBe(true);
  });
});

describe("the name of a law", () => {
  const wordOf = (text: string, expand = expandNothing) => {
    const word = readQuery(text, "nl", lexicon, expand).words.at(-1);
    if (!word) throw new Error(`There is no word in "${text}".`);
    return lawWithoutParts(word, lexicon);
  };

  it("says nothing by its parts when the sources do not have it", () => {
    expect(wordOf("de Burgerwet")).toMatchObject({ alternatives: [] });
    const asDma = () => [{ start: 3, end: 12, from: "burgerwet", terms: ["DMA"], weight: 1 }];
    expect(wordOf("de Burgerwet", asDma)?.alternatives.map(({ term }) => term)).toEqual(["dma"]);
  });

  it("is a word like any other when they have it, or when it is of no law", () => {
    expect(wordOf("de Archiefwet")).toBeUndefined();
    expect(wordOf("de burger")).toBeUndefined();
  });
});

describe("a name of several words", () => {
  const namesIn = (question: string) => namesOfWords(understand(question, [], "nl", organisations));

  it("is one with a capital at each word, and no organisation", () => {
    expect(namesIn("Wanneer komt de Digital Markets Act?")).toEqual(["Digital Markets Act"]);
    expect(namesIn("Wie trekt de Rijksbrede Digitale Infrastructuur?")).toHaveLength(1);
    expect(namesIn("Wanneer hoort de Tweede Kamer hiervan?")).toEqual([]);
    expect(namesIn("Wanneer werken BZK en VNG samen?")).toEqual([]);
  });

  it("is told in full, otherwise joined, or by its initials", () => {
    expect(tellsName("Digital Markets Act")(readNames(other))).toBe(true);
    expect(tellsName("Cybersecurity Strategie")(readNames("De Cybersecuritystrategie komt."))).toBe(
      true,
    );
    expect(tellsName("Wet Open Overheid")(readNames("De Woo verplicht dit."))).toBe(true);
    expect(tellsName("Data Act")(readNames(other))).toBe(false);
  });

  it("of a law is not told by another law", () => {
    const speaks = (question: string) => {
      const query = readQuery(question, "nl", lexicon, expandNothing);
      const [ranked] = rankInOrder([makePassage("werkagenda/p1-1", other)]);
      const speaksOf = speaksOfLaws(understand(question, [], "nl", organisations), query, lexicon);
      return ranked && speaksOf(ranked);
    };
    expect(speaks("Wanneer treedt de Digital Markets Act in werking?")).toBe(true);
    expect(speaks("Wanneer treedt de Data Act in werking?")).toBe(false);
    expect(speaks("Wanneer komt het Digitaal Platform?")).toBe(true);
  });
});
