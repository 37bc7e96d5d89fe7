import { createRoute } from "@hono/zod-openapi";
import { searchRequestSchema, searchResponseSchema } from "../schema.ts";
import type { HttpDependencies } from "./app-env.ts";
import { runWithDeadline } from "./deadline.ts";
import { searchExamples } from "./examples.ts";
import { readJsonBody } from "./json-body.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import { requireKnownDocuments, requireReady } from "./readiness.ts";
import type { RouteApp } from "./route-app.ts";

const defaultLimit = 10;

/** POST /search: the passages nearest to a query, best first, with their scores. */
export function registerSearch(app: RouteApp, { services, config }: HttpDependencies): void {
  const route = createRoute({
    method: "post",
    path: "/search",
    operationId: "searchPassages",
    tags: ["Vragen"],
    summary: "Zoek passages",
    description: `Zonder limit komen er hooguit ${defaultLimit}. Zoekwoorden staan in het bericht en nooit in het adres.`,
    middleware: [offerMediaTypes("application/json"), ...readJsonBody(config.bodyLimitBytes)],
    request: {
      body: {
        required: true,
        content: {
          "application/json": {
            schema: searchRequestSchema,
            examples: { zoeken: { value: { query: "rijksbrede cloudstrategie", limit: 5 } } },
          },
        },
      },
    },
    responses: {
      200: {
        description: "Passages, de beste eerst",
        headers: commonHeaders,
        content: { "application/json": { schema: searchResponseSchema, examples: searchExamples } },
      },
      ...problemResponses(
        "/v1/search",
        "invalidInput",
        "malformedRequest",
        "payloadTooLarge",
        "unsupportedMediaType",
        "notReady",
        "timedOut",
      ),
    },
  });

  app.openapi(route, async (c) => {
    const request = c.req.valid("json");
    requireKnownDocuments(services, request.documents);
    requireReady(services);
    const hits = await runWithDeadline(c, config.requestTimeoutMs, (signal) =>
      services.search({ limit: defaultLimit, ...request }, { signal }),
    );
    return c.json({ hits, requestId: c.get("requestId") }, 200);
  });
}
