import { beforeAll, describe, expect, it } from "vitest";
import { FEATURE_WEIGHTS, scorePassage } from "../../src/retrieval/rank.ts";
import { rankPassages } from "../../src/retrieval/rank-passages.ts";
import type { RankedPassage } from "../../src/retrieval/retrieve.ts";
import { type FakePipeline, openFakePipeline } from "../open-fake-pipeline.ts";
import { makePassage } from "./small-corpus.ts";

let opened: FakePipeline;

beforeAll(async () => {
  opened = await openFakePipeline();
});

const retrieve = async (text: string, more: { documents?: string[]; named?: string[] } = {}) => {
  const { retriever } = opened;
  const { ranked, questionsOf } = await retriever.retrieve(retriever.read(text, "nl"), more);
  return { ranked: [...ranked], questionsOf };
};

const idsOf = (ranked: readonly RankedPassage[]) => ranked.map(({ passage }) => passage.id);

describe("the ranking of the passages", () => {
  it("holds every passage once, best first", async () => {
    const { ranked } = await retrieve("digitale vaardigheden van ouderen");
    expect([...idsOf(ranked)].sort()).toEqual(opened.sources.passages.map(({ id }) => id).sort());
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("is the same every time, also where nothing tells the passages apart", async () => {
    for (const text of ["rijksbrede cloudstrategie", "qwrtzlp", "???", "de"]) {
      const [first, second] = [await retrieve(text), await retrieve(text)];
      expect(idsOf(first.ranked)).toEqual(idsOf(second.ranked));
      expect(first.ranked.map(({ score }) => score)).toEqual(
        second.ranked.map(({ score }) => score),
      );
    }
  });

  it("is not changed by questions asked in between or at once", async () => {
    const alone = idsOf((await retrieve("digitale inclusie")).ranked);
    const all = await Promise.all(
      ["wallet", "digitale inclusie", "archiefwet"].map((text) => retrieve(text)),
    );
    expect(idsOf(all[1]?.ranked ?? [])).toEqual(alone);
  });

  it("puts equal scores in the order of the passage ids", async () => {
    const { ranked } = await retrieve("???");
    expect(new Set(ranked.map(({ score }) => score)).size).toBe(1);
    expect(idsOf(ranked)).toEqual([...idsOf(ranked)].sort());
  });

  it("scores each passage by its features, which are shares", async () => {
    const { ranked } = await retrieve("wie helpt ouderen", { named: ["manifest"] });
    for (const { score, features, passage } of ranked) {
      expect(score).toBe(scorePassage(features, FEATURE_WEIGHTS));
      for (const value of Object.values(features)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1.000001);
      }
      expect(features.document).toBe(passage.documentId === "manifest" ? 1 : 0);
    }
  });

  it("keeps to the documents that were chosen", async () => {
    for (const documents of [["manifest"], ["werkagenda", "staat-van-het-bestuur"]]) {
      const { ranked } = await retrieve("digitale vaardigheden", { documents });
      const expected = opened.sources.passages.filter((one) => documents.includes(one.documentId));
      expect([...idsOf(ranked)].sort()).toEqual(expected.map(({ id }) => id).sort());
    }
    expect(
      (await retrieve("digitale vaardigheden", { documents: ["bestaat-niet"] })).ranked,
    ).toEqual([]);
  });

  it("lets a document that the question names count more, and no other less", async () => {
    const plain = (await retrieve("digitale inclusie")).ranked;
    const named = (await retrieve("digitale inclusie", { named: ["manifest"] })).ranked;
    for (const { passage, score } of named) {
      const before = plain.find((one) => one.passage.id === passage.id)?.score ?? 0;
      if (passage.documentId === "manifest") expect(score).toBeGreaterThan(before);
      else expect(score).toBe(before);
    }
  });

  it.each([
    ["rijksbrede cloudstrategie", "4.3.4"],
    ["rijksbrede cloud strategie", "4.3.4"],
    ["rijksbreede cloudstratgie", "4.3.4"],
    ["nieuwe Archiefwet", "4.1.4"],
    ["debat over normen en gedrag online", "1.3.2"],
    ["online gokken en gaming", "2.1.4"],
  ])("has the action first that is described by: %s", async (text, actionId) => {
    const { ranked } = await retrieve(text);
    expect(ranked[0]?.passage.actionId).toBe(actionId);
  });

  it("has a passage among the first that answers a question written for it", async () => {
    const asked = opened.sources.questions.filter((_, at) => at % 40 === 0);
    const missed: string[] = [];
    for (const { passageId, text } of asked) {
      const { ranked } = await retrieve(text);
      if (!idsOf(ranked.slice(0, 5)).includes(passageId)) missed.push(`${passageId}: ${text}`);
    }
    expect(asked.length).toBeGreaterThan(50);
    expect(missed.length / asked.length).toBeLessThan(0.05);
  });

  it("tells which of its own questions a passage was found by", async () => {
    const [one] = opened.sources.questions;
    const { ranked, questionsOf } = await retrieve(one?.text ?? "");
    const found = ranked.find(({ passage }) => passage.id === one?.passageId);
    expect(questionsOf(one?.passageId ?? "")).toContain(found?.likeQuestion);
  });
});

describe("the ranking of more passages than are looked at", () => {
  const zeros = new Float64Array(2000);
  const found = {
    lexical: Float64Array.from({ length: 2000 }, (_, index) => ((index * 37) % 50) / 50),
    reach: zeros,
    question: zeros,
    like: new Int32Array(2000).fill(-1),
    dense: zeros,
    denseQuestion: zeros,
  };
  const passages = Array.from({ length: 2000 }, (_, index) => makePassage(`p${index}`, ""));
  const preference = { documents: undefined, named: [], fits: undefined };

  it("holds the best of them, in the order in which they would stand among all", () => {
    const ranked = [...rankPassages(passages, [], found, preference, FEATURE_WEIGHTS)];
    const all = passages
      .map(({ id }, index) => ({ id, score: found.lexical[index] ?? 0 }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    expect(ranked.length).toBeLessThan(all.length);
    expect(idsOf(ranked)).toEqual(all.slice(0, ranked.length).map(({ id }) => id));
  });
});

describe("the likeness of a question to texts", () => {
  it("is 1 for the same words, and 0 where there are none", async () => {
    const [same = 0, none = 1, other = 1] = await opened.retriever.compare("een nieuwe wallet", [
      "Wallet, een nieuwe",
      "???",
      "bibliotheken helpen ouderen",
    ]);
    expect(same).toBeCloseTo(1, 5);
    expect(none).toBe(0);
    expect(other).toBeLessThan(0.9);
    expect(await opened.retriever.compare("???", ["wallet"])).toEqual([0]);
  });
});

describe("what stands above a passage", () => {
  it("is its headings, and for a result list the description of its action too", () => {
    const { passages } = opened.sources;
    const list = passages.find(({ kind, actionId }) => kind === "list" && actionId === "4.3.4");
    const action = opened.sources.register.actions.find(({ id }) => id === "4.3.4");
    if (!list || !action) throw new Error("Action 4.3.4 has no results.");
    const { context } = list;
    for (const heading of list.headings) expect(context).toContain(heading);
    expect(context).toContain(action.title);
    const plain = passages.find(({ kind }) => kind === "paragraph");
    expect((plain ?? list).context).not.toContain(action.title);
  });
});
