import { describe, expect, it } from "vitest";
import { exampleMissingAction, exampleMissingActionEnglish } from "../../src/http/examples.ts";
import { createMetrics, createMetricsApp } from "../../src/http/metrics.ts";
import {
  actionListSchema,
  documentListSchema,
  documentSchema,
  organisationListSchema,
  pageSchema,
  problemSchema,
  searchResponseSchema,
  sectionListSchema,
} from "../../src/schema.ts";
import { jsonRequest, makeApp } from "./fake-services.ts";

async function readJson(path: string): Promise<unknown> {
  const response = await makeApp().app.request(path);
  expect(response.status).toBe(200);
  return response.json();
}

describe("POST /v1/search", () => {
  it("gives ten passages unless asked otherwise", async () => {
    const limits: unknown[] = [];
    const { app } = makeApp({
      services: {
        search: async ({ limit }) => {
          limits.push(limit);
          return [];
        },
      },
    });
    await app.request("/v1/search", jsonRequest({ query: "cloud" }));
    await app.request("/v1/search", jsonRequest({ query: "cloud", limit: 3 }));
    expect(limits).toEqual([10, 3]);
  });

  it("answers with hits and the id of the request", async () => {
    const response = await makeApp().app.request("/v1/search", jsonRequest({ query: "cloud" }));
    const body = searchResponseSchema.strict().parse(await response.json());
    expect(body.hits[0]?.documentId).toBe("werkagenda");
    expect(body.requestId).toBe(response.headers.get("X-Request-Id"));
  });
});

describe("documents", () => {
  it("are listed with their number", async () => {
    const list = documentListSchema.strict().parse(await readJson("/v1/documents"));
    expect(list).toMatchObject({ total: 1, documents: [{ id: "werkagenda" }] });
  });

  it("are read by id, and by page", async () => {
    expect(documentSchema.parse(await readJson("/v1/documents/werkagenda")).pages).toEqual([
      45, 47,
    ]);
    const page = pageSchema.parse(await readJson("/v1/documents/werkagenda/pages/47"));
    expect(page.missingBefore).toEqual([46]);
  });

  it("say which documents there are when one is unknown", async () => {
    const { app } = makeApp();
    for (const path of ["/v1/documents/agenda", "/v1/documents/agenda/pages/1"]) {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      const detail = 'Er is geen bron "agenda". De bronnen zijn: werkagenda.';
      expect(await response.json()).toMatchObject({ detail });
    }
  });

  it.each([
    ["nl", "Niet gevonden", "Pagina 46 van de Werkagenda ontbreekt."],
    ["en", "Not found", "Page 46 of the Werkagenda is missing."],
  ])("say that a page is missing, wholly in one language: %s", async (language, title, detail) => {
    const headers = { "Accept-Language": language };
    const response = await makeApp().app.request("/v1/documents/werkagenda/pages/46", { headers });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ title, detail });
  });
});

