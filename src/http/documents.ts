import { createRoute, z } from "@hono/zod-openapi";
import { documentListSchema, documentSchema, pageSchema } from "../schema.ts";
import type { HttpDependencies } from "./app-env.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import { ProblemError, problemLanguage } from "./problem.ts";
import type { RouteApp } from "./route-app.ts";

/** The id of a document in an address. */
export const documentIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "documentId")
  .max(60)
  .meta({ description: "Naam van de bron, zie /documents", example: "werkagenda" });
const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "pageNumber")
  .transform(Number)
  .meta({
    type: "integer",
    minimum: 1,
    maximum: 9999,
    description: "Gedrukt paginanummer",
    example: 47,
  });

const json = "application/json";
const middleware = [offerMediaTypes(json)];
const tags = ["Bronnen"];

function refuseUnknown(id: string, known: readonly string[]): never {
  throw new ProblemError("notFound", {
    detail: {
      nl: `Er is geen bron "${id}". De bronnen zijn: ${known.join(", ")}.`,
      en: `There is no document "${id}". The documents are: ${known.join(", ")}.`,
    },
  });
}

const listRoute = createRoute({
  method: "get",
  path: "/documents",
  operationId: "listDocuments",
  tags,
  summary: "Lijst van bronnen",
  middleware,
  responses: {
    200: {
      description: "Alle bronnen, met de pagina's die er zijn en die ontbreken",
      headers: commonHeaders,
      content: { [json]: { schema: documentListSchema } },
    },
    ...problemResponses("/v1/documents"),
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/documents/{id}",
  operationId: "readDocument",
  tags,
  summary: "Gegevens van één bron",
  middleware,
  request: { params: z.object({ id: documentIdSchema }) },
  responses: {
    200: {
      description: "De bron",
      headers: commonHeaders,
      content: { [json]: { schema: documentSchema } },
    },
    ...problemResponses("/v1/documents/werkagenda-2", "invalidInput", "notFound"),
  },
});

const pageRoute = createRoute({
  method: "get",
  path: "/documents/{id}/pages/{page}",
  operationId: "readPage",
  tags,
  summary: "Eén pagina van een bron",
  description:
    "De tekst in blokken, elk met zijn plaats in het bronbestand, en de regels zoals ze zijn aangeleverd.",
  middleware,
  request: { params: z.object({ id: documentIdSchema, page: pageNumber }) },
  responses: {
    200: {
      description: "De pagina",
      headers: commonHeaders,
      content: { [json]: { schema: pageSchema } },
    },
    ...problemResponses("/v1/documents/werkagenda/pages/48", "invalidInput", "notFound"),
  },
});

/** GET /documents, /documents/{id} and /documents/{id}/pages/{page}. */
export function registerDocuments(app: RouteApp, { services }: HttpDependencies): void {
  const knownIds = (): string[] => services.documents().map(({ id }) => id);

  app.openapi(listRoute, (c) => {
    const documents = services.documents();
    return c.json({ documents, total: documents.length }, 200);
  });

  app.openapi(readRoute, (c) => {
    const { id } = c.req.valid("param");
    const document = services.documents().find((candidate) => candidate.id === id);
    return c.json(document ?? refuseUnknown(id, knownIds()), 200);
  });

  app.openapi(pageRoute, (c) => {
    const { id, page } = c.req.valid("param");
    const view = services.page(id, page, problemLanguage(c)) ?? refuseUnknown(id, knownIds());
    if ("missing" in view) {
      // Already in the language of this request.
      throw new ProblemError("notFound", { detail: { nl: view.missing, en: view.missing } });
    }
    return c.json(view, 200);
  });
}
