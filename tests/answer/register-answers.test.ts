import { beforeAll, describe, expect, it } from "vitest";
import type { Draft } from "../../src/answer/draft.ts";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { answerFromRegister } from "../../src/answer/register-answers.ts";
import type { RegisterContext } from "../../src/answer/register-context.ts";
import { isSupported } from "../../src/answer/support.ts";
import { understand } from "../../src/question/understand.ts";
import type { Language } from "../../src/schema.ts";
import { readActionRows, readOverviewPages, readRegister } from "../register/fixtures.ts";
import { readSource } from "../seed-files.ts";

const rows = readActionRows();
const overviews = readOverviewPages();
let context: RegisterContext;

beforeAll(() => {
  const workAgenda = readSource("werkagenda");
  context = {
    register: readRegister(),
    documentOf: () => workAgenda,
    phrases: phrasesOf("nl"),
    highlight: () => [],
    language: "nl",
  };
});

function ask(question: string, language: Language = "nl"): Draft | undefined {
  const understood = understand(question, [], language, context.register.organisations);
  return answerFromRegister(understood, { ...context, phrases: phrasesOf(language) });
}

const idsOf = (draft: Draft | undefined) => draft?.actions.map(({ id }) => id) ?? [];
const excerptsOf = (draft: Draft | undefined) =>
  draft?.statements.flatMap(({ evidence }) => evidence.map(({ citation }) => citation.excerpt));
const textOf = (draft: Draft | undefined) =>
  [draft?.lead, ...(draft?.statements.map(({ text }) => text) ?? []), draft?.remark].join("\n");

describe("a group of owners", () => {
  it.each([
    "Welke grote uitvoerders worden bedoeld bij de acties van het Rijk?",
    "Wie zijn de grote uitvoerders?",
  ])("is explained with the footnote that names its members: %s", (question) => {
    const draft = ask(question);
    expect(textOf(draft)).toContain("Zoals DUO, BD, UWV, RWS, DJI, NP");
    expect(draft?.statements.every(isSupported)).toBe(true);
  });

  it("is an owner when its actions are asked for", () => {
    expect(idsOf(ask("Welke acties hebben grote uitvoerders?"))).toContain("4.3.1");
    expect(textOf(ask("Welke uitvoerders zijn verantwoordelijk voor cloud?"))).not.toContain("DUO");
  });
});

describe("the owner of an action that is asked by number", () => {
  it("is given for every action, exact, with the owner cell as its excerpt", () => {
    for (const row of rows) {
      const draft = ask(`Wie is de uitvoerder van actie ${row.id}?`);
      expect(draft?.status, row.id).toBe("answered");
      expect(idsOf(draft)).toEqual([row.id]);
      expect(draft?.statements[0]?.text).toContain(row.ownerText);
      expect(excerptsOf(draft)).toContain(row.ownerText);
      const pages = draft?.statements.flatMap((one) => one.evidence.map((e) => e.citation.page));
      expect(new Set(pages), row.id).toEqual(new Set([row.page]));
    }
  });

  it("comes with the footnote that says who the large agencies are", () => {
    const draft = ask("Wie is de uitvoerder van actie 4.3.4?");
    expect(excerptsOf(draft)?.join("\n")).toContain("Zoals DUO, BD, UWV, RWS, DJI, NP");
  });

  it("is given for each of two actions", () => {
    const draft = ask("Wie zijn de uitvoerders van 4.1.4 en 4.3.4?");
    expect(idsOf(draft)).toEqual(["4.1.4", "4.3.4"]);
    expect(draft?.statements[0]?.text).toContain("4.1.4");
    expect(textOf(draft)).toContain("4.3.4");
  });
});

describe("the results of an action", () => {
  it.each(["2023", "2025"] as const)("are given whole for every action and %s", (year) => {
    for (const row of rows.filter(({ results }) => results[year].length > 0)) {
      const draft = ask(`Wat moet er in ${year} klaar zijn bij actie ${row.id}?`);
      expect(draft?.status, row.id).toBe("answered");
      expect(draft?.statements.map(({ text }) => text)).toEqual(row.results[year]);
      expect(excerptsOf(draft)).toEqual(row.results[year]);
    }
  });
});

