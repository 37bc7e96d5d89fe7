import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { keepDaily } from "../../src/http/keep-daily.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { problemSchema } from "../../src/schema.ts";
import { jsonRequest, makeApp } from "./fake-services.ts";

/** An app of an operator with these variables, and all that it wrote, by file. */
function makeKeepingApp(environment: Record<string, string>, append?: () => void) {
  const written: [file: string, text: string][] = [];
  const keep = keepDaily(readConfig(environment), {
    disk: {
      list: () => [],
      append: append ?? ((file, text) => written.push([file, text])),
      remove: () => undefined,
    },
    clock: () => new Date("2026-11-22T14:05:00Z"),
    onFailure: () => undefined,
  });
  const metrics = createMetrics();
  return { ...makeApp({ keep, metrics }), written, metrics };
}

describe("POST /v1/feedback", () => {
  it.each([{}, { LOG_QUESTIONS: "1" }])("is not there with %o", async (environment) => {
    const { app, written } = makeKeepingApp(environment);
    const response = await app.request("/v1/feedback", jsonRequest({ correct: true }));
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(problemSchema.strict().parse(await response.json()).title).toBe("Niet gevonden");
    expect(written).toEqual([]);
    expect(await (await app.request("/v1/openapi.json")).text()).not.toContain("/feedback");
  });

  it("keeps the date and the verdict, and no more", async () => {
    const { app, written, logged, metrics } = makeKeepingApp({ FEEDBACK: "1" });
    for (const correct of [true, false]) {
      const response = await app.request("/v1/feedback", jsonRequest({ correct }));
      expect(response.status).toBe(204);
      expect(await response.text()).toBe("");
      expect(response.headers.get("API-Version")).toBe("0.1.0");
    }
    expect(written).toEqual([
      ["feedback-2026-11-22.jsonl", '{"date":"2026-11-22","correct":true}\n'],
      ["feedback-2026-11-22.jsonl", '{"date":"2026-11-22","correct":false}\n'],
    ]);
    expect(JSON.stringify(logged) + metrics.render()).not.toContain("correct");
  });

  it("is thanked for when the disk fails", async () => {
    const { app } = makeKeepingApp({ FEEDBACK: "1" }, () => {
      throw new Error("ENOSPC");
    });
    const response = await app.request("/v1/feedback", jsonRequest({ correct: true }));
    expect(response.status).toBe(204);
  });

  it.each([
    ["a question", { correct: true, question: "Wat is geheim?" }, ["question"]],
    ["a verdict in words", { correct: "ja" }, ["correct"]],
    ["the id of an answer", { requestId: "7d0ef1b0", correct: true }, ["requestId"]],
    ["nothing", {}, ["correct"]],
  ])("refuses %s", async (_name, body, fields) => {
    const { app, written, logged } = makeKeepingApp({ FEEDBACK: "1" });
    const response = await app.request("/v1/feedback", jsonRequest(body));
    expect(response.status).toBe(400);
    const problem = problemSchema.strict().parse(await response.json());
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
    expect(JSON.stringify(problem) + JSON.stringify(logged)).not.toContain("geheim");
    expect(written).toEqual([]);
  });

  it("cannot be read back", async () => {
    const { app } = makeKeepingApp({ FEEDBACK: "1" });
    const response = await app.request("/v1/feedback");
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("POST, OPTIONS");
  });
});

describe("GET /health/ready", () => {
  it.each([
    [{}, { status: "ok" }],
    [{ FEEDBACK: "1" }, { status: "ok", feedback: true }],
    [
      { LOG_QUESTIONS: "1", LOG_QUESTIONS_DAYS: "7" },
      { status: "ok", questionsKeptDays: 7 },
    ],
  ])("says with %o what is kept", async (environment, expected) => {
    const { app } = makeKeepingApp(environment);
    expect(await (await app.request("/health/ready")).json()).toEqual(expected);
  });
});
