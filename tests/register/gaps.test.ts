import { describe, expect, it } from "vitest";
import { describeGaps, describeMissing, explainMissingAction } from "../../src/register/gaps.ts";
import type { Register } from "../../src/register/register.ts";
import { readRegister } from "./fixtures.ts";

const register = readRegister();

function explain(id: string): string {
  return explainMissingAction(register, id, "en").missing;
}

function describeSection(id: string): string | undefined {
  const section = register.sections.find((one) => one.id === id);
  if (!section) throw new Error(`There is no section ${id}.`);
  return describeGaps(register, section, "en");
}

/** Dutch words that a translation would leave behind. */
const DUTCH = /\b(?:de|het|van|pagina|actie|acties|paragraaf|ontbreekt|ontbreken|niet|en)\b/i;

describe("in English, a missing action", () => {
  it.each([
    [
      "4.3.8",
      "Action 4.3.8 is not in the sources: page 48 of the Werkagenda, where actions 4.3.6 to 4.3.11 belong, is missing.",
    ],
    [
      "2.1.5",
      "Action 2.1.5 is not in the sources: page 22 of the Werkagenda, where actions 2.1.5 and 2.1.6 belong, is missing.",
    ],
    [
      "3.1.2",
      "The action pages of section 3.1 are missing from the sources (page 34 of the Werkagenda, after the overview on page 33). Action 3.1.2 can therefore not be found.",
    ],
    [
      "1.1.4",
      "In the sources section 1.1 has actions up to number 3; action 1.1.4 is not known. Page 10 of the Werkagenda, directly after those actions, is missing.",
    ],
    [
      "4.3.16",
      "In the sources section 4.3 has actions up to number 15; action 4.3.16 is not known.",
    ],
    ["9.9.9", "There is no action 9.9.9: the Werkagenda has sections 1.1 to 5.1."],
    [
      "4.9.1",
      "There is no action 4.9.1: in the Werkagenda ambition 4 has sections 4.1, 4.2 and 4.3.",
    ],
    ["5.2.1", "There is no action 5.2.1: in the Werkagenda ambition 5 has only section 5.1."],
    ["4.3.0", "There is no action 4.3.0: the numbers of actions begin at 1."],
    ["cloud", "There is no action cloud: an action has a number such as 4.3.4."],
  ])("%s is explained", (id, sentence) => {
    expect(explain(id)).toBe(sentence);
  });

  it("is of the same kind, on the same pages, as in Dutch", () => {
    for (const id of ["4.3.8", "3.1.2", "1.1.4", "9.9.9"]) {
      const { missing: dutch, ...rest } = explainMissingAction(register, id);
      const { missing: english, ...same } = explainMissingAction(register, id, "en");
      expect(same).toEqual(rest);
      expect(english).not.toBe(dutch);
    }
  });
});

describe("in English, what a section lacks", () => {
  it("is told of its overview, its actions, and pages that may hold more", () => {
    expect(describeSection("4.3")).toBe(
      "The overview of section 4.3 (page 46) is missing. Actions 4.3.6, 4.3.7, 4.3.8, 4.3.9, 4.3.10 and 4.3.11 (page 48) are missing.",
    );
    expect(describeSection("3.2")).toBe("The actions of section 3.2 (page 36) are missing.");
    expect(describeSection("1.3")).toBe(
      "The overview of section 1.3 (page 14) is missing. Page 16, directly after the actions, is missing; whether more actions of section 1.3 stood there is not known.",
    );
  });

  it("holds no Dutch, for any section", () => {
    const sentences = register.sections.map(({ id }) => describeSection(id) ?? "");
    expect(sentences.join(" ").length).toBeGreaterThan(500);
    expect(sentences.filter((sentence) => DUTCH.test(sentence))).toEqual([]);
  });
});

describe("what a filter misses", () => {
  it("is told of every section of an ambition whose action pages are absent", () => {
    expect(describeMissing(register, { ambition: 3 })).toBe(
      "De acties van paragraaf 3.1 (pagina 34) ontbreken. De acties van paragraaf 3.2 (pagina 36) ontbreken. De acties van paragraaf 3.3 (pagina 38) ontbreken.",
    );
    expect(describeMissing(register, { ambition: 5 }, "en")).toBe(
      "The actions of section 5.1 (page 52) are missing.",
    );
  });

  it("is told of actions alone: an overview that is absent does not make a list shorter", () => {
    expect(describeMissing(register, { section: "4.3" })).toBe(
      "De acties 4.3.6, 4.3.7, 4.3.8, 4.3.9, 4.3.10 en 4.3.11 (pagina 48) ontbreken.",
    );
    expect(describeMissing(register, { section: "2.2" })).toBeUndefined();
  });

  it("is nothing without a section or ambition, or when these two exclude each other", () => {
    expect(describeMissing(register, {})).toBeUndefined();
    expect(describeMissing(register, { section: "3.1", ambition: 4 })).toBeUndefined();
  });

  it("names one action in the singular, and no page when none is known to be absent", () => {
    const one: Register = {
      ...register,
      missingPages: [],
      sections: register.sections
        .filter(({ id }) => id === "4.3")
        .map((section) => ({ ...section, missingActions: [8] })),
    };
    expect(describeMissing(one, { section: "4.3" })).toBe("Actie 4.3.8 ontbreekt.");
    expect(describeMissing(one, { section: "4.3" }, "en")).toBe("Action 4.3.8 is missing.");
    expect(explainMissingAction(one, "4.3.8", "en").missing).toBe(
      "Action 4.3.8 is not in the sources: the numbering of section 4.3 skips this number.",
    );
  });
});
