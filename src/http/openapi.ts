import { type RouteConfig, z } from "@hono/zod-openapi";
import type { HttpDependencies } from "./app-env.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import type { RouteApp } from "./route-app.ts";

const route: RouteConfig = {
  method: "get",
  path: "/openapi.json",
  operationId: "readOpenApi",
  tags: ["Beschrijving"],
  summary: "Dit document",
  description: "De beschrijving van de API. Elke website mag hem lezen (CORS: *).",
  responses: {
    200: {
      description: "OpenAPI 3.1",
      headers: { ...commonHeaders, "Access-Control-Allow-Origin": { schema: { type: "string" } } },
      content: { "application/json": { schema: z.record(z.string(), z.unknown()) } },
    },
    ...problemResponses("/v1/openapi.json"),
  },
};

type Described = Pick<HttpDependencies, "config" | "keep">;

/**
 * The document of all routes registered on `app` so far. Paths are relative to the server address,
 * which ends in the major version; without a public address it is relative to the document's host.
 */
function describeApi(app: RouteApp, { config, keep }: Described) {
  const kept = keep?.question
    ? `Je vraag wordt hooguit ${keep.days} dagen bewaard, met tijd, uitkomst en taal, zonder je adres. `
    : "Je vraag wordt niet bewaard. ";
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Beleidswijzer",
      version: config.version,
      description:
        "Vragen over het digitaliseringsbeleid van de Rijksoverheid, beantwoord uit vijf documenten " +
        "en wat de beheerder daaraan toevoegt, met bij elke uitspraak het letterlijke citaat. Antwoorden komen van een AI-systeem. " +
        kept +
        "POST /ask is ook bereikbaar zonder /v1 ervoor. Buiten de API staan " +
        "GET /health/live en GET /health/ready. Fouten zijn problem+json (RFC 9457), in het " +
        "Nederlands, of in het Engels met language: en of Accept-Language: en.",
      contact: config.contact,
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/nl/" },
    },
    servers: [{ url: `${config.publicUrl}/v1`, description: "Versie 1" }],
    tags: [
      { name: "Vragen", description: "Vragen stellen en passages zoeken" },
      {
        name: "Acties",
        description: "Het register van acties in de Werkagenda en in eigen documenten",
      },
      { name: "Bronnen", description: "De documenten en hun pagina's" },
      { name: "Beschrijving", description: "De API zelf" },
    ],
  });
}

/** GET /openapi.json; register it last, so that it describes every route. */
export function registerOpenApi(app: RouteApp, described: Described): void {
  app.openAPIRegistry.registerPath(route);
  let text: string | undefined;
  app.get(route.path, offerMediaTypes("application/json"), (c) => {
    text ??= JSON.stringify(describeApi(app, described));
    return c.body(text, 200, { "Content-Type": "application/json" });
  });
}