describe("all actions of an organisation", () => {
  it.each([
    ["OCW", ["1.1.1", "1.1.3", "2.1.4", "2.3.2", "4.1.1", "4.1.4"]],
    ["VWS", ["1.1.1", "1.2.7", "2.1.4", "4.2.6"]],
    ["EZK", ["1.3.3", "2.1.4", "2.1.9", "2.2.4", "2.3.1", "2.3.2", "2.4.3"]],
    [
      "JenV",
      [
        ...["1.2.7", "1.3.1", "1.3.2", "1.3.3", "2.1.4", "2.2.1", "2.2.2", "2.2.4", "2.2.5"],
        ...["2.3.1", "2.4.6"],
      ],
    ],
    ["KOOP", ["2.4.5", "4.1.3"]],
  ])("are complete, with the total: %s", (name, ids) => {
    const draft = ask(`Welke acties heeft ${name}?`);
    expect(idsOf(draft)).toEqual(ids);
    expect(draft?.statements).toHaveLength(ids.length);
    expect(draft?.lead).toContain(`volledig: ${ids.length} van ${ids.length}`);
    for (const [at, id] of ids.entries()) expect(draft?.statements[at]?.text).toContain(id);
  });

  it("are the same by any of its names", () => {
    const names = ["het ministerie van OCW", "Onderwijs, Cultuur en Wetenschap"];
    for (const name of names) {
      expect(idsOf(ask(`Welke acties heeft ${name}?`))).toEqual(
        idsOf(ask("Welke acties heeft OCW?")),
      );
    }
  });

  it("come with a note on the groups that may include it", () => {
    expect(textOf(ask("Welke acties heeft VWS?"))).toMatch(/“(?:andere|alle) departementen”/);
    expect(textOf(ask("Welke acties heeft KOOP?"))).not.toMatch(/departementen”/);
  });

  it("are counted", () => {
    const draft = ask("Hoeveel acties heeft OCW?");
    expect(draft?.lead).toMatch(/\b6 acties\b/);
    expect(idsOf(draft)).toHaveLength(6);
    expect(ask("Hoeveel acties heeft SZW?")?.lead).toMatch(/\b1 actie\b/);
  });

  it("are refused without a citation where it owns none", () => {
    const draft = ask("Welke acties heeft het ministerie van Defensie?");
    expect(draft?.status ?? "not_found").toBe("not_found");
    expect(draft?.statements ?? []).toEqual([]);
    expect(idsOf(draft)).toEqual([]);
  });

  it("are those of one section where that is named too", () => {
    const draft = ask("Welke acties heeft OCW in paragraaf 4.1?");
    expect(idsOf(draft)).toEqual(["4.1.1", "4.1.4"]);
    expect(draft?.lead).toContain("2 van 2");
  });
});

describe("all actions of a section or an ambition", () => {
  const sections = [...new Set(rows.map(({ id }) => id.slice(0, 3)))];

  it.each(sections)("are complete, in their order: %s", (section) => {
    const expected = rows.map(({ id }) => id).filter((id) => id.startsWith(`${section}.`));
    const draft = ask(`Welke acties staan in paragraaf ${section}?`);
    expect(idsOf(draft)).toEqual(expected);
    expect(draft?.lead).toContain(`volledig: ${expected.length} van ${expected.length}`);
  });

  it("come with what the sources lack of the section", () => {
    expect(ask("Welke acties staan in paragraaf 2.4?")?.remark).toMatch(/ontbre/);
  });

  it("are refused with the reason where no action page is there", () => {
    const draft = ask("Welke acties staan in paragraaf 3.1?");
    expect(draft?.status).toBe("not_found");
    expect(draft?.reason).toBe("missingAction");
    expect(draft?.statements).toEqual([]);
    expect(draft?.remark).toMatch(/ontbre/);
  });

  it("are those of all its sections for an ambition", () => {
    const expected = rows.map(({ id }) => id).filter((id) => id.startsWith("1."));
    expect(idsOf(ask("Welke acties horen bij ambitie 1?"))).toEqual(expected);
  });
});

