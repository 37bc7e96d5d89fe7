import { setImmediate } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Pipeline } from "../src/ask.ts";
import { shareQuestions } from "../src/share-questions.ts";
import { makeAnswer } from "./http/fake-services.ts";

/** Notes where each question went, and answers it when told to. */
function makeSides() {
  const went: string[] = [];
  const finishing: (() => void)[] = [];
  const make = (side: string, version = "first") => {
    const wait = (name: string) => {
      went.push(`${side}: ${name}`);
      return new Promise<void>((resolve) => finishing.push(resolve));
    };
    const pipeline: Pipeline = {
      ask: async ({ question }, { requestId }) => {
        await wait(question);
        if (question === "fout") throw new Error("no");
        return makeAnswer(requestId);
      },
      search: async ({ query }) => {
        await wait(query);
        return [];
      },
    };
    return { pipeline, version, close: vi.fn(async () => {}) };
  };
  const finishAll = async () => {
    for (const finish of finishing.splice(0)) finish();
    await setImmediate();
  };
  return { went, make, finishAll };
}

const makeReport = () => ({ shared: vi.fn(), failed: vi.fn() });
const { signal } = new AbortController();
const context = { requestId: "vraag", signal };

describe("sharing questions with a thread", () => {
  it("answers here what comes alone, and gives away what comes on top of that", async () => {
    const { went, make, finishAll } = makeSides();
    const { pipeline } = shareQuestions(make("here"), async () => make("there"), makeReport());
    await setImmediate();
    for (const question of ["a", "b"]) {
      const alone = pipeline.ask({ question }, context);
      await finishAll();
      expect((await alone).requestId).toBe("vraag");
    }
    const many = ["c", "d", "e", "f"].map((question) => pipeline.ask({ question }, context));
    const found = pipeline.search({ query: "g" }, { signal });
    await finishAll();
    await Promise.all([...many, found]);
    expect(went).toEqual([
      "here: a",
      "here: b",
      "here: c",
      "there: d",
      "here: e",
      "there: f",
      "here: g",
    ]);
  });

  it("counts a question that failed no longer", async () => {
    const { went, make, finishAll } = makeSides();
    const { pipeline } = shareQuestions(make("here"), async () => make("there"), makeReport());
    await setImmediate();
    const failed = expect(pipeline.ask({ question: "fout" }, context)).rejects.toThrow("no");
    await finishAll();
    await failed;
    const next = pipeline.ask({ question: "a" }, context);
    await finishAll();
    await next;
    expect(went).toEqual(["here: fout", "here: a"]);
  });

  it("answers all here until the thread has the index, and when it cannot have it", async () => {
    const { went, make, finishAll } = makeSides();
    const report = makeReport();
    const fail = async () => {
      throw new Error("no index");
    };
    const { pipeline } = shareQuestions(make("here"), fail, report);
    const both = ["a", "b"].map((question) => pipeline.ask({ question }, context));
    await finishAll();
    await Promise.all(both);
    expect(went).toEqual(["here: a", "here: b"]);
    expect(report.failed).toHaveBeenCalledWith(new Error("no index"));
  });

  it("does not answer from two indexes", async () => {
    const { went, make, finishAll } = makeSides();
    const other = make("there", "second");
    const report = makeReport();
    const { pipeline } = shareQuestions(make("here"), async () => other, report);
    await setImmediate();
    const both = ["a", "b"].map((question) => pipeline.ask({ question }, context));
    await finishAll();
    await Promise.all(both);
    expect(went).toEqual(["here: a", "here: b"]);
    expect(other.close).toHaveBeenCalledOnce();
    expect(report.shared).not.toHaveBeenCalled();
  });

  it("closes both, also the one that opens later", async () => {
    const { make } = makeSides();
    const [here, there, late] = [make("here"), make("there"), make("there")];
    const shared = shareQuestions(here, async () => there, makeReport());
    await setImmediate();
    await shared.close();
    expect([here.close, there.close].map((close) => close.mock.calls.length)).toEqual([1, 1]);
    await shareQuestions(make("here"), async () => late, makeReport()).close();
    await setImmediate();
    expect(late.close).toHaveBeenCalledOnce();
  });
});
