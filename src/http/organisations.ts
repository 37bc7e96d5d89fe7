import { createRoute } from "@hono/zod-openapi";
import { organisationListSchema } from "../schema.ts";
import type { HttpDependencies } from "./app-env.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import type { RouteApp } from "./route-app.ts";

const route = createRoute({
  method: "get",
  path: "/organisations",
  operationId: "listOrganisations",
  tags: ["Acties"],
  summary: "Lijst van organisaties",
  middleware: [offerMediaTypes("application/json")],
  responses: {
    200: {
      description: "De organisaties die de Werkagenda en eigen documenten noemen, met hun acties",
      headers: commonHeaders,
      content: { "application/json": { schema: organisationListSchema } },
    },
    ...problemResponses("/v1/organisations"),
  },
});

/** GET /organisations. */
export function registerOrganisations(app: RouteApp, { services }: HttpDependencies): void {
  app.openapi(route, (c) => {
    const organisations = services.organisations();
    return c.json({ organisations, total: organisations.length }, 200);
  });
}
