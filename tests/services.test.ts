import { describe, expect, it } from "vitest";
import type { Pipeline } from "../src/ask.ts";
import { SHIPPED_MODEL } from "../src/config.ts";
import { loadSources } from "../src/load-sources.ts";
import { actionSchema, documentSchema, organisationSchema } from "../src/schema.ts";
import { createServices, type Readiness } from "../src/services.ts";
import { IndexError } from "../src/store/index-errors.ts";
import { makeAnswer } from "./http/fake-services.ts";
import { makeSeedFiles } from "./seed-files.ts";

const sources = loadSources(makeSeedFiles(), SHIPPED_MODEL);
const signal = new AbortController().signal;
const starting: Readiness = { ready: false, detail: "De index wordt nog geladen." };

const pipeline: Pipeline = {
  ask: async (_request, { requestId }) => makeAnswer(requestId),
  search: async () => [],
};

function makeServices(
  readiness: () => Readiness = () => ({ ready: true, pipeline, corpus: sources }),
) {
  return createServices({ sources, readiness });
}

describe("services whose index does not stand yet", () => {
  it("say so, and refuse questions and searches", async () => {
    const services = makeServices(() => starting);
    expect(services.ready()).toEqual(starting);
    await expect(services.ask({ question: "Wie?" }, { requestId: "1", signal })).rejects.toThrow(
      "no pipeline",
    );
    await expect(services.search({ query: "cloud" }, { signal })).rejects.toThrow("no pipeline");
  });

  it("serve the register and the documents already", () => {
    const services = makeServices(() => starting);
    expect(services.actions({})).toHaveLength(44);
    expect(services.documents()).toHaveLength(5);
  });

  it("answer from the moment that it stands, and no more when the server stops", async () => {
    let readiness: Readiness = starting;
    const services = makeServices(() => readiness);
    readiness = { ready: true, pipeline, corpus: sources };
    expect(services.ready()).toEqual({ ready: true });
    const answer = await services.ask({ question: "Wie?" }, { requestId: "r-1", signal });
    expect(answer.requestId).toBe("r-1");
    readiness = { ready: false, detail: "De server stopt." };
    expect(services.ready()).toEqual(readiness);
  });
});

describe("services that are asked too much at once", () => {
  it("send away question 301, and search 301, and take others when those before are answered", async () => {
    const services = makeServices();
    const calls: (() => Promise<unknown>)[] = [
      () => services.ask({ question: "Wie?" }, { requestId: "1", signal }),
      () => services.search({ query: "cloud" }, { signal }),
    ];
    for (const one of calls) {
      const settled = await Promise.allSettled(Array.from({ length: 301 }, () => one()));
      expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(1);
      expect(settled.at(-1)).toMatchObject({ reason: { kind: "timedOut" } });
      await expect(one()).resolves.toBeDefined();
    }
  });
});

describe("services whose index was built twice since it was opened", () => {
  const stale = new IndexError("stale", "The index was built twice. Open it again.");
  const failing = (error: Error): Pipeline => ({
    ask: () => Promise.reject(error),
    search: () => Promise.reject(error),
  });
  const ready = (one: Pipeline): Readiness => ({ ready: true, pipeline: one, corpus: sources });

  /** Services that ask `first`, and `second` when another index was looked for. */
  function makeRenewed(first: Pipeline, second: Pipeline) {
    const looks = { count: 0 };
    let readiness = ready(first);
    const lookForIndex = async () => {
      looks.count += 1;
      readiness = ready(second);
    };
    return {
      looks,
      services: createServices({ sources, readiness: () => readiness, lookForIndex }),
    };
  }

  it("look for the newest one and ask that once more", async () => {
    const { looks, services } = makeRenewed(failing(stale), pipeline);
    const answer = await services.ask({ question: "Wie?" }, { requestId: "r-1", signal });
    expect(answer.requestId).toBe("r-1");
    expect(await services.search({ query: "cloud" }, { signal })).toEqual([]);
    expect(looks.count).toBe(1);
  });

  it("say so when there is no other, or that one fails too", async () => {
    const old = failing(stale);
    for (const second of [old, failing(stale)]) {
      const { looks, services } = makeRenewed(old, second);
      await expect(services.search({ query: "cloud" }, { signal })).rejects.toBe(stale);
      expect(looks.count).toBe(1);
    }
  });

  it("do not look when something else went wrong", async () => {
    for (const error of [new IndexError("corrupt", "damaged"), new Error("stale")]) {
      const { looks, services } = makeRenewed(failing(error), pipeline);
      await expect(services.search({ query: "cloud" }, { signal })).rejects.toBe(error);
      expect(looks.count).toBe(0);
    }
  });
});

describe("services on the real sources", () => {
  const services = makeServices();

  it("serve actions without what only answering needs", () => {
    for (const action of services.actions({ owner: "AZ" })) {
      expect(actionSchema.strict().parse(action)).toEqual(action);
    }
    const action = services.action("4.3.4");
    expect(actionSchema.strict().parse(action)).toEqual(action);
  });

  it("say which page is absent for an action that is not there", () => {
    const missing = services.action("4.3.8");
    expect(Object.keys(missing)).toEqual(["missing"]);
    expect(missing).toMatchObject({ missing: expect.stringContaining("pagina 48") });
  });

  it("explain in English what is asked for in English", () => {
    expect(services.action("4.3.8", "en")).toMatchObject({
      missing: expect.stringContaining("is not in the sources: page 48"),
    });
    expect(services.page("werkagenda", 46, "en")).toMatchObject({
      missing: expect.stringContaining("Page 46 is missing"),
    });
    expect(services.missingActions({ ambition: 5 }, "en")).toBe(
      "The actions of section 5.1 (page 52) are missing.",
    );
  });

  it("tell an owner that has no actions from one that does not exist", () => {
    expect(services.knowsOwner("VNG")).toBe(true);
    expect(services.knowsOwner("onzin")).toBe(false);
  });

  it("know no page of an unknown document, and explain a page that is not there", () => {
    expect(services.page("begroting", 1)).toBeUndefined();
    expect(services.page("werkagenda", 46)).toHaveProperty("missing");
    expect(services.page("werkagenda", 47)).toMatchObject({ page: 47 });
  });

  it("serve documents and organisations in the shape of the contract", () => {
    for (const one of services.documents()) expect(documentSchema.parse(one)).toEqual(one);
    for (const one of services.organisations()) {
      expect(organisationSchema.strict().parse(one)).toEqual(one);
    }
    expect(services.sections()).toHaveLength(15);
  });
});
