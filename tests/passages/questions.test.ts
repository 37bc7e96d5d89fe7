import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readPassages } from "../register/fixtures.ts";
import { hashText, makeSeedFiles, readProjectFile } from "../seed-files.ts";

const questionsSchema = z.object({
  passages: z.array(
    z.object({ passage: z.string(), hash: z.string(), questions: z.array(z.string()) }),
  ),
});

const files = makeSeedFiles()
  .list("seeds/questions")
  .filter((name) => name.endsWith(".json"));
const entries = files.flatMap((name) =>
  questionsSchema
    .parse(JSON.parse(readProjectFile(`seeds/questions/${name}`)))
    .passages.map((entry) => ({ name, ...entry })),
);
const passages = readPassages();

/** Questions that measure the product; none of them may be given away to it. */
const asked = readProjectFile("tests/evaluation/questions.jsonl")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => z.object({ id: z.string(), question: z.string() }).parse(JSON.parse(line)))
  .map(({ id, question }) => ({ id, tokens: tokensOf(question) }));

function tokensOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Shared tokens as a share of all tokens of both: 1 for the same words, 0 for none in common. */
function compareTokens(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((token) => b.has(token)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

describe("the written questions of the passages", () => {
  it("are there", () => {
    expect(entries.length).toBeGreaterThan(0);
  });

  it("stand with a passage that exists, each passage once", () => {
    const ids = new Set(passages.map(({ id }) => id));
    const unknown = entries.filter(({ passage }) => !ids.has(passage));
    expect(unknown.map(({ name, passage }) => `${name}: ${passage}`)).toEqual([]);
    const twice = entries.filter(
      ({ passage }, index) => entries.findIndex((one) => one.passage === passage) !== index,
    );
    expect(twice.map(({ name, passage }) => `${name}: ${passage}`)).toEqual([]);
  });

  it("were written for the text that the passage has now", () => {
    const texts = new Map(passages.map(({ id, text }) => [id, text]));
    const stale = entries.filter(
      ({ passage, hash }) => hash !== hashText(texts.get(passage) ?? "").slice(0, 12),
    );
    expect(stale.map(({ name, passage }) => `${name}: ${passage}`)).toEqual([]);
  });

  it("are five to thirty for each passage, all different", () => {
    const wrong = entries.filter(({ questions }) => {
      const different = new Set(questions.map((question) => [...tokensOf(question)].join(" ")));
      return questions.length < 5 || questions.length > 30 || different.size !== questions.length;
    });
    expect(wrong.map(({ name, passage }) => `${name}: ${passage}`)).toEqual([]);
  });

  it("are there for each action, each goal and each result list", () => {
    const written = new Set(entries.map(({ passage }) => passage));
    const wanted = passages.filter(
      ({ kind, actionId }) => kind === "goal" || actionId !== undefined,
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter(({ id }) => !written.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("are not, and nearly are not, questions of the evaluation", () => {
    expect(asked.length).toBeGreaterThan(100);
    const given = entries.flatMap(({ name, passage, questions }) =>
      questions.flatMap((question) => {
        const tokens = tokensOf(question);
        const match = asked.find((one) => compareTokens(one.tokens, tokens) >= 0.8);
        return match ? [`${name}: ${passage}: "${question}" is near ${match.id}`] : [];
      }),
    );
    expect(given).toEqual([]);
  });
});

describe("comparing tokens", () => {
  it.each([
    ["Wie doet dit?", "wie doet DIT", 1],
    ["Wie doet dit in 2023?", "Wie doet dit in 2025?", 4 / 6],
    ["Wie?", "Wat dan?", 0],
  ])("of %j and %j gives %f", (one, other, score) => {
    expect(compareTokens(tokensOf(one), tokensOf(other))).toBeCloseTo(score);
  });
});
