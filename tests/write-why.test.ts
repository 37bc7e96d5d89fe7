import { beforeAll, describe, expect, it } from "vitest";
import type { Pipeline } from "../src/ask.ts";
import { writeWhy } from "../src/write-why.ts";
import { makeAnswer } from "./http/fake-services.ts";
import { openFakePipeline } from "./open-fake-pipeline.ts";

const understood = {
  text: "Wie is verantwordelijk voor actie 4.3.4?",
  language: "nl",
  wants: ["owner"],
  searchText: "Wie is verantwordelijk voor de cloudstratgie",
  documents: ["werkagenda"],
  organisations: [{ name: "BZK" }],
  references: { actionIds: ["4.3.4"], sectionIds: [], ambitions: [], pages: [], years: [2025] },
};
const words = [
  { text: "Wie" },
  { text: "verantwoordelijk", corrected: "verantwoordelijk" },
  { text: "cloudstrategie", corrected: "cloudstrategie" },
];
const sufficiency = {
  chance: 0.9712,
  demand: "none",
  demandMet: true,
  missingNames: [],
  missingYears: [],
  falsePremise: false,
  service: false,
};

function write(trace: Record<string, unknown>, changes: Parameters<typeof makeAnswer>[1] = {}) {
  return writeWhy(makeAnswer("1", { ...changes, trace })).split("\n");
}

function writeRefusal(changes: Record<string, unknown>): string {
  const trace = { understood, sufficiency: { ...sufficiency, ...changes }, threshold: 0.5 };
  const refusal = { status: "not_found", reason: "notInSources" } as const;
  return write(trace, refusal).at(-1) ?? "";
}

describe("the summary of how an answer came about", () => {
  it("tells how the question was read, what was searched and found, and how it ended", () => {
    const candidates = Array.from({ length: 8 }, (_, index) => ({
      rank: index + 1,
      passage: `werkagenda/actie-${index}`,
      score: 5.5146 - index,
      ...(index === 0 ? { likeQuestion: "Wie doet de cloud?" } : {}),
    }));
    expect(write({ understood, words, candidates, sufficiency, threshold: 0.4 })).toEqual([
      "Waarom dit antwoord",
      "Gelezen als (Nederlands): Wie is verantwordelijk voor actie 4.3.4?",
      "Herkend: gevraagd is een uitvoerder; actie 4.3.4; jaar 2025; organisatie BZK; bron werkagenda",
      "Gezochte woorden: Wie, verantwordelijk → verantwoordelijk, cloudstratgie → cloudstrategie",
      "Best passende passages, met hun score:",
      "  1. 5,51  werkagenda/actie-0, lijkt op “Wie doet de cloud?”",
      "  2. 4,51  werkagenda/actie-1",
      "  3. 3,51  werkagenda/actie-2",
      "  4. 2,51  werkagenda/actie-3",
      "  5. 1,51  werkagenda/actie-4",
      "Kans dat de bronnen antwoord geven: 0,97 (drempel 0,40)",
      "Uitkomst: beantwoord uit het register van acties",
    ]);
  });

  it("claims no typed word when it cannot tell which word was corrected", () => {
    const trace = { understood: { ...understood, searchText: "" }, words };
    expect(write(trace)).toContain(
      "Gezochte woorden: Wie, verantwoordelijk (verbeterd), cloudstrategie (verbeterd)",
    );
    expect(write({ words: [{ text: "fiets", unknown: true }] })).toContain(
      "Gezochte woorden: fiets (onbekend woord)",
    );
  });

  it.each([
    [{ chance: 0.2 }, "(de kans ligt onder de drempel)"],
    [
      { chance: 0, demandMet: false, demand: "money" },
      "(de beste passages geven niet wat gevraagd is: een bedrag)",
    ],
    [{ chance: 0, demandMet: false }, "(de beste passages geven niet wat gevraagd is)"],
    [
      { chance: 0.1, missingNames: ["Utrecht"], missingYears: [2030] },
      "(de beste passages noemen niet: Utrecht, 2030)",
    ],
    [{ chance: 0, falsePremise: true }, "(de bronnen vertellen niet dat dit gebeurd is)"],
    [{ chance: 0, service: true }, "(de vraag is om zelf iets te regelen)"],
    [{ chance: 0.9 }, "niet in de bronnen"],
  ])("gives the reason of a refusal after %j", (changes, reason) => {
    const line = writeRefusal(changes);
    expect(line).toMatch(/^Uitkomst: geen antwoord; het antwoord staat niet in de bronnen/);
    expect(line.endsWith(reason)).toBe(true);
  });

  it("leaves out what a trace has not, or has in another shape", () => {
    expect(write({})).toEqual([
      "Waarom dit antwoord",
      "Kans dat de bronnen antwoord geven: niet geschat bij deze vraag",
      "Uitkomst: beantwoord uit het register van acties",
    ]);
    const odd = { understood: 1, words: "a", candidates: [{}], sufficiency: {}, threshold: "b" };
    expect(write(odd)).toEqual(write({}));
    expect(writeWhy(makeAnswer("1"))).toBe("Waarom dit antwoord: daarover is niets vastgelegd.");
  });
});

describe("the summary of a real answer", () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    ({ pipeline } = await openFakePipeline());
  });

  async function askWhy(question: string): Promise<string> {
    const context = { requestId: "1", signal: new AbortController().signal };
    return writeWhy(await pipeline.ask({ question, explain: true }, context));
  }

  it("finds all its parts in the trace, so that it is about twelve lines", async () => {
    const lines = (await askWhy("Wie is verantwordelijk voor de cloudstratgie?")).split("\n");
    expect(lines).toHaveLength(12);
    expect(lines[2]).toBe("Herkend: gevraagd is een uitvoerder");
    expect(lines[3]).toContain("verantwordelijk → verantwoordelijk");
    expect(lines[3]).toContain("cloudstratgie → cloudstrategie");
    expect(lines[5]).toMatch(/^ {2}1\. \d,\d\d {2}werkagenda\/actie-4\.3\.4/);
    expect(lines[10]).toMatch(/^Kans dat de bronnen antwoord geven: [01],\d\d \(drempel 0,\d\d\)$/);
  });

  it("tells why a question was refused", async () => {
    const why = await askWhy("Wat kost een parkeervergunning in Utrecht?");
    expect(why).toMatch(/\nUitkomst: geen antwoord; .+ \(.+\)$/);
    expect(why).toContain("parkeervergunning (onbekend woord)");
  });
});
