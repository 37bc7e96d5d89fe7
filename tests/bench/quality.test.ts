import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findHubModels } from "../../bench/retrieval/hub-models.ts";
import { measureRetrieval } from "../../bench/retrieval/measure-retrieval.ts";
import { writeQuality } from "../../bench/write-quality.ts";
import type { EvaluationQuestion } from "../evaluation/questions.ts";

describe("hub models", () => {
  let folder = "";
  const place = (name: string, file = "config.json") => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, file), "{}");
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hub-models-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("are found by their own name and in the folder of their maker, and no others", () => {
    place("beleidswijzer-nl");
    place("multilingual-e5-small");
    place("hotchpotch/bekko-embedding-v1-a25m");
    expect(findHubModels(folder)).toEqual([
      "multilingual-e5-small",
      "hotchpotch/bekko-embedding-v1-a25m",
    ]);
  });

  it("are not there when their folder holds no model", () => {
    place("beleidswijzer-nl");
    place("multilingual-e5-small", "README.md");
    expect(findHubModels(folder)).toEqual([]);
  });

  it("that are missing are named in the report, and only those", () => {
    const write = (hubModels: string[]) =>
      writeQuality({ questions: 1, asked: 1, retrieval: [], hubModels, answers: [] });
    expect(write([])).toContain("no such folder: multilingual-e5-small, bekko-embedding-v1-a25m.");
    const one = write(["hotchpotch/bekko-embedding-v1-a25m"]);
    expect(one).toContain("The rows with hotchpotch/bekko-embedding-v1-a25m");
    expect(one).toContain("no such folder: multilingual-e5-small.");
    expect(write(["multilingual-e5-small", "bekko-embedding-v1-a25m"])).not.toContain("no such");
  });
});

describe("retrieval", () => {
  it("is measured per type of question by the rank of the first hit on an accepted page", async () => {
    const ask = (type: string, page: number) => {
      const question: EvaluationQuestion = {
        id: `${type}${page}`,
        type,
        question: "Wat?",
        answerable: true,
        mustContain: [],
        documents: ["manifest"],
        pages: [page],
      };
      return { question, query: "Wat?" };
    };
    const places = [1, 2, 3].map((page) => ({ documentId: "manifest", pages: [page] }));
    const engine = { name: "three pages", search: async () => places };
    const { byType, hitAt5 } = await measureRetrieval(engine, [
      ask("fact", 1),
      ask("fact", 3),
      ask("list", 9),
    ]);
    expect(hitAt5.mean).toBeCloseTo(2 / 3);
    expect(byType.get("fact")?.precisionAt1.mean).toBe(0.5);
    expect(byType.get("fact")?.mrr.mean).toBeCloseTo((1 + 1 / 3) / 2);
    expect(byType.get("fact")?.ndcgAt10.mean).toBeCloseTo((1 + 1 / Math.log2(4)) / 2);
    expect(byType.get("list")?.hitAt5).toEqual({ mean: 0, low: 0, high: 0 });
  });
});
