import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  actionListExamples,
  answerExamples,
  askExamples,
  exampleAction,
  searchExamples,
} from "../../src/http/examples.ts";
import {
  actionListSchema,
  answerSchema,
  askRequestSchema,
  problemSchema,
  searchResponseSchema,
} from "../../src/schema.ts";
import { jsonRequest, keepAll, makeApp } from "./fake-services.ts";

const responseSchema = z.object({
  headers: z.record(z.string(), z.unknown()),
  content: z
    .record(
      z.string(),
      z.object({ examples: z.record(z.string(), z.object({ value: z.unknown() })).optional() }),
    )
    .default({}),
});
const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({
    version: z.string(),
    contact: z.object({ name: z.string(), email: z.email(), url: z.url() }),
  }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).optional(),
        responses: z.record(z.string(), responseSchema),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

async function readDocument(publicUrl = "https://beleidswijzer.example.nl") {
  const { app } = makeApp({ config: { publicUrl }, keep: keepAll });
  return documentSchema.parse(await (await app.request("/v1/openapi.json")).json());
}

describe("the OpenAPI document", () => {
  it("is 3.1, says whom to ask, and has the major version in its server", async () => {
    const document = await readDocument();
    expect(document.openapi).toBe("3.1.0");
    expect(document.info.version).toBe("0.1.0");
    expect(document.servers).toMatchObject([{ url: "https://beleidswijzer.example.nl/v1" }]);
    expect((await readDocument("")).servers).toMatchObject([{ url: "/v1" }]);
  });

  it("describes every route of the API and no other", async () => {
    const { paths } = await readDocument();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual([
      "get /actions",
      "get /actions/{id}",
      "get /documents",
      "get /documents/{id}",
      "get /documents/{id}/pages/{page}",
      "get /openapi.json",
      "get /organisations",
      "get /sections",
      "post /ask",
      "post /feedback",
      "post /search",
    ]);
  });

  it("gives every response its version header, and every error its problem and example", async () => {
    const { paths } = await readDocument();
    for (const [path, methods] of Object.entries(paths)) {
      for (const { responses } of Object.values(methods)) {
        for (const [status, { headers, content }] of Object.entries(responses)) {
          expect(headers, `${path} ${status}`).toHaveProperty("API-Version");
          if (Number(status) < 400) continue;
          expect(Object.keys(content)).toEqual(["application/problem+json"]);
          const examples = Object.values(content["application/problem+json"]?.examples ?? {});
          expect(examples.length).toBeGreaterThan(0);
          for (const { value } of examples) {
            expect(problemSchema.strict().parse(value).status).toBe(Number(status));
          }
        }
      }
    }
  });

  it("names its schemas instead of repeating them", async () => {
    const { components } = await readDocument();
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(["Action", "Answer", "AskRequest", "Citation", "Page", "Problem"]),
    );
  });

  it("promises no trailing slash, kebab-case paths and camelCase filters", async () => {
    const { paths } = await readDocument();
    for (const [path, methods] of Object.entries(paths)) {
      expect(path).toMatch(/^(\/([a-z0-9.-]+|\{[a-z]+\}))+$/);
      for (const { parameters = [] } of Object.values(methods)) {
        for (const { name } of parameters) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
      }
    }
  });
});

describe("the examples", () => {
  it("are what the schemas say", () => {
    for (const { value } of Object.values(askExamples)) askRequestSchema.parse(value);
    for (const { value } of Object.values(answerExamples)) answerSchema.strict().parse(value);
    searchResponseSchema.strict().parse(searchExamples.passages.value);
    actionListSchema.strict().parse(actionListExamples.cloud.value);
  });

  it("stand in the source where they say they do", () => {
    const lines = readFileSync(exampleAction.source.file, "utf8").split("\n");
    const read = exampleAction.source.spans
      .map(({ line, start, end }) => lines[line - 1]?.slice(start, end))
      .join(" ");
    expect(read).toBe(`${exampleAction.title} ${exampleAction.ownerText}`);
  });

  it("of bad requests have the shape that the server answers with", async () => {
    const { paths } = await readDocument();
    const examples = paths["/ask"]?.post?.responses["400"]?.content["application/problem+json"];
    const value = problemSchema.parse(examples?.examples?.invalidInput?.value);
    const body = { question: "", language: "fr", vraag: "Wie?" };
    const response = await makeApp().app.request("/v1/ask", jsonRequest(body));
    const problem = problemSchema.parse(await response.json());
    expect(problem).toEqual({ ...value, requestId: problem.requestId });
  });

  it("of a missing action have the shape that the server answers with", async () => {
    const { paths } = await readDocument();
    const examples =
      paths["/actions/{id}"]?.get?.responses["404"]?.content["application/problem+json"];
    const value = problemSchema.parse(examples?.examples?.notFound?.value);
    const response = await makeApp().app.request("/v1/actions/4.3.8");
    const problem = problemSchema.parse(await response.json());
    expect(problem).toEqual({ ...value, requestId: problem.requestId });
  });
});