describe("an action that the sources lack", () => {
  it.each(["1.2.1", "1.2.3", "2.1.5", "2.4.1", "4.2.5", "4.3.6", "4.3.11", "3.1.2", "3.3.1"])(
    "is refused with the reason and no citation: %s",
    (id) => {
      const draft = ask(`Wie is de uitvoerder van actie ${id}?`);
      expect(draft?.status).toBe("not_found");
      expect(draft?.reason).toBe("missingAction");
      expect(draft?.statements).toEqual([]);
      expect(draft?.actions).toEqual([]);
      expect(draft?.remark).toContain(id);
    },
  );

  it("makes the answer partial when another that was asked is there", () => {
    const draft = ask("Wie zijn de uitvoerders van 4.3.4 en 4.3.7?");
    expect(draft?.status).toBe("partial");
    expect(idsOf(draft)).toEqual(["4.3.4"]);
    expect(draft?.remark).toContain("4.3.7");
  });
});

describe("the goals of a section", () => {
  it.each(overviews)("are all there: $section", ({ section, goals }) => {
    const draft = ask(`Wat zijn de doelen van paragraaf ${section}?`);
    expect(draft?.status).toBe("answered");
    expect(draft?.statements).toHaveLength(goals.length);
    for (const [at, goal] of goals.entries()) {
      // Its bullets are set apart by semicolons.
      expect(draft?.statements[at]?.text.replaceAll(";", "")).toContain(goal.text);
    }
  });

  it.each(overviews)("come with their indicators when asked: $section", ({ section, goals }) => {
    const draft = ask(`Welke indicatoren hebben de doelen van paragraaf ${section}?`);
    expect(draft?.status).toBe("answered");
    for (const indicator of goals.flatMap(({ indicators }) => indicators)) {
      expect(textOf(draft).toLowerCase()).toContain(indicator.toLowerCase());
      expect(excerptsOf(draft)?.join("\n").toLowerCase()).toContain(indicator.toLowerCase());
    }
  });
});

describe("the register", () => {
  it.each([
    "Hoeveel mensen missen digitale basisvaardigheden?",
    "Wat is een wallet?",
    "Wie heeft de brief ondertekend?",
    "Hoe laat gaat de trein?",
    "Wat zegt het manifest over ouderen?",
    "What is a digital wallet?",
  ])("keeps silent when the question points at nothing in it: %s", (question) => {
    expect(ask(question)).toBeUndefined();
  });

  it("says nothing that its excerpts do not bear out", () => {
    const questions = [
      ...rows.map(({ id }) => `Wie is de uitvoerder van actie ${id}?`),
      ...rows.map(({ id }) => `Wat houdt actie ${id} in?`),
      ...rows.map(({ id }) => `Wat moet er in 2023 klaar zijn bij actie ${id}?`),
      ...["OCW", "VWS", "JenV", "EZK"].map((name) => `Welke acties heeft ${name}?`),
      ...overviews.map(({ section }) => `Wat zijn de doelen van paragraaf ${section}?`),
    ];
    const wrong = questions.flatMap((question) =>
      (ask(question)?.statements ?? [])
        .filter((statement) => !isSupported(statement))
        .map(({ text }) => `${question} → ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it("frames its answer in English for an English question, the owners as they stand", () => {
    const draft = ask("Who is responsible for action 4.3.4?", "en");
    expect(draft?.statements[0]?.text).toMatch(/\baction 4\.3\.4\b/i);
    expect(draft?.statements[0]?.text).not.toMatch(/^Uitvoerders?\b|\bactie\b/);
    expect(draft?.statements[0]?.text).toContain(
      "BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders",
    );
    expect(ask("Which actions does OCW have?", "en")?.lead).toContain("complete: 6 of 6");
  });
});

describe("the organisation with the most actions", () => {
  it.each(["Welke organisatie heeft de meeste acties?", "Wie heeft de meeste actiepunten?"])(
    "is named with its number and its actions: %s",
    (question) => {
      const draft = ask(question);
      const counts = new Map<string, number>();
      for (const { owners } of context.register.actions) {
        for (const id of new Set(owners.map(({ organisation }) => organisation))) {
          counts.set(id, (counts.get(id) ?? 0) + 1);
        }
      }
      expect(counts.get("bzk")).toBe(Math.max(...counts.values()));
      expect(draft?.lead).toContain(`BZK als uitvoerder: ${counts.get("bzk")} acties`);
      expect(idsOf(draft)).toHaveLength(counts.get("bzk") ?? 0);
    },
  );
});