describe("actions", () => {
  it("hand on only the filters that were given, as their types", async () => {
    const seen: unknown[] = [];
    const { app } = makeApp({
      services: {
        actions: (filters) => {
          seen.push(filters);
          return [];
        },
      },
    });
    const all =
      "/v1/actions?owner=BZK&section=4.3&ambition=4&document=werkagenda&year=2025&query=cloud";
    for (const path of ["/v1/actions", all]) {
      const response = await app.request(path);
      expect(actionListSchema.strict().parse(await response.json())).toEqual({
        actions: [],
        total: 0,
      });
    }
    expect(seen).toEqual([
      {},
      {
        ...{ owner: "BZK", section: "4.3", ambition: 4, document: "werkagenda" },
        ...{ year: "2025", query: "cloud" },
      },
    ]);
  });

  it("are read by id, and a missing one says why", async () => {
    expect(await readJson("/v1/actions/4.3.4")).toMatchObject({ id: "4.3.4", page: 47 });
    const response = await makeApp().app.request("/v1/actions/4.3.8");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      title: "Niet gevonden",
      detail: exampleMissingAction,
    });
    const english = { headers: { "Accept-Language": "en" } };
    const same = await makeApp().app.request("/v1/actions/4.3.8", english);
    expect(same.headers.get("Content-Language")).toBe("en");
    expect(await same.json()).toMatchObject({
      title: "Not found",
      detail: exampleMissingActionEnglish,
    });
  });

  it("say what their list misses, in the language asked for", async () => {
    const asked: unknown[] = [];
    const { app } = makeApp({
      services: {
        actions: () => [],
        missingActions: (filters, language) => {
          asked.push([filters, language]);
          return "De acties van paragraaf 3.1 (pagina 34) ontbreken.";
        },
      },
    });
    const response = await app.request("/v1/actions?ambition=3");
    expect(actionListSchema.strict().parse(await response.json())).toEqual({
      actions: [],
      total: 0,
      missing: "De acties van paragraaf 3.1 (pagina 34) ontbreken.",
    });
    await app.request("/v1/actions?ambition=3", { headers: { "Accept-Language": "en" } });
    expect(asked).toEqual([
      [{ ambition: 3 }, "nl"],
      [{ ambition: 3 }, "en"],
    ]);
  });

  it("are not listed for an owner, section or document that does not exist, as JSON or as CSV", async () => {
    const { app } = makeApp();
    for (const accept of ["application/json", "text/csv"]) {
      const headers = { Accept: accept };
      const response = await app.request("/v1/actions?owner=onzin&section=4.9&document=agenda", {
        headers,
      });
      expect(response.status).toBe(400);
      const { errors } = problemSchema.parse(await response.json());
      expect(errors?.map(({ field }) => field)).toEqual(["owner", "section", "document"]);
      expect(errors?.[0]?.detail).toContain('"onzin"');
      expect(errors?.[0]?.detail).toContain("/v1/organisations");
      expect(errors?.[1]?.detail).toContain("Kies uit: 4.3.");
      expect(errors?.[2]?.detail).toBe('"agenda" is geen bron. Kies uit: werkagenda.');
    }
  });

  it("come as a download when CSV is asked for", async () => {
    const response = await makeApp().app.request("/v1/actions", {
      headers: { Accept: "text/csv" },
    });
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("Content-Disposition")).toContain("acties.csv");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe("organisations and sections", () => {
  it("are listed with their number", async () => {
    const empty = { total: 0 };
    const organisations = organisationListSchema.parse(await readJson("/v1/organisations"));
    expect(organisations).toEqual({ ...empty, organisations: [] });
    const sections = sectionListSchema.parse(await readJson("/v1/sections"));
    expect(sections).toMatchObject({ total: 1, sections: [{ id: "4.3" }] });
  });
});

describe("health", () => {
  it("is live while it is not ready", async () => {
    const detail = "Er is nog geen index.";
    const { app } = makeApp({ services: { ready: () => ({ ready: false, detail }) } });
    expect((await app.request("/health/live")).status).toBe(200);
    const ready = await app.request("/health/ready");
    expect(ready.status).toBe(503);
    expect(ready.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await ready.json()).toMatchObject({ detail });
  });

  it("is ready when the services are", async () => {
    expect(await readJson("/health/ready")).toEqual({ status: "ok" });
  });
});

describe("metrics", () => {
  it("count requests by route pattern, status and outcome, and read gauges when asked", async () => {
    const age = { name: "beleidswijzer_index_age_seconds", help: "Age.", read: () => 42 };
    const metrics = createMetrics([age]);
    let now = 0;
    const { app } = makeApp({ metrics, clock: () => (now += 30) });
    await app.request("/v1/ask", jsonRequest({ question: "Wie?" }));
    await app.request("/v1/actions/4.3.4");
    await app.request("/v1/actions/4.3.8");
    await app.request("/geheim/pad");
    const response = await createMetricsApp(metrics).request("/metrics");
    expect(response.headers.get("Content-Type")).toContain("version=0.0.4");
    const lines = (await response.text()).split("\n");
    const route = 'route="/v1/actions/{id}"';
    expect(lines).toContain(
      `beleidswijzer_http_requests_total{method="GET",${route},status="404"} 1`,
    );
    expect(lines).toContain('beleidswijzer_outcomes_total{route="/v1/ask",outcome="answered"} 1');
    const duration = "beleidswijzer_http_request_duration_seconds";
    expect(lines).toContain(`${duration}_bucket{${route},le="0.025"} 0`);
    expect(lines).toContain(`${duration}_bucket{${route},le="0.05"} 2`);
    expect(lines).toContain(`${duration}_count{${route}} 2`);
    expect(lines).toContain("beleidswijzer_index_age_seconds 42");
    expect(lines.join("\n")).not.toContain("geheim");
  });
});
