import { describe, expect, it } from "vitest";
import { createThesaurus, findProblems, type Thesaurus } from "../../src/dutch/thesaurus.ts";

const DATA: Thesaurus = {
  abbreviations: [
    { short: "GDI", long: "Generieke Digitale Infrastructuur" },
    { short: "OM", long: "Openbaar Ministerie" },
  ],
  entries: [
    {
      everyday: ["nepnieuws", "fake news"],
      policy: ["desinformatie"],
      direction: "both",
      weight: 0.9,
    },
    { everyday: ["nieuws"], policy: ["media"], direction: "toPolicy", weight: 0.4 },
    { everyday: ["bejaarde"], policy: ["ouderen", "senioren"], direction: "toPolicy", weight: 0.8 },
    { everyday: ["digitale inclusie"], policy: ["meedoen"], direction: "toPolicy", weight: 0.7 },
    { everyday: ["inclusie"], policy: ["toegankelijkheid"], direction: "toPolicy", weight: 0.5 },
    { everyday: ["bejaarde"], policy: ["kwetsbare groepen"], direction: "toPolicy", weight: 0.3 },
  ],
  english: [{ english: ["library"], dutch: ["bibliotheek"], weight: 0.9 }],
};
const thesaurus = createThesaurus(DATA);
const terms = (text: string, language: "nl" | "en" = "nl") =>
  thesaurus
    .expand(text, language)
    .map((expansion) => [expansion.from, ...expansion.terms, expansion.weight]);

describe("createThesaurus", () => {
  it("finds words by their stem, in order, one expansion per weight", () => {
    expect(terms("Helpt nepnieuws bejaarden?")).toEqual([
      ["nepnieuws", "desinformatie", 0.9],
      ["bejaarden", "ouderen", "senioren", 0.8],
      ["bejaarden", "kwetsbare groepen", 0.3],
    ]);
  });
  it("lets the longest phrase win", () => {
    expect(terms("digitale inclusie en inclusie")).toEqual([
      ["digitale inclusie", "meedoen", 0.7],
      ["inclusie", "toegankelijkheid", 0.5],
    ]);
  });
  it("goes back only where the entry goes both ways", () => {
    expect(terms("desinformatie voor ouderen en senioren")).toEqual([
      ["desinformatie", "nepnieuws", "fake news", 0.9],
    ]);
  });
  it("takes abbreviations both ways in both languages, and one that is a word only in capitals", () => {
    expect(terms("de gdi")).toEqual([["gdi", "Generieke Digitale Infrastructuur", 1]]);
    expect(terms("generieke digitale infrastructuur", "en")).toEqual([
      ["generieke digitale infrastructuur", "GDI", 1],
    ]);
    expect(terms("om te helpen")).toEqual([]);
    expect(terms("het OM")).toEqual([["OM", "Openbaar Ministerie", 1]]);
  });
  it("matches English only when the question is English", () => {
    expect(terms("how many libraries", "en")).toEqual([["libraries", "bibliotheek", 0.9]]);
    expect(terms("library")).toEqual([]);
  });
  it("gives the place of what it matched", () => {
    const text = "Wat is ‘nepnieuws’?";
    const [found] = thesaurus.expand(text, "nl");
    expect(text.slice(found?.start, found?.end)).toBe("nepnieuws");
  });
});

describe("findProblems", () => {
  it("finds none in good data", () => {
    expect(findProblems(DATA)).toEqual([]);
  });
  it.each([
    ["empty", { everyday: [], policy: ["x"], direction: "both", weight: 1 }],
    ["maps to itself", { everyday: ["steden"], policy: ["stad"], direction: "both", weight: 1 }],
    [
      "twice",
      { everyday: ["nepnieuws"], policy: ["desinformatie"], direction: "toPolicy", weight: 1 },
    ],
    ["not in (0, 1]", { everyday: ["a"], policy: ["b"], direction: "both", weight: 1.5 }],
    ["blank", { everyday: [" "], policy: ["b"], direction: "both", weight: 1 }],
    ["cycle", { everyday: ["media"], policy: ["nieuws"], direction: "toPolicy", weight: 1 }],
  ] as const)("reports an entry that is wrong: %s", (problem, entry) => {
    const wrong = { ...entry, everyday: [...entry.everyday], policy: [...entry.policy] };
    const problems = findProblems({ ...DATA, entries: [...DATA.entries, wrong] });
    expect(problems.some((line) => line.includes(problem))).toBe(true);
  });
});
