import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDataFolder } from "../../src/disk.ts";
import { type DailyDisk, keepDaily, runDaily } from "../../src/http/keep-daily.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { answerSchema } from "../../src/schema.ts";
import { jsonRequest, makeAnswer, makeApp } from "./fake-services.ts";

const secret = "Wat kost het geheime datacentrum?";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const now = new Date("2026-11-22T14:05:59.999Z");

/** A disk in memory whose every method fails while `broken`. */
function makeDisk(names: readonly string[] = []) {
  const files = new Map(names.map((name) => [name, ""]));
  const state = { broken: false };
  const need = (): void => {
    if (state.broken) throw new Error("ENOSPC: no space left on device");
  };
  const disk: DailyDisk = {
    list: () => {
      need();
      return [...files.keys()];
    },
    append: (file, text) => {
      need();
      files.set(file, (files.get(file) ?? "") + text);
    },
    remove: (file) => {
      need();
      files.delete(file);
    },
  };
  return { disk, files, state };
}

/** What an operator with these variables keeps on that disk, and the failures it was told of. */
function makeKeep(environment: Record<string, string>, { disk }: { disk: DailyDisk }) {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const keep = keepDaily(readConfig(environment), { disk, clock: () => now, onFailure });
  return { keep, failures };
}

describe("what an operator can choose to keep", () => {
  it("is nothing unless chosen, for 30 days, in a folder named data", () => {
    expect(readConfig({})).toMatchObject({
      keepQuestions: false,
      keepFeedback: false,
      keepDays: 30,
      dataFolder: "data",
    });
  });

  it.each([
    ["LOG_QUESTIONS", "yes"],
    ["FEEDBACK", "2"],
    ["LOG_QUESTIONS_DAYS", "0"],
    ["LOG_QUESTIONS_DAYS", "366"],
  ])("cannot be %s=%s", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name}=${value} (must `);
  });
});

describe("questions on disk", () => {
  const body = { question: secret, history: [{ role: "user", content: "Mijn naam is Jansen." }] };
  const headers = { "User-Agent": "curl/8", "X-Forwarded-For": "192.0.2.7" };

  it.each([{}, { FEEDBACK: "1" }])("are not written with %o", async (environment) => {
    const memory = makeDisk();
    const { app } = makeApp(makeKeep(environment, memory));
    expect((await app.request("/v1/ask", jsonRequest(body))).status).toBe(200);
    expect(memory.files.size).toBe(0);
  });

  it.each([
    ["/v1/ask", "application/json"],
    ["/ask", "application/json"],
    ["/v1/ask", "text/event-stream"],
  ])("have four fields when asked at %s as %s", async (path, accept) => {
    const memory = makeDisk();
    const ask = async () => makeAnswer("the-id-0001", { status: "not_found", language: "en" });
    const { app } = makeApp({ ...makeKeep({ LOG_QUESTIONS: "1" }, memory), services: { ask } });
    const response = await app.request(path, jsonRequest(body, { ...headers, Accept: accept }));
    await response.text();
    expect([...memory.files.keys()]).toEqual(["questions-2026-11-22.jsonl"]);
    const text = memory.files.get("questions-2026-11-22.jsonl") ?? "";
    expect(text.endsWith("\n")).toBe(true);
    expect(JSON.parse(text)).toEqual({
      time: "2026-11-22T14:05Z",
      question: secret,
      outcome: "not_found",
      language: "en",
    });
  });

  it("stand a line each, whatever is typed", async () => {
    const memory = makeDisk();
    const { app } = makeApp(makeKeep({ LOG_QUESTIONS: "1" }, memory));
    for (const question of ['Wie?\n{"outcome":"answered"}', 'Wat "is" dat?']) {
      await app.request("/v1/ask", jsonRequest({ question }));
    }
    const lines = memory.files.get("questions-2026-11-22.jsonl")?.trimEnd().split("\n") ?? [];
    expect(lines.map((line) => JSON.parse(line).question)).toEqual([
      'Wie?\n{"outcome":"answered"}',
      'Wat "is" dat?',
    ]);
  });

  it("leave out requests that got no answer", async () => {
    const memory = makeDisk();
    const ask = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return makeAnswer("the-id-0001");
    };
    const { app } = makeApp({
      ...makeKeep({ LOG_QUESTIONS: "1" }, memory),
      services: { ask },
      config: { requestTimeoutMs: 10 },
    });
    expect((await app.request("/v1/ask", jsonRequest(body))).status).toBe(503);
    expect((await app.request("/v1/ask", jsonRequest({ question: "" }))).status).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(memory.files.size).toBe(0);
  });

  it.each([{}, { LOG_QUESTIONS: "1", FEEDBACK: "1" }])(
    "do not reach the log or the metrics with %o",
    async (environment) => {
      const metrics = createMetrics();
      const { app, logged } = makeApp({ ...makeKeep(environment, makeDisk()), metrics });
      await app.request("/v1/ask", jsonRequest({ question: secret }, headers));
      expect(logged).toHaveLength(1);
      expect(JSON.stringify(logged)).not.toMatch(/geheim|curl|192\.0\.2/);
      expect(metrics.render()).toContain('outcome="answered"');
      expect(metrics.render()).not.toMatch(/geheim|curl|192\.0\.2/);
    },
  );

  it("are missed without harm to the answer while the disk fails, which is told once", async () => {
    const memory = makeDisk();
    const { keep, failures } = makeKeep({ LOG_QUESTIONS: "1" }, memory);
    const { app } = makeApp({ keep });
    const ask = async () => {
      const response = await app.request("/v1/ask", jsonRequest({ question: secret }));
      return answerSchema.strict().parse(await response.json()).status;
    };
    memory.state.broken = true;
    expect([await ask(), await ask(), await ask()]).toEqual(["answered", "answered", "answered"]);
    expect(failures).toHaveLength(1);
    expect(String(failures[0])).not.toContain(secret);
    memory.state.broken = false;
    await ask();
    expect(memory.files.get("questions-2026-11-22.jsonl")?.split("\n")).toHaveLength(2);
    memory.state.broken = true;
    await ask();
    expect(failures).toHaveLength(2);
  });

  it("are announced to readers of the API", async () => {
    const read = async (environment: Record<string, string>) => {
      const { app } = makeApp(makeKeep(environment, makeDisk()));
      return (await app.request("/v1/openapi.json")).text();
    };
    expect(await read({})).toContain("Je vraag wordt niet bewaard.");
    const kept = await read({ LOG_QUESTIONS: "1", LOG_QUESTIONS_DAYS: "7" });
    expect(kept).toContain("Je vraag wordt hooguit 7 dagen bewaard");
    expect(kept).not.toContain("niet bewaard.");
  });
});

describe("retention", () => {
  const names = [
    "questions-2026-11-20.jsonl",
    "questions-2026-11-21.jsonl",
    "questions-2026-11-22.jsonl",
    "feedback-2025-01-01.jsonl",
    "questions-2026-11-20.jsonl.bak",
    "notes.txt",
  ];

  it.each([
    ["1", ["questions-2026-11-22.jsonl"]],
    ["2", ["questions-2026-11-21.jsonl", "questions-2026-11-22.jsonl"]],
    ["365", names.slice(0, 3)],
  ])("of %s days leaves the files of as many days, and files of others", (days, left) => {
    const memory = makeDisk(names);
    makeKeep({ LOG_QUESTIONS: "1", LOG_QUESTIONS_DAYS: days }, memory).keep.removeOld();
    expect([...memory.files.keys()]).toEqual([...left, ...names.slice(4)]);
  });

  it("holds for what was kept before it was switched off", () => {
    const memory = makeDisk(names);
    makeKeep({ LOG_QUESTIONS_DAYS: "1" }, memory).keep.removeOld();
    expect([...memory.files.keys()]).toEqual([names[2], ...names.slice(4)]);
  });

  it("goes past a file that cannot be removed, and says so", () => {
    const memory = makeDisk(names);
    const disk: DailyDisk = {
      ...memory.disk,
      remove: (file) => {
        if (file === names[0]) throw new Error("EPERM");
        memory.disk.remove(file);
      },
    };
    const { keep, failures } = makeKeep({ LOG_QUESTIONS_DAYS: "1" }, { disk });
    keep.removeOld();
    expect([...memory.files.keys()]).toEqual([names[0], names[2], ...names.slice(4)]);
    expect(failures).toHaveLength(1);
  });

  it("does not stop the start when the folder cannot be read", () => {
    const memory = makeDisk();
    memory.state.broken = true;
    const { keep, failures } = makeKeep({ LOG_QUESTIONS: "1" }, memory);
    keep.removeOld();
    expect(failures).toHaveLength(1);
  });
});

describe("a daily job", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("runs at the start and after every midnight", () => {
    vi.useFakeTimers({ now });
    const moments: string[] = [];
    const clock = () => new Date();
    runDaily(() => moments.push(clock().toISOString()), clock);
    vi.advanceTimersByTime(2 * 86_400_000);
    expect(moments).toEqual([
      "2026-11-22T14:05:59.999Z",
      "2026-11-23T00:00:00.000Z",
      "2026-11-24T00:00:00.000Z",
    ]);
  });

  it.each([
    ["a year ahead", 365 * DAY_MS],
    ["a day back", -DAY_MS],
  ])("runs within the hour, and once, when the clock is set %s", (_, jump) => {
    vi.useFakeTimers({ now });
    let shift = 0;
    let runs = 0;
    runDaily(
      () => {
        runs += 1;
      },
      () => new Date(Date.now() + shift),
    );
    shift = jump;
    vi.advanceTimersByTime(HOUR_MS);
    expect(runs).toBe(2);
    vi.advanceTimersByTime(8 * HOUR_MS);
    expect(runs).toBe(2);
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe("the folder on disk", () => {
  const parent = mkdtempSync(join(tmpdir(), "keep-"));
  const folder = join(parent, "deep", "data");
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it("is made at the first write, for the server's user alone, and not by looking", () => {
    const disk = openDataFolder(folder);
    expect(disk.list()).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    disk.append("a.jsonl", "1\n");
    disk.append("a.jsonl", "2\n");
    expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe("1\n2\n");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "a.jsonl")).mode & 0o777).toBe(0o600);
    expect(disk.list()).toEqual(["a.jsonl"]);
    disk.remove("a.jsonl");
    expect(readdirSync(folder)).toEqual([]);
  });
});
