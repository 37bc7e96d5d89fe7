import { describe, expect, it } from "vitest";
import { z } from "zod";
import { exampleAction, exampleMissingAction } from "../../src/http/examples.ts";
import type { ActionFilters } from "../../src/http/services.ts";
import { actionListSchema, answerSchema, askRequestSchema, pageSchema } from "../../src/schema.ts";
import { makeAnswer, makeApp } from "../http/fake-services.ts";
import { letterTitle, makeOwnServices } from "../own-documents.ts";
import { connect } from "./connect.ts";

const question = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

const resultSchema = z.object({
  isError: z.boolean().optional(),
  structuredContent: z.unknown().optional(),
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
});

type Connected = Awaited<ReturnType<typeof connect>>["client"];

async function call(client: Connected, name: string, input: Record<string, unknown>) {
  const result = resultSchema.parse(await client.callTool({ name, arguments: input }));
  return { ...result, text: result.content[0].text };
}

describe("the list of tools", () => {
  it("names three tools that only read, with the shapes of the HTTP API", async () => {
    const { client } = await connect();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["stel_vraag", "zoek_acties", "lees_bron"]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    const [ask, findActions, readPage] = tools;
    const requestShape = z.toJSONSchema(askRequestSchema);
    expect(ask?.inputSchema.properties).toMatchObject({
      question: requestShape.properties?.question ?? {},
    });
    expect(Object.keys(ask?.inputSchema.properties ?? {})).toEqual(
      Object.keys(askRequestSchema.shape),
    );
    expect(Object.keys(ask?.outputSchema?.properties ?? {})).toEqual(
      Object.keys(answerSchema.shape),
    );
    expect(Object.keys(findActions?.outputSchema?.properties ?? {})).toEqual(
      Object.keys(actionListSchema.shape),
    );
    expect(Object.keys(readPage?.outputSchema?.properties ?? {})).toEqual(
      Object.keys(pageSchema.shape),
    );
    expect(readPage?.description).toContain("werkagenda");
  });
});

