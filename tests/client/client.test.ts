import { afterEach, describe, expect, it } from "vitest";
import {
  ConnectionError,
  createClient,
  ProblemError,
  TimeoutError,
  UnexpectedResponseError,
} from "../../src/client/client.ts";
import { exampleAction, exampleMissingAction } from "../../src/http/examples.ts";
import type { ActionFilters, Services } from "../../src/http/services.ts";
import { answerSchema, pageSchema } from "../../src/schema.ts";
import { makeAnswer, werkagenda } from "../http/fake-services.ts";
import { listen, listenTo, makeHangingAsk } from "./listen.ts";

const question = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function open(services: Partial<Services> = {}, options = {}) {
  const running = await listen(services, options);
  closers.push(running.close);
  return running;
}

async function openRaw(respond: (request: Request) => Response | Promise<Response>) {
  const running = await listenTo(respond);
  closers.push(running.close);
  return running;
}

/** What a call fails with. */
function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("the client", () => {
  it("asks a question and gives the whole answer", async () => {
    const seen: unknown[] = [];
    const { client } = await open({
      ask: async (request, { requestId }) => {
        seen.push(request);
        return makeAnswer(requestId);
      },
    });
    const answer = await client.ask({ question, language: "nl", documents: ["werkagenda"] });
    expect(answerSchema.strict().parse(answer)).toEqual(answer);
    expect(seen).toEqual([{ question, language: "nl", documents: ["werkagenda"] }]);
  });

  it("gives the bodies of the other routes", async () => {
    const { client } = await open();
    expect((await client.search({ query: "cloud", limit: 1 })).hits).toHaveLength(1);
    expect(await client.actions()).toEqual({ actions: [exampleAction], total: 1 });
    expect(await client.action("4.3.4")).toEqual(exampleAction);
    expect(await client.organisations()).toEqual({ organisations: [], total: 0 });
    expect(await client.sections()).toMatchObject({ sections: [{ id: "4.3" }], total: 1 });
    expect(await client.documents()).toEqual({ documents: [werkagenda], total: 1 });
    expect(await client.document("werkagenda")).toEqual(werkagenda);
    expect(pageSchema.parse(await client.page("werkagenda", 47)).page).toBe(47);
  });

  it("sends the filters that were given and no others", async () => {
    const seen: ActionFilters[] = [];
    const { client } = await open({
      actions: (filters) => {
        seen.push(filters);
        return [];
      },
    });
    await client.actions({ owner: "BZK & VNG", ambition: 4, section: undefined });
    await client.actionsCsv({ year: "2025", query: "cloud" });
    expect(seen).toEqual([
      { owner: "BZK & VNG", ambition: 4 },
      { year: "2025", query: "cloud" },
    ]);
  });

  it("gives the actions as CSV with its header line", async () => {
    const { client } = await open();
    const csv = await client.actionsCsv();
    expect(csv).toContain(";");
    expect(csv).toContain("4.3.4");
  });

  it("takes a base address with a path and a slash at its end", async () => {
    const paths: string[] = [];
    const { baseUrl } = await openRaw((request) => {
      paths.push(new URL(request.url).pathname);
      return Response.json({ documents: [], total: 0 });
    });
    await createClient({ baseUrl: `${baseUrl}/beleid/` }).documents();
    await createClient({ baseUrl: new URL(baseUrl) }).documents();
    expect(paths).toEqual(["/beleid/v1/documents", "/v1/documents"]);
  });

  it("cannot be led to another route by an id", async () => {
    const { client } = await open();
    const error = await failure(client.document("werkagenda/pages/47"));
    expect(error).toBeInstanceOf(ProblemError);
  });

  it("sends its headers with every call", async () => {
    const { client } = await open({}, { headers: { "Accept-Language": "en" } });
    expect(await failure(client.document("agenda"))).toMatchObject({ title: "Not found" });
  });
});

