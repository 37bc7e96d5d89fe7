import { describe, expect, it } from "vitest";
import { lawWithoutParts, namesOfWords, speaksOfNames } from "../../src/answer/names.ts";
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

  it("speaks of a name of several words when it has all of it, or its initials", () => {
    const question = "Wanneer treedt de Digital Markets Act in werking?";
    expect(speaks(question, other)).toBe(true);
    expect(speaks("Wanneer treedt de Data Act in werking?", other)).toBe(false);
    expect(namesOfWords(question)).toEqual(["Digital Markets Act"]);
    expect(namesOfWords("Wanneer werken BZK en VNG samen?")).toEqual([]);
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
