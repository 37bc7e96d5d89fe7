import { describe, expect, it } from "vitest";
import { standsUnder } from "../../src/answer/headings.ts";
import { understand } from "../../src/question/understand.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import { readOrganisations } from "../register/fixtures.ts";
import { makePassage } from "../retrieval/small-corpus.ts";

const organisations = indexOrganisations(readOrganisations());
const isUnder = (question: string, heading: string) =>
  standsUnder(understand(question, [], "nl", organisations))?.({
    ...makePassage("kamerbrief-hoofdlijnen/p17-4", "Om- en bijscholing is er voor iedereen."),
    headings: ["Thema 3: Digitale Samenleving", heading],
  }) ?? false;

describe("a part of a document", () => {
  it.each([
    ["Wat zegt de brief van maart 2022 over werkgelegenheid?", "Werkgelegenheid"],
    ["Wat staat er in het manifest over digitale inclusie?", "1. Digitale inclusie"],
    ["What does the March 2022 letter say about mobiliteit?", "Mobiliteit"],
  ])("is asked for by its heading: %s", (question, heading) => {
    expect(isUnder(question, heading)).toBe(true);
  });

  it.each([
    ["Wat zegt de brief van maart 2022 over werkgelegenheid?", "Mobiliteit"],
    ["Wat zegt de brief over werkgelegenheid?", "Werkgelegenheid"],
    ["Hoeveel werkgelegenheid noemt de hoofdlijnenbrief?", "Werkgelegenheid"],
  ])("is not asked for by another heading, or without a document: %s", (question, heading) => {
    expect(isUnder(question, heading)).toBe(false);
  });
});