describe("a refused call", () => {
  it("carries the problem with every field that is wrong", async () => {
    const { client } = await open();
    const error = await failure(client.ask({ question: "", documents: ["agenda", "nota"] }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      type: "/ontwikkelaars#invalid-input",
      status: 400,
      title: "De invoer klopt niet",
      instance: "/v1/ask",
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      errors: [{ field: "question", detail: "De tekst is leeg." }],
    });
  });

  it("says why an action is not there", async () => {
    const { client } = await open();
    expect(await failure(client.action("4.3.8"))).toMatchObject({
      status: 404,
      detail: exampleMissingAction,
      errors: [],
    });
  });

  it("says how long to wait when the server is not ready", async () => {
    const detail = "De index wordt gebouwd.";
    const { client } = await open({ ready: () => ({ ready: false, detail }) });
    const error = await failure(client.ask({ question }));
    expect(error).toMatchObject({ name: "ProblemError", status: 503, retryAfterSeconds: 5 });
  });
});

describe("a call that fails on the way", () => {
  it("is a TimeoutError after its own time, and the work stops", async () => {
    const { ask, started } = makeHangingAsk();
    const { client } = await open({ ask }, { timeoutMs: 60_000 });
    const error = await failure(client.ask({ question }, { timeoutMs: 50 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 50 });
    const signal = await started;
    await expect.poll(() => signal.aborted).toBe(true);
  });

  it("covers a body that does not end", async () => {
    const { client } = await openRaw(
      () =>
        new Response(
          new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode("{")) }),
          {
            headers: { "Content-Type": "application/json" },
          },
        ),
    );
    const error = await failure(client.documents({ timeoutMs: 100 }));
    expect(error).toBeInstanceOf(TimeoutError);
  });

  it("fails with the reason of the caller's signal, and the work stops", async () => {
    const { ask, started } = makeHangingAsk();
    const { client } = await open({ ask });
    const caller = new AbortController();
    const call = failure(client.ask({ question }, { signal: caller.signal }));
    const signal = await started;
    const reason = new Error("The page was left.");
    caller.abort(reason);
    expect(await call).toBe(reason);
    await expect.poll(() => signal.aborted).toBe(true);
  });

  it("sends nothing when the signal had aborted before", async () => {
    const { client, outcomes } = await open();
    expect(await failure(client.documents({ signal: AbortSignal.abort("no") }))).toBe("no");
    expect(outcomes()).toEqual([]);
  });

  it("is a ConnectionError with its cause when nobody listens", async () => {
    const { client, close } = await listen();
    close();
    const error = await failure(client.documents());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause: expect.any(TypeError) });
  });

  it("is an UnexpectedResponseError when something else answers", async () => {
    const page = () =>
      new Response("<h1>Log in</h1>", { headers: { "Content-Type": "text/html" } });
    const { client } = await openRaw(page);
    const error = await failure(client.documents());
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ status: 200, contentType: "text/html" });
  });

  it("tells a proxy's error page from a problem", async () => {
    const { client } = await openRaw(() => new Response("Bad gateway", { status: 502 }));
    expect(await failure(client.documents())).toMatchObject({
      name: "UnexpectedResponseError",
      status: 502,
    });
  });

  it("takes no half problem for a problem", async () => {
    const { client } = await openRaw(
      () =>
        new Response('{"status":400}', {
          status: 400,
          headers: { "Content-Type": "application/problem+json" },
        }),
    );
    expect(await failure(client.documents())).toBeInstanceOf(UnexpectedResponseError);
  });

  it("takes broken JSON for no answer", async () => {
    const { client } = await openRaw(
      () => new Response("{", { headers: { "Content-Type": "application/json" } }),
    );
    const error = await failure(client.documents());
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ cause: expect.any(SyntaxError) });
  });

  it("keeps no hold on the caller's signal once it has ended", async () => {
    const { client } = await open();
    const signal = new AbortController().signal;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await client.documents({ signal });
    expect(listeners).toBe(0);
  });
});
