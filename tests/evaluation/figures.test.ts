import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/schema.ts";
import { makeAnswer } from "../http/fake-services.ts";
import { readSource } from "../seed-files.ts";
import { findUnfaithful, findUnstable } from "./check-answers.ts";
import { median, medianFactWords, tally } from "./figures.ts";
import { findBelow, raiseFloors } from "./floors.ts";
import { judge, type Verdict } from "./judge.ts";
import type { EvaluationQuestion } from "./questions.ts";
import { rankOf } from "./search-questions.ts";
import { fillBetween, readBetween } from "./write-report.ts";

const question: EvaluationQuestion = {
  id: "q1",
  type: "fact",
  question: "Wie doet dat?",
  answerable: true,
  mustContain: [["BZK", "Binnenlandse Zaken"]],
  documents: ["werkagenda"],
  pages: [47],
};

function makeVerdict(answer: Partial<Answer>, changes: Partial<EvaluationQuestion> = {}): Verdict {
  return judge({ ...question, ...changes }, makeAnswer("r1", answer), 1);
}

const found = (rank: number | undefined) => ({ question, rank, milliseconds: 1 });

describe("figures", () => {
  it("give the mean reciprocal rank and the discounted gain of the first good hit", () => {
    const figures = tally([], [found(1), found(3), found(20), found(undefined)]);
    expect(figures.precisionAt1).toBe(0.25);
    expect(figures.hitAt5).toBe(0.5);
    expect(figures.mrr).toBeCloseTo((1 + 1 / 3 + 1 / 20) / 4);
    expect(figures.ndcgAt10).toBeCloseTo((1 + 1 / 2) / 4);
  });

  it("count a refusal as false only when the question can be answered", () => {
    const refusal: Partial<Answer> = { status: "not_found", citations: [] };
    const figures = tally([makeVerdict(refusal), makeVerdict(refusal, { answerable: false })], []);
    expect(figures).toMatchObject({ questions: 2, falseRefusals: 1, refused: 1, correct: 0 });
    expect(figures.precisionAt1).toBeUndefined();
  });

  it("take the median of words without the markers", () => {
    expect(median([])).toBeUndefined();
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(medianFactWords([makeVerdict({ answer: "Dat doet BZK. [1][2]" })])).toBe(3);
  });

  it("look at every page of a passage for the rank", () => {
    const hits = ["a", "b"].map((passageId) => ({ passageId, documentId: "werkagenda", page: 45 }));
    expect(rankOf(question, hits, new Map([["b", [45, 47]]]))).toBe(2);
    expect(rankOf(question, hits, new Map())).toBeUndefined();
  });
});

describe("checks on answers", () => {
  const document = readSource("werkagenda");
  const [citation] = makeAnswer("r1").citations;
  if (!citation) throw new Error("The example has no citation.");
  const line = document.lines.findIndex((text) => /^\w+ \w+/.test(text));
  const text = document.lines[line] ?? "";
  const literal = {
    ...citation,
    documentId: "werkagenda",
    excerpt: text.split(" ")[0] ?? "",
    source: {
      file: document.info.file,
      spans: [{ line: line + 1, start: 0, end: text.indexOf(" ") }],
    },
  };

  it("accept an excerpt that its spans read, and no other", () => {
    expect(findUnfaithful([makeVerdict({ citations: [literal] })], [document])).toEqual([]);
    const changed = { ...literal, excerpt: `${literal.excerpt}s` };
    expect(findUnfaithful([makeVerdict({ citations: [changed] })], [document])).toHaveLength(1);
  });

  it("refuse citations under a refusal", () => {
    const refusal = makeVerdict({ status: "not_found", citations: [literal] });
    expect(findUnfaithful([refusal], [document])).toEqual(["q1: not_found with citations"]);
  });

  it("tell a question that got another answer", () => {
    const [one, other] = [makeVerdict({ answer: "Ja." }), makeVerdict({ answer: "Nee." })];
    expect(findUnstable([one], [makeVerdict({ answer: "Ja." })])).toEqual([]);
    expect(findUnstable([one], [other])).toEqual(["q1"]);
  });
});

describe("floors", () => {
  it("name what is below, and what was not measured", () => {
    const floors = { questions: { correct: 0.9, mrr: 0.8, cited: 0.7 } };
    expect(findBelow(floors, { questions: { correct: 0.9, mrr: 0.79 } })).toEqual([
      "questions: mrr is 0.79, its floor is 0.8",
      "questions: cited is not measured, its floor is 0.7",
    ]);
  });

  it("are raised and never lowered", () => {
    const raised = raiseFloors(
      { a: { correct: 0.9, mrr: 0.8 } },
      { a: { correct: 0.95, mrr: 0.7 } },
    );
    expect(raised).toEqual({ a: { correct: 0.95, mrr: 0.8 } });
  });
});

describe("marked places in a text", () => {
  it("are filled and read back, and missed when they are not there", () => {
    const filled = fillBetween("a\n<!-- x -->\nold\n<!-- /x -->\nb", "x", "new");
    expect(filled).toBe("a\n<!-- x -->\nnew\n<!-- /x -->\nb");
    expect(readBetween(filled, "x")).toBe("new");
    expect(() => fillBetween("a", "x", "new")).toThrow("<!-- x -->");
  });
});
