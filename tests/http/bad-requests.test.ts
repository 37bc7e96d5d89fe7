import { describe, expect, it } from "vitest";
import { problemSchema } from "../../src/schema.ts";
import { badAddresses, badHeaders } from "./bad-addresses.ts";
import { badBodies } from "./bad-bodies.ts";
import { makeApp } from "./fake-services.ts";

const badRequests = [...badBodies, ...badHeaders, ...badAddresses];

describe("bad requests", () => {
  it("are tried in more than sixty ways", () => {
    expect(badRequests.length).toBeGreaterThan(60);
    expect(new Set(badRequests.map(({ name }) => name)).size).toBe(badRequests.length);
  });

  it.each(badRequests)("$name gets $status $title", async (request) => {
    const { path, init, status, title, field } = request;
    const { app, logged } = makeApp();
    const response = await app.request(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("API-Version")).toBe("0.1.0");
    const problem = problemSchema.strict().parse(await response.json());
    expect(problem).toMatchObject({ status, title });
    expect(problem.requestId).toBe(response.headers.get("X-Request-Id"));
    expect(problem.errors?.map((error) => error.field) ?? []).toEqual(field ? [field].flat() : []);
    if (request.detail) expect(JSON.stringify(problem)).toContain(request.detail);
    if (request.allow) expect(response.headers.get("Allow")).toBe(request.allow);
    expect(logged).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("name all fields that are wrong at once, with the values", async () => {
    const { app } = makeApp();
    const body = {
      question: "x".repeat(1001),
      language: "fr",
      documents: [],
      history: [{ role: "system", content: 5 }],
      explain: "ja",
      vraag: "Wie?",
    };
    const response = await app.request("/v1/ask", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
    const problem = problemSchema.parse(await response.json());
    expect(problem.errors).toEqual([
      { field: "question", detail: "De tekst is 1001 tekens lang; het maximum is 1000." },
      { field: "history[0].role", detail: '"system" kan hier niet. Kies uit: user, assistant.' },
      { field: "history[0].content", detail: "5 is geen tekst." },
      { field: "language", detail: '"fr" kan hier niet. Kies uit: nl, en.' },
      { field: "documents", detail: "De lijst heeft 0 onderdelen; het minimum is 1." },
      { field: "explain", detail: '"ja" is niet true of false.' },
      { field: "vraag", detail: "Dit veld kennen we niet." },
    ]);
  });

  it("are explained in English when the body or Accept-Language asks for it", async () => {
    const { app } = makeApp();
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      app.request("/v1/ask", {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", ...headers },
      });
    const english = { title: "The input is not valid" };
    expect(await (await post({ language: "en" })).json()).toMatchObject(english);
    const preferring = { "Accept-Language": "en-GB,en;q=0.9,nl;q=0.8" };
    const response = await post({}, preferring);
    expect(response.headers.get("Content-Language")).toBe("en");
    expect(await response.json()).toMatchObject({
      ...english,
      errors: [{ field: "question", detail: "This field is missing." }],
    });
    const dutch = { title: "De invoer klopt niet" };
    expect(await (await post({ language: "nl" }, preferring)).json()).toMatchObject(dutch);
    expect(await (await post({}, { "Accept-Language": "de, nl;q=0.1" })).json()).toMatchObject(
      dutch,
    );
  });

  it("never list more than fifty errors, however many there are", async () => {
    const { app } = makeApp();
    const keys = Array.from({ length: 2000 }, (_, index) => [`veld${index}`, 1]);
    const response = await app.request("/v1/ask", {
      method: "POST",
      body: JSON.stringify(Object.fromEntries(keys)),
      headers: { "Content-Type": "application/json" },
    });
    expect(problemSchema.parse(await response.json()).errors).toHaveLength(50);
  });
});
