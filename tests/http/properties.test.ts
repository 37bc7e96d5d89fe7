import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLanguage, chooseMediaType } from "../../src/http/accept-header.ts";
import { inspectJson } from "../../src/http/json-body.ts";
import { describeIssues } from "../../src/http/validation-errors.ts";
import { askRequestSchema, problemSchema } from "../../src/schema.ts";
import { jsonRequest, makeApp } from "./fake-services.ts";

const { app } = makeApp();
const runs = { numRuns: 300 };

async function expectNoFault(path: string, init: RequestInit): Promise<void> {
  const response = await app.request(path, init);
  expect(response.status).toBeLessThan(500);
  if (response.headers.get("Content-Type") !== "application/problem+json") return;
  problemSchema.strict().parse(await response.json());
}

/** Requests that look like questions, with any of their fields gone wrong. */
const almostQuestion = fc.record(
  {
    question: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue()),
    history: fc.oneof(
      fc.array(
        fc.record({ role: fc.constantFrom("user", "assistant", "x"), content: fc.string() }),
      ),
      fc.jsonValue(),
    ),
    language: fc.oneof(fc.constantFrom("nl", "en"), fc.jsonValue()),
    documents: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
    explain: fc.oneof(fc.boolean(), fc.jsonValue()),
  },
  { requiredKeys: [] },
);

describe("whatever is sent", () => {
  it("no JSON makes a fault of ours", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          almostQuestion.map((value) => JSON.stringify(value)),
        ),
        fc.constantFrom("/v1/ask", "/ask", "/v1/search"),
        (body, path) => expectNoFault(path, jsonRequest(body)),
      ),
      runs,
    );
  });

  it("no bytes make a fault of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const init = { method: "POST", headers: { "Content-Type": "application/json" } };
        return expectNoFault("/v1/ask", { ...init, body: Uint8Array.from(bytes) });
      }),
      runs,
    );
  });

  it("no path or filter makes a fault of ours", async () => {
    const part = fc.oneof(fc.webPath(), fc.webQueryParameters(), fc.webSegment());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("/v1/actions/", "/v1/documents/", "/v1/actions?", "/bronnen/a/", "/"),
        part,
        (start, rest) => expectNoFault(`${start}${rest}`, {}),
      ),
      runs,
    );
  });

  it("no header makes a fault of ours", async () => {
    const value = fc.oneof(
      fc.stringMatching(/^[!-~]{0,40}$/),
      fc.constantFrom("text/event-stream;q=1, */*;q=0", "application/json;q=abc", ",,;;=="),
    );
    const names = ["Accept", "Accept-Language", "Content-Type", "Content-Encoding", "Origin"];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), value, (name, header) =>
        expectNoFault("/v1/search", jsonRequest({ query: "cloud" }, { [name]: header })),
      ),
      runs,
    );
  });
});

describe("negotiation", () => {
  it("only ever chooses what is offered", () => {
    const offers = ["application/json", "text/csv"];
    fc.assert(
      fc.property(fc.string(), (accept) => {
        expect([...offers, undefined]).toContain(chooseMediaType(accept, offers));
        expect(["nl", "en"]).toContain(chooseLanguage(accept));
      }),
      runs,
    );
  });

  it("follows weight, then the most specific range, then our order", () => {
    const offers = ["application/json", "text/csv"];
    const cases = [
      [undefined, "application/json"],
      ["*/*", "application/json"],
      ["text/csv", "text/csv"],
      ["text/*;q=0.5, application/json;q=0.4", "text/csv"],
      ["*/*, application/json;q=0", "text/csv"],
      ["text/csv;q=0.9, */*;q=0.1", "text/csv"],
      ["TEXT/CSV ; q=1", "text/csv"],
      ["image/png", undefined],
    ] as const;
    for (const [accept, chosen] of cases) expect(chooseMediaType(accept, offers)).toBe(chosen);
  });
});

describe("explaining what is wrong", () => {
  it("names a field and says something of it, for any value", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), almostQuestion), (value) => {
        const result = askRequestSchema.safeParse(value);
        if (result.success) return;
        const errors = describeIssues(result.error.issues, value);
        expect(errors.length).toBeGreaterThan(0);
        for (const { field, detail } of errors) {
          expect(field.length).toBeGreaterThan(0);
          expect(detail.nl).toMatch(/\.$/);
          expect(detail.en.length).toBeLessThan(300);
        }
      }),
      runs,
    );
  });

  it("passes all ordinary JSON and stops what could reach a prototype", () => {
    const ordinary = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.integer(), fc.stringMatching(/^[ -~]*$/), fc.array(fc.boolean())),
    );
    fc.assert(
      fc.property(ordinary, (value) => {
        expect(inspectJson(value)).toEqual([]);
        const hostile: unknown = JSON.parse(`{"a":[${JSON.stringify(value)}],"__proto__":1}`);
        expect(inspectJson(hostile).map(({ field }) => field)).toEqual(["__proto__"]);
      }),
      runs,
    );
  });
});
