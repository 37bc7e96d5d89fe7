import { beforeAll, describe, expect, it } from "vitest";
import type { Draft } from "../../src/answer/draft.ts";
import { hasNegation, isSupported, keepSupported } from "../../src/answer/support.ts";
import { splitSentences } from "../../src/dutch/sentences.ts";
import type { Passage } from "../../src/schema.ts";
import { readPassages } from "../register/fixtures.ts";
import { makeEvidence, makeStatement } from "./make-evidence.ts";

const supports = (excerpt: string, text: string) => isSupported(makeStatement(text, excerpt));

describe("a statement that its excerpt bears out", () => {
  it.each([
    ["2,5 miljoen mensen doen mee.", "2.500.000 mensen doen mee."],
    ["2.500.000 mensen doen mee.", "2,5 miljoen mensen doen mee."],
    ["Er komt één loket.", "Er komt 1 loket."],
    ["Er komt 1 loket.", "Er komt één loket."],
    ["Twee pilots worden gestart.", "2 pilots worden gestart."],
    ["50.000 apparaten zijn uitgedeeld.", "50000 apparaten zijn uitgedeeld."],
    ["20% van de inwoners doet mee.", "20 procent van de inwoners doet mee."],
    ["De wet geldt vanaf 1 januari 2023.", "De wet geldt vanaf 01-01-2023."],
    ["Op 4 november 2022 verscheen de brief.", "De brief verscheen op 4 november 2022."],
    ["De overheid koopt veilige producten.", "Veilige producten koopt de overheid."],
  ])("is kept: %s → %s", (excerpt, text) => {
    expect(supports(excerpt, text)).toBe(true);
  });

  it("may take its words from two excerpts together", () => {
    const text = "BZK ontwikkelt een monitor en OCW ontwikkelt een keurmerk.";
    const excerpts = ["BZK ontwikkelt een monitor.", "OCW ontwikkelt een keurmerk."];
    expect(isSupported(makeStatement(text, ...excerpts))).toBe(true);
    expect(supports("BZK ontwikkelt een monitor.", text)).toBe(false);
  });

  it("may name what stands above the excerpt in the source", () => {
    const text = "Actie 4.3.4 is van BZK.";
    expect(isSupported({ text, evidence: [makeEvidence("BZK", "Actie 4.3.4")] })).toBe(true);
    expect(isSupported({ text, evidence: [makeEvidence("BZK", "Actie 4.3.5")] })).toBe(false);
  });
});

describe("a statement that says more than its excerpt", () => {
  it.each([
    ["another number", "2,5 miljoen mensen doen mee.", "3,5 miljoen mensen doen mee."],
    ["a number a thousand times too large", "2,5 miljoen mensen.", "2,5 miljard mensen."],
    ["a number where none stands", "Mensen doen mee aan de pilot.", "40 mensen doen mee."],
    ["another counting word", "Er komen drie loketten.", "Er komen vier loketten."],
    ["another year", "De wet geldt vanaf 2023.", "De wet geldt vanaf 2025."],
    ["another day", "Vanaf 1 januari 2023.", "Vanaf 2 januari 2023."],
    ["another percentage", "20% doet mee.", "25% doet mee."],
    ["another action", "Actie 4.3.4 gaat over cloud.", "Actie 4.3.5 gaat over cloud."],
    ["another organisation", "BZK maakt de strategie.", "OCW maakt de strategie."],
    ["another person", "Alexandra van Huffelen schreef.", "Dilan Yeşilgöz schreef."],
    ["another subject", "De overheid koopt laptops.", "De overheid verkoopt vliegtuigen."],
    ["a denial", "De wallet is verplicht.", "De wallet is niet verplicht."],
    ["what the excerpt denies", "De wallet is niet verplicht.", "De wallet is verplicht."],
  ])("is dropped with %s: %s → %s", (_what, excerpt, text) => {
    expect(supports(excerpt, text)).toBe(false);
  });

  it("is dropped when it rests on nothing", () => {
    expect(isSupported({ text: "De overheid koopt laptops.", evidence: [] })).toBe(false);
  });
});

describe("the support check of a draft", () => {
  const draft: Draft = {
    status: "answered",
    method: "extractive",
    statements: [
      makeStatement("BZK maakt een monitor.", "BZK maakt een monitor."),
      makeStatement("BZK maakt 7 monitors.", "BZK maakt een monitor."),
    ],
    remark: "Pagina 46 ontbreekt.",
    actions: [],
    suggestions: [],
  };

  it("drops what fails and keeps the rest as it was", () => {
    const { statements, ...rest } = keepSupported(draft);
    expect(statements).toEqual([draft.statements[0]]);
    expect(rest.remark).toBe(draft.remark);
    expect(draft.statements).toHaveLength(2);
  });

  it("checks a statement again when its excerpt is another one", () => {
    const text = "Volgens de werkagenda maakt BZK een monitor.";
    const own = makeStatement(text, "BZK maakt een monitor.");
    const other = makeStatement(text, "OCW maakt een monitor.");
    const { statements } = keepSupported({ ...draft, statements: [own, other, own] });
    expect(statements).toEqual([own, own]);
  });

  it("leaves no statement where none is borne out", () => {
    const wrong = { ...draft, statements: draft.statements.slice(1) };
    expect(keepSupported(wrong).statements).toEqual([]);
  });
});

describe("a denial", () => {
  it.each(["Dit is niet verplicht.", "Er is geen loket.", "without consent", "zonder toestemming"])(
    "is seen in: %s",
    (text) => {
      expect(hasNegation(text)).toBe(true);
    },
  );

  it.each(["Dit is verplicht.", "niet alleen burgers, ook bedrijven", "Een nieuw loket"])(
    "is not seen in: %s",
    (text) => {
      expect(hasNegation(text)).toBe(false);
    },
  );
});

describe("the sentences of the sources", () => {
  let passages: Passage[] = [];
  beforeAll(() => {
    passages = readPassages();
  });

  it("each bear themselves out, also behind the words that introduce them", () => {
    const refused = passages.flatMap(({ text }) =>
      splitSentences(text)
        .map(({ start, end }) => text.slice(start, end))
        .filter((sentence) => !supports(sentence, `Volgens de werkagenda: ${sentence}`)),
    );
    expect(refused).toEqual([]);
  });

  it("do not bear out a figure that was changed in them", () => {
    const kept = passages.flatMap(({ text }) =>
      splitSentences(text)
        .map(({ start, end }) => text.slice(start, end))
        .filter((sentence) => /\b20\d\d\b/.test(sentence) && !sentence.includes("://"))
        .filter((sentence) => supports(sentence, sentence.replace(/\b20\d\d\b/, "2087"))),
    );
    expect(kept).toEqual([]);
  });
});
