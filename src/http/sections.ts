import { createRoute } from "@hono/zod-openapi";
import { sectionListSchema } from "../schema.ts";
import type { HttpDependencies } from "./app-env.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import type { RouteApp } from "./route-app.ts";

const route = createRoute({
  method: "get",
  path: "/sections",
  operationId: "listSections",
  tags: ["Acties"],
  summary: "Lijst van paragrafen",
  middleware: [offerMediaTypes("application/json")],
  responses: {
    200: {
      description: "De paragrafen van de Werkagenda, met hun doelen en wat ervan ontbreekt",
      headers: commonHeaders,
      content: { "application/json": { schema: sectionListSchema } },
    },
    ...problemResponses("/v1/sections"),
  },
});

/** GET /sections. */
export function registerSections(app: RouteApp, { services }: HttpDependencies): void {
  app.openapi(route, (c) => {
    const sections = services.sections();
    return c.json({ sections, total: sections.length }, 200);
  });
}
