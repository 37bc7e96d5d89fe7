import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/answer/draft.ts";
import { answerAboutPages } from "../../src/answer/page-answers.ts";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { clarify, refuse } from "../../src/answer/refusals.ts";
import type { Sufficiency } from "../../src/answer/sufficiency.ts";
import { understand } from "../../src/question/understand.ts";
import { indexOrganisations } from "../../src/register/organisations.ts";
import type { Language } from "../../src/schema.ts";
import { rankInOrder } from "../make-ranking.ts";
import { readOrganisations, readPassages } from "../register/fixtures.ts";
import { readSources } from "../seed-files.ts";

const documents = readSources();
const organisations = indexOrganisations(readOrganisations());
const phrases = phrasesOf("nl");
const ranked = rankInOrder(readPassages());

function makeSufficiency(changes: Partial<Sufficiency> = {}): Sufficiency {
  return {
    question: 0.6,
    denseQuestion: 0.6,
    reach: 0.8,
    demand: "none",
    demandMet: true,
    now: false,
    missingNames: [],
    foreignNames: [],
    missingYears: [],
    falsePremise: false,
    untold: false,
    untoldReaction: false,
    service: false,
    chance: 0.2,
    ...changes,
  };
}

function refuseWith(changes: Partial<Sufficiency>, language: Language = "nl") {
  const query = { text: "", language, words: [] };
  return refuse(
    { query, ranked, questionsOf: () => [] },
    makeSufficiency(changes),
    documents,
    phrasesOf(language),
  );
}

describe("a refusal", () => {
  const outside = { reach: 0.1, question: 0.1, denseQuestion: 0.1 };

  const cases: [string, Draft["reason"], Partial<Sufficiency>][] = [
    ["outside these documents", "outOfScope", outside],
    ["inside the subject but not stated", "notInSources", {}],
    ["resting on something the sources do not say", "falsePremise", { falsePremise: true }],
    ["about a year after the youngest source", "notInSources", { missingYears: [2031] }],
  ];

  it.each(cases)("has a reason and a sentence: %s", (_what, reason, changes) => {
    const draft = refuseWith(changes);
    expect(draft.status).toBe("not_found");
    expect(draft.reason).toBe(reason);
    expect(draft.remark?.length).toBeGreaterThan(20);
  });

  it("has no statement and no action", () => {
    for (const changes of [{}, outside, { falsePremise: true }, { missingYears: [2031] }]) {
      expect(refuseWith(changes)).toMatchObject({ statements: [], actions: [] });
    }
  });

  it("offers a few places to read when it is about the subject, each once", () => {
    const { related = [] } = refuseWith({});
    expect(related.length).toBeGreaterThan(0);
    expect(related.length).toBeLessThanOrEqual(3);
    expect(new Set(related.map(({ section }) => section)).size).toBe(related.length);
    for (const { documentId, page, url } of related) {
      const document = documents.find(({ info }) => info.id === documentId);
      expect(document?.info.pages).toContain(page);
      expect(document?.blocks.map(({ id }) => id)).toContain(url.split("#")[1]);
    }
  });

  it("offers nothing when the question is about something else altogether", () => {
    expect(refuseWith(outside).related).toEqual([]);
  });

  it("names the year that lies after the sources", () => {
    expect(refuseWith({ missingYears: [2031] }).remark).toContain("2031");
  });

  it("is in English for an English question", () => {
    expect(refuseWith(outside, "en").remark).toMatch(/^The sources /);
    expect(refuseWith({ falsePremise: true }, "en").remark).toMatch(/sources do not say/);
  });
});

describe("a question that cannot be read", () => {
  it("is asked again, with an example, in the language of the question", () => {
    const dutch = clarify(phrases);
    expect(dutch).toMatchObject({ status: "clarification", reason: "unclear", statements: [] });
    expect(dutch.remark).toMatch(/\?$/);
    expect(clarify(phrasesOf("en")).remark).not.toBe(dutch.remark);
  });
});

describe("a question for a page", () => {
  const ask = (question: string, language: Language = "nl") =>
    answerAboutPages(
      understand(question, [], language, organisations),
      documents,
      phrasesOf(language),
    );

  it.each([
    ["werkagenda", "de Werkagenda"],
    ["kamerbrief-werkagenda", "de Kamerbrief bij de Werkagenda"],
  ])("says of each missing page that it is missing: %s", (id, name) => {
    const missing = documents.find(({ info }) => info.id === id)?.info.missingPages ?? [];
    expect(missing.length).toBeGreaterThan(0);
    for (const page of missing) {
      const draft = ask(`Wat staat er op pagina ${page} van ${name}?`);
      expect(draft).toMatchObject({ status: "not_found", reason: "missingPage" });
      expect(draft).toMatchObject({ statements: [], actions: [] });
      expect(draft?.remark).toContain(`${page}`);
    }
  });

  it("says what is on a page that is there, each line with its place", () => {
    const draft = ask("Wat staat er op pagina 47 van de Werkagenda?");
    expect(draft?.status).toBe("answered");
    expect(draft?.statements.length).toBeGreaterThan(0);
    for (const { text, evidence } of draft?.statements ?? []) {
      expect(evidence.map(({ citation }) => citation.page)).toEqual([47]);
      expect(evidence.map(({ citation }) => citation.excerpt)).toEqual([text]);
    }
  });

  it("knows the pages of the document that is named", () => {
    expect(ask("Wat staat er op pagina 10 van het manifest?")?.status).toBe("answered");
    expect(ask("Wat staat er op pagina 11 van het manifest?")?.status).toBe("not_found");
  });

  it("is answered in English for an English question", () => {
    const draft = ask("What is on page 14 of the Werkagenda?", "en");
    expect(draft?.remark).toMatch(/^Page 14 of .* is missing from the sources\.$/);
  });

  it("keeps silent when no page is asked for", () => {
    expect(ask("Wie is verantwoordelijk voor de cloudstrategie?")).toBeUndefined();
  });
});
