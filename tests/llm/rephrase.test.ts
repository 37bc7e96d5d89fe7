import { afterEach, describe, expect, it } from "vitest";
import type { Draft } from "../../src/answer/draft.ts";
import { finishAnswer } from "../../src/answer/draft.ts";
import { applyRephrasing } from "../../src/llm/apply-rephrasing.ts";
import { createRephraser, type RephraseLogEntry } from "../../src/llm/rephrase.ts";
import {
  CLOUD,
  HONEST_CLOUD,
  HONEST_SKILLS,
  LIBRARIES,
  makeDraft,
  makeEvidence,
  SKILLS,
} from "./make-draft.ts";
import { type Play, type SeenRequest, startScriptedServer, writeReply } from "./scripted-server.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Situation {
  draft?: Draft;
  language?: "nl" | "en";
  timeoutMs?: number;
  apiKey?: string;
  signal?: AbortSignal;
}

/** Rephrases a draft with a model that plays the script. */
async function rephraseWith(
  script: (request: SeenRequest, index: number) => Play,
  { draft = makeDraft(CLOUD, SKILLS), language = "nl", timeoutMs = 2000, ...rest }: Situation = {},
) {
  const server = await startScriptedServer(script);
  closers.push(server.close);
  const logged: RephraseLogEntry[] = [];
  const { apiKey, signal = new AbortController().signal } = rest;
  const rephraser = createRephraser({
    baseUrl: server.baseUrl,
    model: "scripted",
    timeoutMs,
    fetch,
    log: (entry) => logged.push(entry),
    ...(apiKey ? { apiKey } : {}),
  });
  const about = {
    question: "Wat doet BZK aan de cloud?",
    interpretedAs: "Wat doet BZK aan de cloudstrategie?",
    language,
    near: [makeEvidence(LIBRARIES)],
  };
  const started = performance.now();
  const result = await applyRephrasing(draft, rephraser, about, signal);
  return { draft, result, logged, requests: server.requests, took: performance.now() - started };
}

const honest = writeReply([HONEST_CLOUD, 1], [HONEST_SKILLS, 2]);
const textsOf = ({ statements }: Draft) => statements.map(({ text }) => text);
const excerptsOf = ({ statements }: Draft) =>
  statements.map(({ evidence }) => evidence.map(({ citation }) => citation.excerpt));

