import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawPlots } from "../../bench/draw-plots.ts";
import { writeDocuments } from "../../bench/growth/write-documents.ts";
import type { Size, Sizes } from "../../bench/size.ts";
import type { SpeedRow } from "../../bench/speed/measure-speed.ts";
import { writeBenchmarks } from "../../bench/write-benchmarks.ts";
import { MAX_WORDS } from "../../src/passages/split-into-passages.ts";
import { makePassage, texts } from "../retrieval/small-corpus.ts";

describe("the documents that an index grows with", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "growth-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const passages = texts.map((text, number) => ({
    ...makePassage(`p${number}`, text),
    headings: ["1.2 Digitale vaardigheden", "Regie op gegevens"],
  }));
  const write = (count: number, name = "") => {
    writeDocuments(join(folder, name), count, passages);
    return readdirSync(join(folder, name)).map((file) =>
      readFileSync(join(folder, name, file), "utf8")
        .trim()
        .split("\n\n"),
    );
  };
  const paragraphsOf = (blocks: readonly string[]) =>
    blocks.filter((block) => !block.startsWith("#"));

  it("have as many paragraphs as passages are asked for, none longer than a passage", () => {
    const documents = write(1203);
    expect(documents.length).toBe(3);
    const paragraphs = documents.flatMap(paragraphsOf);
    expect(paragraphs.length).toBe(1203);
    const lengths = paragraphs.map((text) => text.split(" ").length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_WORDS);
    expect(Math.min(...lengths)).toBeGreaterThan(30);
  });

  it("put no word behind another that it does not stand behind in the sources", () => {
    const words = texts.map((text) => text.split(" "));
    const pairs = new Set(
      words.flatMap((own) => own.slice(1).map((word, index) => `${own[index]} ${word}`)),
    );
    const first = new Set(words.map(([word]) => word));
    const last = new Set(words.map((own) => own.at(-1)));
    for (const text of write(40).flatMap(paragraphsOf)) {
      const own = text.split(" ");
      const strange = own.slice(1).filter((word, index) => {
        const before = own[index] ?? "";
        return !pairs.has(`${before} ${word}`) && !(last.has(before) && first.has(word));
      });
      expect(strange).toEqual([]);
    }
  });

  it("are the same every time", () => {
    expect(write(30, "one")).toEqual(write(30, "other"));
  });
});

describe("the report of the benchmarks", () => {
  const figure = (mean: number) => ({ mean, low: mean - 0.1, high: mean });
  const ranks = (mean: number) => ({
    precisionAt1: figure(mean),
    hitAt5: figure(mean),
    mrr: figure(mean),
    ndcgAt10: figure(mean),
  });
  const makeRow = (route: string, clients: number, perSecond: number): SpeedRow => ({
    ...{ route, clients, perSecond, p50: 1000 / perSecond, p95: 4, p99: 5, failed: 0 },
    eventLoop: { event: "eventLoop", p50: 1, p99: 6, max: 7, rss: 300e6 },
  });
  const makeSize = (times: number, precision: number): Size => ({
    ...{ times, passages: 477 * times, questions: 220, asked: 270, hubModels: [] },
    retrieval: [
      {
        engine: "Beleidswijzer",
        ...ranks(precision),
        byType: new Map([["owner", ranks(precision)]]),
        milliseconds: times,
      },
    ],
    answers: [
      {
        without: "nothing",
        ...{ correct: figure(precision), cited: figure(0.9) },
        ...{ refused: figure(1), falseRefusals: figure(0.1) },
      },
    ],
    speed: [
      makeRow("/v1/ask", 1, 800 / times),
      makeRow("/v1/ask", 8, 900 / times),
      makeRow("/v1/ask", 64, 900 / times),
      makeRow("a route that only embeds", 8, 2000),
      makeRow("a route that embeds and searches words", 1, 1000),
    ],
    stages: [{ name: "word search", p50: times, p95: times, mean: times }],
    start: { readyMs: [700, 800 * times, 600], rss: 320e6 },
    index: { texts: 9678, buildMs: 4400, embedMs: 4000 },
  });
  const sizes: Sizes = [makeSize(1, 0.95), makeSize(10, 0.9)];

  it("says of each goal whether the sources alone reach it", () => {
    const goals = writeBenchmarks({ about: ["date: today"], sizes })
      .split("\n")
      .filter((line) => /^\| .* (?:yes|\*\*no\*\*) \|$/.test(line));
    expect(goals).toHaveLength(6);
    expect(goals[0]).toContain("1.3×");
    expect(goals.every((line) => line.endsWith("| yes |"))).toBe(true);
    const slow = { ...makeSize(1, 0.95), start: { readyMs: [1600], rss: 360e6 } };
    const report = writeBenchmarks({ about: [], sizes: [slow] });
    expect(report).toContain("| 1.60 s | **no** |");
    expect(report).toContain("| 360 MB | **no** |");
  });

  it("has a column for each size", () => {
    const report = writeBenchmarks({ about: [], sizes });
    expect(report).toContain("1× is 477, 10× is 4770");
    expect(report).toContain("| engine, P@1 | 1× | 10× |");
    expect(report).toContain("| Beleidswijzer | 0.950 (0.85–0.95) | 0.900 (0.80–0.90) |");
    expect(report).toContain("| word search | 1.00 | 10.00 |");
    expect(report).toContain("With 10× the passages:");
    expect(report).not.toContain("NaN");
  });

  it("draws every figure it names", () => {
    const report = writeBenchmarks({ about: [], sizes });
    const named = [...report.matchAll(/\]\((benchmarks-[\w-]+\.svg)\)/g)].map(([, name]) => name);
    const plots = drawPlots(sizes);
    expect(named.toSorted()).toEqual(Object.keys(plots).toSorted());
    for (const plot of Object.values(plots)) expect(plot).not.toMatch(/NaN|Infinity|undefined/);
    expect(plots["benchmarks-growth-retrieval.svg"]).toContain(">0.25</text>");
  });
});
