import { describe, expect, it } from "vitest";
import type { Services } from "../../src/http/services.ts";
import { answerSchema, problemSchema } from "../../src/schema.ts";
import { jsonRequest, makeAnswer, makeApp } from "./fake-services.ts";

const question = { question: "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?" };

/** Never answers, and keeps the signal it was given. */
function makeHangingAsk(): { ask: Services["ask"]; started: Promise<AbortSignal> } {
  let start: (signal: AbortSignal) => void = () => undefined;
  const started = new Promise<AbortSignal>((resolve) => {
    start = resolve;
  });
  return {
    started,
    ask: (_request, { signal }) => {
      start(signal);
      return new Promise(() => undefined);
    },
  };
}

function parseEvents(text: string): { event: string; data: unknown }[] {
  return text
    .split("\n\n")
    .filter((part) => part.startsWith("event: "))
    .map((part) => {
      const [event = "", data = ""] = part.split("\n");
      return { event: event.slice(7), data: JSON.parse(data.slice(6)) };
    });
}

describe("POST /v1/ask", () => {
  it("answers with the whole contract and the id of the request", async () => {
    const { app } = makeApp();
    const response = await app.request("/v1/ask", jsonRequest(question));
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    const answer = answerSchema.strict().parse(await response.json());
    expect(answer.requestId).toBe(response.headers.get("X-Request-Id"));
  });

  it("hands the request on as it was validated", async () => {
    const seen: unknown[] = [];
    const { app } = makeApp({
      services: {
        ask: async (request, { requestId }) => {
          seen.push(request);
          return makeAnswer(requestId);
        },
      },
    });
    const history = [{ role: "user", content: "Wat is de Werkagenda?" }];
    const body = { question: "  En dan? ", history, language: "nl", documents: ["werkagenda"] };
    await app.request("/v1/ask", jsonRequest(body));
    expect(seen).toEqual([{ ...body, question: "En dan?" }]);
  });

  it("answers the same under /ask", async () => {
    const { app } = makeApp();
    const [first, second] = await Promise.all(
      ["/v1/ask", "/ask"].map(async (path) => {
        const response = await app.request(path, jsonRequest(question));
        return { ...answerSchema.parse(await response.json()), requestId: "" };
      }),
    );
    expect(second).toEqual(first);
  });

  it("refuses documents that do not exist, naming each", async () => {
    const { app } = makeApp();
    const body = { ...question, documents: ["werkagenda", "agenda", "bijbel"] };
    const response = await app.request("/v1/ask", jsonRequest(body));
    expect(response.status).toBe(400);
    const problem = problemSchema.parse(await response.json());
    expect(problem.errors?.map(({ field }) => field)).toEqual(["documents[1]", "documents[2]"]);
    expect(problem.errors?.[0]?.detail).toContain('"agenda" is geen bron');
  });

  it("says why it is not ready, and when to try again", async () => {
    const detail = "De index wordt gebouwd.";
    const { app } = makeApp({ services: { ready: () => ({ ready: false, detail }) } });
    const response = await app.request("/v1/ask", jsonRequest(question));
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("5");
    expect(await response.json()).toMatchObject({ title: "Nog niet klaar voor gebruik", detail });
  });

  it("gives up after the time allowed and stops the work", async () => {
    const { ask, started } = makeHangingAsk();
    const { app, logged } = makeApp({ services: { ask }, config: { requestTimeoutMs: 20 } });
    const response = await app.request("/v1/ask", jsonRequest(question));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: "/ontwikkelaars#timed-out" });
    expect((await started).aborted).toBe(true);
    expect(logged[0]).toMatchObject({ outcome: "timedOut", level: "warn" });
  });

  it("stops the work when the client goes away", async () => {
    const { ask, started } = makeHangingAsk();
    const { app, logged } = makeApp({ services: { ask } });
    const client = new AbortController();
    const pending = app.request("/v1/ask", { ...jsonRequest(question), signal: client.signal });
    const signal = await started;
    client.abort();
    await pending;
    expect(signal.aborted).toBe(true);
    expect(logged[0]).toMatchObject({ outcome: "clientClosed", status: 499 });
  });

  it("answers a fault of ours with 500 and logs where it was, not what it said", async () => {
    const { app, logged } = makeApp({
      services: {
        ask: async () => {
          throw new TypeError("cannot read the question about secret things");
        },
      },
    });
    const response = await app.request("/v1/ask", jsonRequest(question));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(logged[0]).toMatchObject({ level: "error", error: { name: "TypeError" } });
    expect(logged[0]?.error?.stack.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain("secret");
  });
});

describe("the event stream of POST /v1/ask", () => {
  const wantsEvents = { Accept: "text/event-stream" };

  it("gives interpretation, citations, statements and the plain answer, in that order", async () => {
    const interpretedAs = "Wie is verantwoordelijk voor actie 4.3.4?";
    const { app } = makeApp({
      services: { ask: async () => makeAnswer("the-same-id", { interpretedAs }) },
    });
    const plain = await app.request("/v1/ask", jsonRequest(question));
    const streamed = await app.request("/v1/ask", jsonRequest(question, wantsEvents));
    expect(streamed.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
    const events = parseEvents(await streamed.text());
    expect(events.map(({ event }) => event)).toEqual([
      "interpretation",
      "citation",
      "statement",
      "done",
    ]);
    expect(events[0]?.data).toEqual({ interpretedAs });
    expect(events.at(-1)?.data).toEqual(await plain.json());
  });

  it("refuses a bad question with a plain problem, before the stream opens", async () => {
    const { app } = makeApp();
    const response = await app.request("/v1/ask", jsonRequest({ question: "" }, wantsEvents));
    expect(response.status).toBe(400);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it("sends what goes wrong under way as an event of its own", async () => {
    const { ask } = makeHangingAsk();
    const { app, logged } = makeApp({ services: { ask }, config: { requestTimeoutMs: 20 } });
    const response = await app.request(
      "/v1/ask",
      jsonRequest({ ...question, language: "en" }, wantsEvents),
    );
    const events = parseEvents(await response.text());
    expect(events).toMatchObject([
      { event: "problem", data: { status: 503, title: "The answer took too long" } },
    ]);
    expect(logged[0]).toMatchObject({ outcome: "timedOut", status: 200 });
  });

  it("stops the work when the stream is cancelled, and logs it only then", async () => {
    const { ask, started } = makeHangingAsk();
    const { app, logged } = makeApp({ services: { ask } });
    const response = await app.request("/v1/ask", jsonRequest(question, wantsEvents));
    const signal = await started;
    expect(logged).toEqual([]);
    await response.body?.cancel();
    expect(signal.aborted).toBe(true);
    await expect.poll(() => logged.map(({ outcome }) => outcome)).toEqual(["clientClosed"]);
  });

  it("logs the fault behind a broken stream without its message", async () => {
    const { app, logged } = makeApp({
      services: {
        ask: async () => {
          throw new Error("secret");
        },
      },
    });
    const response = await app.request("/v1/ask", jsonRequest(question, wantsEvents));
    expect(parseEvents(await response.text())[0]).toMatchObject({ data: { status: 500 } });
    expect(logged[0]).toMatchObject({ level: "error", error: { name: "Error" } });
    expect(JSON.stringify(logged)).not.toContain("secret");
  });
});