describe("an honest model", () => {
  it("makes the answer fluent, with the same excerpts, and is named", async () => {
    const { result } = await rephraseWith(() => ({ content: honest }));
    expect(textsOf(result)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
    expect(excerptsOf(result)).toEqual([[CLOUD], [SKILLS]]);
    expect(result.generatedBy).toEqual({ method: "llm", model: "scripted", droppedStatements: 0 });
  });

  it("is named in the finished answer, which keeps its status and numbered citations", async () => {
    const { result } = await rephraseWith(() => ({ content: honest }));
    const about = { language: "nl", embeddingModel: "e", requestId: "r" } as const;
    const answer = finishAnswer(result, about, () => []);
    expect(answer.status).toBe("answered");
    expect(answer.answer).toBe(`${HONEST_CLOUD} [1]\n\n${HONEST_SKILLS} [2]`);
    expect(answer.generatedBy).toEqual({
      kind: "ai",
      method: "llm",
      model: "scripted",
      droppedStatements: 0,
      embeddingModel: "e",
    });
  });

  it("sees the question, how it was read and the numbered excerpts, and nothing else", async () => {
    const { requests } = await rephraseWith(() => ({ content: honest }));
    const [request] = requests;
    expect(request?.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(JSON.parse(request?.messages[1]?.content ?? "")).toEqual({
      question: "Wat doet BZK aan de cloud?",
      interpretedAs: "Wat doet BZK aan de cloudstrategie?",
      excerpts: [CLOUD, SKILLS, LIBRARIES].map((text, index) => ({ number: index + 1, text })),
    });
    expect(request).toMatchObject({ model: "scripted", temperature: 0 });
    expect(request?.response_format).toEqual({ type: "json_object" });
    expect(request?.url).toBe("/v1/chat/completions");
  });

  it("gets its key in a header, and none when there is none", async () => {
    const withKey = await rephraseWith(() => ({ content: honest }), { apiKey: "secret" });
    expect(withKey.requests[0]?.authorization).toBe("Bearer secret");
    const without = await rephraseWith(() => ({ content: honest }));
    expect(without.requests[0]?.authorization).toBeUndefined();
  });

  it("is asked in the language of the question", async () => {
    const { requests } = await rephraseWith(() => ({ content: honest }), { language: "en" });
    expect(requests[0]?.messages[0]?.content).toMatch(/^You rephrase/);
  });

  it("may use an excerpt that came close, with its own citation", async () => {
    const { result } = await rephraseWith(() => ({
      content: writeReply([HONEST_CLOUD, 1], [HONEST_SKILLS, 2], [LIBRARIES, 3]),
    }));
    expect(excerptsOf(result)).toEqual([[CLOUD], [SKILLS], [LIBRARIES]]);
  });

  it.each([
    ["a code fence", `\`\`\`json\n${honest}\n\`\`\``],
    ["thinking aloud", `<think>Even denken {"statements"</think>\n${honest}`],
  ])("is understood in spite of %s", async (_, content) => {
    const { result } = await rephraseWith(() => ({ content }));
    expect(textsOf(result)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
  });

  it("is asked again without a response format when its server knows none, and then at once", async () => {
    const script = ({ response_format }: SeenRequest): Play =>
      response_format ? { status: 400 } : { content: honest };
    const { result, requests } = await rephraseWith(script);
    expect(result.generatedBy?.method).toBe("llm");
    expect(requests.map(({ response_format }) => response_format?.type)).toEqual([
      "json_object",
      undefined,
    ]);
  });

  it("leaves nothing of the question or the answer in the log", async () => {
    const { logged } = await rephraseWith(() => ({ content: honest }));
    expect(logged).toEqual([
      { event: "rephrase", outcome: "rephrased", milliseconds: expect.any(Number), dropped: 0 },
    ]);
  });
});

describe("a model that says too much", () => {
  it.each([
    ["hallucinates", "Microsoft bouwt voor BZK een gratis cloud in Ierland.", [1]],
    ["adds one word", `${HONEST_CLOUD.slice(0, -1)} voor gemeenten.`, [1]],
    ["changes a year", HONEST_CLOUD.replace("2023", "2025"), [1]],
    ["changes an amount", HONEST_SKILLS.replace("2,5 miljoen", "3,5 miljoen"), [2]],
    ["makes people of per cents", "20 mensen hebben moeite met lezen.", [3]],
    ["denies what is said", HONEST_CLOUD.replace("gaat", "gaat niet"), [1]],
    ["affirms what is denied", HONEST_SKILLS.replace(" niet", ""), [2]],
    ["makes a fact of a plan", "BZK heeft een rijksbrede cloudstrategie opgesteld.", [1]],
    ["makes a duty of a plan", "BZK moet in 2023 een rijksbrede cloudstrategie opstellen.", [1]],
    ["cites the wrong excerpt", HONEST_SKILLS, [1]],
    ["cites an unknown excerpt", HONEST_CLOUD, [9, 0, -1, 1.5]],
    ["cites nothing", HONEST_CLOUD, []],
    ["only joins words", "Daarnaast is dit ook zo.", [1]],
    ["adds an address", `${HONEST_CLOUD} Zie https://evil.example/cloud.`, [1]],
    ["adds HTML", `<b onmouseover="x()">${HONEST_CLOUD}</b>`, [1]],
    ["adds a link", `[BZK](/departementen) gaat een cloudstrategie opstellen.`, [1]],
  ])("that %s, loses that statement and is counted", async (_, text, excerpts) => {
    const { result } = await rephraseWith(() => ({
      content: writeReply([HONEST_CLOUD, 1], [HONEST_SKILLS, 2], [text, ...excerpts]),
    }));
    expect(textsOf(result)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
    expect(result.generatedBy).toMatchObject({ method: "llm", droppedStatements: 1 });
  });

  it("loses a citation that proves nothing", async () => {
    const { result } = await rephraseWith(() => ({
      content: writeReply([HONEST_CLOUD, 1, 3, 17], [HONEST_SKILLS, 2, 1]),
    }));
    expect(excerptsOf(result)).toEqual([[CLOUD], [SKILLS]]);
  });

  it("is not used at all when less than half is left", async () => {
    const { draft, result } = await rephraseWith(() => ({
      content: writeReply([HONEST_CLOUD, 1], ["Alles is gratis.", 1], ["Alles is klaar.", 2]),
    }));
    expect(textsOf(result)).toEqual(textsOf(draft));
    expect(result.generatedBy).toEqual({
      method: "extractive",
      note: expect.stringContaining("klopte niet met de bronnen"),
    });
  });

  it("leaves its emphasis, list marks, own markers and invisible letters behind", async () => {
    const content = writeReply(
      [`- **${HONEST_CLOUD}** [3]`, 1],
      [`\u202e${HONEST_SKILLS}\u200b`, 2],
    );
    const { result } = await rephraseWith(() => ({ content }));
    expect(textsOf(result)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
  });
});

describe("a model that leaves something out", () => {
  it("gets the missing sentence added as it stands in the source, in its place", async () => {
    const { result } = await rephraseWith(() => ({ content: writeReply([HONEST_SKILLS, 2]) }));
    expect(textsOf(result)).toEqual([CLOUD, HONEST_SKILLS]);
  });

  it("does not hide it by citing what it does not tell", async () => {
    const { result } = await rephraseWith(() => ({
      content: writeReply([HONEST_CLOUD, 1, 2], ["Lezen en schrijven.", 2]),
    }));
    expect(textsOf(result)).toEqual([HONEST_CLOUD, SKILLS]);
    expect(result.generatedBy).toMatchObject({ droppedStatements: 1 });
  });

  it("does not shorten a list", async () => {
    const draft = makeDraft(
      "Opstellen cloudstrategie",
      "Inrichten algoritmeregister",
      "Trainen ambtenaren",
    );
    const list = draft.statements.map((one) => ({ ...one, bullet: true }));
    const { result } = await rephraseWith(
      () => ({ content: writeReply(["Een cloudstrategie opstellen.", 1]) }),
      { draft: { ...draft, statements: list } },
    );
    expect(textsOf(result)).toEqual([
      "Een cloudstrategie opstellen.",
      "Inrichten algoritmeregister",
      "Trainen ambtenaren",
    ]);
    expect(result.statements.map(({ bullet }) => bullet)).toEqual([true, true, true]);
  });
});

describe("a model that fails", () => {
  const broken: [string, () => Play, string, number][] = [
    ["answers with a story", () => ({ content: "Natuurlijk! Het antwoord is…" }), "bruikbare", 1],
    ["answers with other JSON", () => ({ content: '{"answer":"ja"}' }), "bruikbare", 1],
    ["answers with half a JSON", () => ({ content: honest.slice(0, 40) }), "bruikbare", 1],
    ["sends no completion", () => ({ body: "<html>" }), "bruikbare", 1],
    ["sends far too much", () => ({ body: " ".repeat(400_000) }), "bruikbare", 1],
    ["says nothing", () => ({ content: '{"statements":[]}' }), "klopte niet", 1],
    ["gives a 500 twice", () => ({ status: 500 }), "fout", 2],
    ["gives a 429 twice", () => ({ status: 429 }), "te druk", 2],
    [
      "wants a minute of rest",
      () => ({ status: 429, headers: { "Retry-After": "60" } }),
      "te druk",
      1,
    ],
    ["closes the connection twice", () => "close", "niet bereikbaar", 2],
    ["wants a key", () => ({ status: 401 }), "nam de vraag niet aan", 1],
    ["knows no such model", () => ({ status: 404 }), "nam de vraag niet aan", 1],
    [
      "sends us elsewhere",
      () => ({ status: 307, headers: { Location: "/x" } }),
      "niet bereikbaar",
      2,
    ],
    ["never answers", () => "hang", "te langzaam", 1],
    ["never finishes its answer", () => "drip", "te langzaam", 1],
  ];
  it.each(broken)("that %s, gives the extractive answer in time, with a note", async (...row) => {
    const [, script, words, tries] = row;
    const { draft, result, requests, took } = await rephraseWith(script, { timeoutMs: 500 });
    expect({ ...result, generatedBy: undefined }).toEqual({ ...draft, generatedBy: undefined });
    expect(result.generatedBy?.method).toBe("extractive");
    expect(result.generatedBy?.note).toContain(words);
    expect(requests).toHaveLength(tries);
    expect(took).toBeLessThan(1500);
  });

  it.each([
    ["a 500", { status: 500 }],
    ["a 429", { status: 429 }],
    ["a closed connection", "close"],
  ] satisfies [string, Play][])("is asked once more after %s", async (_, first) => {
    const { result, requests } = await rephraseWith((_request, index) =>
      index === 0 ? first : { content: honest },
    );
    expect(textsOf(result)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
    expect(requests).toHaveLength(2);
  });

  it("is told of in English to who asks in English", async () => {
    const { result } = await rephraseWith(() => ({ status: 500 }), { language: "en" });
    expect(result.generatedBy?.note).toMatch(/^The language model failed/);
  });

  it("does not hold up an answer when nobody listens at its address", async () => {
    const server = await startScriptedServer(() => "hang");
    await server.close();
    const rephraser = createRephraser({
      baseUrl: server.baseUrl,
      model: "gone",
      timeoutMs: 2000,
      fetch,
    });
    const about = { question: "Wat?", language: "nl", near: [] } as const;
    const draft = makeDraft(CLOUD);
    const result = await applyRephrasing(draft, rephraser, about, new AbortController().signal);
    expect(result.generatedBy?.note).toContain("niet bereikbaar");
  });

  it("is left alone as soon as who asked has gone", async () => {
    const controller = new AbortController();
    const { took, logged } = await rephraseWith(
      () => {
        controller.abort();
        return "hang";
      },
      { signal: controller.signal },
    );
    expect(took).toBeLessThan(1500);
    expect(logged.map(({ outcome }) => outcome)).toEqual(["stopped"]);
  });
});

describe("what never reaches the model", () => {
  const answer = makeDraft(CLOUD);
  it.each([
    ["a refusal", { ...makeDraft(), status: "not_found", reason: "notInSources", remark: "Nee." }],
    ["a question back", { ...makeDraft(), status: "clarification", remark: "Wat bedoel je?" }],
    ["an answer from the register", { ...answer, method: "register" }],
    ["a list with a fixed opening", { ...answer, lead: "Acties (volledig: 1 van 1):" }],
    ["a refusal that still holds excerpts", { ...answer, status: "not_found" }],
  ] satisfies [string, Draft][])("is %s", async (_, draft) => {
    const { result, requests } = await rephraseWith(() => ({ content: honest }), { draft });
    expect(result).toBe(draft);
    expect(requests).toEqual([]);
  });
});
