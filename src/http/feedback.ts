import { createRoute, z } from "@hono/zod-openapi";
import type { HttpDependencies } from "./app-env.ts";
import { readJsonBody } from "./json-body.ts";
import type { Keep } from "./keep-daily.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import type { RouteApp } from "./route-app.ts";

/** Strict: a question sent along is refused, so that nobody thinks it is kept or wanted. */
const feedbackSchema = z
  .strictObject({
    correct: z.boolean().describe("Of het antwoord klopt"),
  })
  .meta({ id: "Feedback" });

/** POST /feedback: counts a verdict. Registered only where the operator keeps verdicts. */
export function registerFeedback(
  app: RouteApp,
  { config }: HttpDependencies,
  keepVerdict: NonNullable<Keep["verdict"]>,
): void {
  const route = createRoute({
    method: "post",
    path: "/feedback",
    operationId: "giveFeedback",
    tags: ["Vragen"],
    summary: "Zeg of een antwoord klopt",
    description:
      "Bewaart alleen de datum en je oordeel. Niet de vraag, het antwoord of wie het zei. Deze route " +
      "is er alleen als de beheerder hem heeft aangezet; /health/ready heeft dan feedback: true.",
    middleware: [offerMediaTypes("application/json"), ...readJsonBody(config.bodyLimitBytes)],
    request: {
      body: {
        required: true,
        content: {
          "application/json": {
            schema: feedbackSchema,
            examples: {
              klopt: {
                value: { correct: true },
              },
            },
          },
        },
      },
    },
    responses: {
      204: { description: "Je oordeel is aangekomen", headers: commonHeaders },
      ...problemResponses(
        "/v1/feedback",
        "invalidInput",
        "malformedRequest",
        "payloadTooLarge",
        "unsupportedMediaType",
      ),
    },
  });

  app.openapi(route, (c) => {
    keepVerdict(c.req.valid("json").correct);
    return c.body(null, 204);
  });
}