describe("stel_vraag", () => {
  it("gives the whole answer, and its citations as text with their page and address", async () => {
    const seen: unknown[] = [];
    const { client } = await connect({
      ask: async (request, { requestId }) => {
        seen.push(request);
        return makeAnswer(requestId, { interpretedAs: "Wie voert actie 4.3.4 uit?" });
      },
    });
    const { structuredContent, text } = await call(client, "stel_vraag", {
      question: ` ${question} `,
    });
    const answer = answerSchema.strict().parse(structuredContent);
    expect(answer.requestId).toMatch(/^[\w-]{36}$/);
    expect(seen).toEqual([{ question }]);
    expect(text).toContain("Opgevat als: Wie voert actie 4.3.4 uit?");
    expect(text).toContain(answer.answer);
    expect(text).toContain("pagina 47");
    expect(text).toContain(`"${answer.citations[0]?.excerpt}"`);
    expect(text).toContain("https://beleidswijzer.example.nl/bronnen/werkagenda/47");
  });

  it("leaves addresses out of the text when the server does not know its own", async () => {
    const { client } = await connect({}, { publicUrl: "" });
    expect((await call(client, "stel_vraag", { question })).text).not.toContain("/bronnen/");
  });

  it("gives a refusal as an answer and not as an error", async () => {
    const { client } = await connect({
      ask: async (_request, { requestId }) =>
        makeAnswer(requestId, {
          status: "not_found",
          reason: "missingAction",
          answer: exampleMissingAction,
          statements: [],
          citations: [],
          actions: [],
        }),
    });
    const { isError, text, structuredContent } = await call(client, "stel_vraag", { question });
    expect(isError).toBeUndefined();
    expect(text).toBe(exampleMissingAction);
    expect(structuredContent).toMatchObject({ status: "not_found" });
  });

  it.each([
    ["an empty question", { question: " " }],
    ["a field that does not exist", { question, vraag: "Wie?" }],
    ["too much history", { question, history: Array(21).fill({ role: "user", content: "a" }) }],
    ["a document that does not exist", { question, documents: ["agenda"] }],
    ["half a Unicode character", { question: "Wie \ud800?" }],
  ])("refuses %s, as the HTTP API does", async (_name, input) => {
    const { client, faults } = await connect();
    expect((await call(client, "stel_vraag", input)).isError).toBe(true);
    const { app } = makeApp();
    const response = await app.request("/v1/ask", {
      method: "POST",
      body: JSON.stringify(input),
      headers: { "Content-Type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(faults).toEqual([]);
  });

  it("says in the language of the question that it is not ready", async () => {
    const { client } = await connect({
      ready: () => ({ ready: false, detail: "De index wordt gebouwd." }),
    });
    const dutch = await call(client, "stel_vraag", { question });
    const english = await call(client, "stel_vraag", { question, language: "en" });
    expect(dutch).toMatchObject({ isError: true, text: expect.stringContaining("Nog niet klaar") });
    expect(english.text).toContain("Not ready yet");
  });

  it("gives up after the time allowed and stops the work", async () => {
    let work: AbortSignal | undefined;
    const { client } = await connect(
      {
        ask: (_request, { signal }) => {
          work = signal;
          return new Promise(() => undefined);
        },
      },
      { timeoutMs: 20 },
    );
    const { isError, text } = await call(client, "stel_vraag", { question });
    expect(isError).toBe(true);
    expect(text).toContain("Het antwoord duurde te lang");
    expect(work?.aborted).toBe(true);
  });

  it("stops the work when the client cancels", async () => {
    let begin: (signal: AbortSignal) => void = () => undefined;
    const begun = new Promise<AbortSignal>((resolve) => {
      begin = resolve;
    });
    const { client } = await connect({
      ask: (_request, { signal }) => {
        begin(signal);
        return new Promise(() => undefined);
      },
    });
    const caller = new AbortController();
    const pending = client.callTool({ name: "stel_vraag", arguments: { question } }, undefined, {
      signal: caller.signal,
    });
    const signal = await begun;
    caller.abort();
    await expect(pending).rejects.toThrow();
    await expect.poll(() => signal.aborted).toBe(true);
  });

  it("reports a fault of ours without telling the caller what it said", async () => {
    const { client, faults } = await connect({
      ask: async () => {
        throw new TypeError("secret");
      },
    });
    const { isError, text } = await call(client, "stel_vraag", { question });
    expect(isError).toBe(true);
    expect(text).not.toContain("secret");
    expect(faults).toMatchObject([{ name: "TypeError" }]);
  });
});

describe("zoek_acties", () => {
  it("hands on the filters that were given and gives all actions", async () => {
    const seen: ActionFilters[] = [];
    const { client } = await connect({
      actions: (filters) => {
        seen.push(filters);
        return [exampleAction];
      },
    });
    const { structuredContent, text } = await call(client, "zoek_acties", {
      owner: "BZK",
      ambition: 4,
    });
    expect(actionListSchema.strict().parse(structuredContent)).toEqual({
      actions: [exampleAction],
      total: 1,
    });
    expect(seen).toEqual([{ owner: "BZK", ambition: 4 }]);
    expect(text).toContain("1 actie:");
    expect(text).toContain(`uitvoerder: ${exampleAction.ownerText} (Werkagenda, pagina 47)`);
    expect(text).toContain("t/m 2025: Cloudstrategie en –kaders geïmplementeerd");
  });

  it("names the document of an action that is not of the Werkagenda", async () => {
    const { client } = await connect(makeOwnServices());
    const { text, structuredContent } = await call(client, "zoek_acties", { document: "brief" });
    expect(actionListSchema.strict().parse(structuredContent).total).toBe(3);
    expect(text).toContain(`uitvoerder: BZK en gemeenten (${letterTitle}, pagina 2)`);
  });

  it("says that nothing matches", async () => {
    const { client } = await connect({ actions: () => [] });
    const { text, structuredContent } = await call(client, "zoek_acties", { query: "pinguïn" });
    expect(text).toBe("Geen actie in de bronnen voldoet aan deze filters.");
    expect(structuredContent).toEqual({ actions: [], total: 0 });
  });

  it.each<[string, Record<string, string>]>([
    ["nothing", {}],
    [
      "every filter",
      {
        ...{ owner: "BZK", section: "4.3", ambition: "4", document: "werkagenda" },
        ...{ year: "2025", query: "cloud" },
      },
    ],
    ["a document that does not exist", { document: "agenda" }],
    ["a document in capitals", { document: "Werkagenda" }],
    ["an ambition that does not exist", { ambition: "6" }],
    ["half an ambition", { ambition: "1.5" }],
    ["a section without a point", { section: "43" }],
    ["a year without results", { year: "2024" }],
    ["an empty owner", { owner: " " }],
    ["a long query", { query: "a".repeat(201) }],
    ["an unknown filter", { minister: "BZK" }],
  ])("accepts and refuses the same as GET /v1/actions: %s", async (_name, filters) => {
    const { client } = await connect();
    const { ambition, ...rest } = filters;
    const input = { ...rest, ...(ambition !== undefined && { ambition: Number(ambition) }) };
    const { isError = false } = await call(client, "zoek_acties", input);
    const { app } = makeApp();
    const { status } = await app.request(`/v1/actions?${new URLSearchParams(filters)}`);
    expect(isError).toBe(status === 400);
  });
});

describe("lees_bron", () => {
  it("gives a page, its cells named after their column", async () => {
    const { client } = await connect({
      page: () => ({
        documentId: "werkagenda",
        documentTitle: "Werkagenda",
        page: 47,
        previousPage: 45,
        missingBefore: [46],
        missingAfter: [],
        blocks: [
          { id: "p47-1", kind: "heading", page: 47, level: 2, text: "4.3 Versterken", spans: [] },
          { id: "p47-2", kind: "cell", page: 47, column: "owner", text: "BZK", spans: [] },
          { id: "p47-3", kind: "item", page: 47, text: "Een punt", spans: [] },
          { id: "p47-4", kind: "paragraph", page: 47, text: "Een alinea.", spans: [] },
        ],
        raw: [{ line: 798, text: "Actiebeschrijving" }],
      }),
    });
    const { structuredContent, text } = await call(client, "lees_bron", {
      documentId: "werkagenda",
      page: 47,
    });
    expect(pageSchema.strict().parse(structuredContent).page).toBe(47);
    expect(text.split("\n\n")).toEqual([
      "Werkagenda, pagina 47",
      "## 4.3 Versterken",
      "uitvoerder: BZK",
      "- Een punt",
      "Een alinea.",
      "Niet aangeleverd rond deze pagina: 46.",
    ]);
  });

  it("names the cells of another document after its own headers, and those without one not", async () => {
    const { client } = await connect(makeOwnServices());
    const read = async (page: number) =>
      (await call(client, "lees_bron", { documentId: "brief", page })).text.split("\n\n");
    expect(await read(2)).toEqual(
      expect.arrayContaining(["Uitvoerder: BZK en gemeenten", "Gereed in: 2025"]),
    );
    expect((await read(4)).slice(-5, -1)).toEqual([
      "Telefoon",
      "14 030",
      "E-mail",
      "loket@example.nl",
    ]);
  });

  it.each([
    [
      "a missing page",
      { documentId: "werkagenda", page: 48 },
      "Pagina 48 van de Werkagenda ontbreekt.",
    ],
    ["an unknown document", { documentId: "agenda", page: 1 }, "De bronnen zijn: werkagenda."],
    ["a path", { documentId: "../werkagenda", page: 1 }, "documentId"],
    ["page nought", { documentId: "werkagenda", page: 0 }, "page"],
  ])("says what is wrong with %s", async (_name, input, sentence) => {
    const { client } = await connect();
    const result = await call(client, "lees_bron", input);
    expect(result.isError).toBe(true);
    expect(result.text).toContain(sentence);
  });
});
