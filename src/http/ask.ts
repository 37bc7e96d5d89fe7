import { createRoute, z } from "@hono/zod-openapi";
import { type Answer, answerSchema, askRequestSchema } from "../schema.ts";
import type { HttpDependencies } from "./app-env.ts";
import { runWithDeadline } from "./deadline.ts";
import { streamAnswer } from "./event-stream.ts";
import { answerExamples, askExamples, eventStreamExample } from "./examples.ts";
import { readJsonBody } from "./json-body.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import { requireKnownDocuments, requireReady } from "./readiness.ts";
import type { RouteApp } from "./route-app.ts";
import { describeIssues } from "./validation-errors.ts";

const json = "application/json";
const eventStream = "text/event-stream";

/** The fields of a question that goes wrong in three ways, explained as the server does it. */
const invalidQuestion = { question: "", language: "fr", vraag: "Wie?" };
const invalidErrors = describeIssues(
  askRequestSchema.safeParse(invalidQuestion).error?.issues ?? [],
  invalidQuestion,
);

/** POST /ask; `hide` keeps the alias without /v1 out of the OpenAPI document. */
export function registerAsk(
  app: RouteApp,
  { services, config, keep }: HttpDependencies,
  { hide }: { hide: boolean } = { hide: false },
): void {
  const route = createRoute({
    hide,
    method: "post",
    path: "/ask",
    operationId: "askQuestion",
    tags: ["Vragen"],
    summary: "Stel een vraag",
    description:
      "Geeft een kort antwoord met letterlijke citaten, of zegt dat het niet in de bronnen staat. " +
      "Met Accept: text/event-stream komen de delen als events: interpretation, citation, " +
      "statement en als laatste done, met hetzelfde antwoord als de gewone JSON. Gaat het onderweg " +
      "mis, dan komt er een event problem. Wie de verbinding sluit, stopt het werk.",
    middleware: [offerMediaTypes(json, eventStream), ...readJsonBody(config.bodyLimitBytes)],
    request: {
      body: {
        required: true,
        content: { [json]: { schema: askRequestSchema, examples: askExamples } },
      },
    },
    responses: {
      200: {
        description: "Een antwoord, een deel ervan, een weigering of een wedervraag; zie status",
        headers: commonHeaders,
        content: {
          [json]: { schema: answerSchema, examples: answerExamples },
          [eventStream]: { schema: z.string(), example: eventStreamExample },
        },
      },
      ...problemResponses(
        "/v1/ask",
        { kind: "invalidInput", options: { errors: invalidErrors } },
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
    const ask = async (signal: AbortSignal): Promise<Answer> => {
      const answer = await services.ask(request, { requestId: c.get("requestId"), signal });
      // Who went away, or heard that it took too long, got no answer to keep.
      if (!signal.aborted) {
        const { status, language } = answer;
        keep?.question?.({ question: request.question, outcome: status, language });
      }
      return answer;
    };
    if (c.get("mediaType") === eventStream) return streamAnswer(c, config.requestTimeoutMs, ask);
    const answer = await runWithDeadline(c, config.requestTimeoutMs, ask);
    c.set("outcome", answer.status);
    return c.json(answer, 200);
  });
}
