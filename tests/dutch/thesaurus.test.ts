import { describe, expect, it } from "vitest";
import { stem } from "../../src/dutch/stem.ts";
import { createThesaurus, findProblems, type Thesaurus } from "../../src/dutch/thesaurus.ts";
import { tokenize } from "../../src/dutch/tokens.ts";
import { readProjectFile } from "../seed-files.ts";

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
  it("finds phrases of the real one whose stem begins otherwise, though nothing else was asked", () => {
    const real: Thesaurus = JSON.parse(readProjectFile("seeds/thesaurus.json"));
    const asked = createThesaurus(real);
    asked.expand("a b c d e f g h i j k l m n o p q r s t u v w x y z 1", "nl");
    const phrases = [
      ...real.abbreviations.flatMap(({ short, long }) => [short, long]),
      ...real.entries.flatMap(({ everyday, policy }) => [...everyday, ...policy]),
    ];
    const others = [...new Set(phrases)].filter((phrase) => {
      const [first] = tokenize(phrase);
      const key = first?.kind === "word" ? stem(first.normal) : first?.normal;
      return key?.[0] !== phrase[0]?.toLowerCase();
    });
    expect(others.length).toBeGreaterThan(10);
    for (const phrase of others) {
      expect(createThesaurus(real).expand(phrase, "nl")).toEqual(asked.expand(phrase, "nl"));
    }
  });

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
