import { describe, expect, it } from "vitest";
import { speaksOfNames } from "../../src/answer/names.ts";
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
