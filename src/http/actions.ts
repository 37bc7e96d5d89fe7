import { createRoute, z } from "@hono/zod-openapi";
import { actionListSchema, actionSchema } from "../schema.ts";
import { formatActionsCsv } from "./actions-csv.ts";
import type { HttpDependencies } from "./app-env.ts";
import { documentIdSchema } from "./documents.ts";
import {
  actionListExamples,
  exampleAction,
  exampleDocument,
  exampleMissingAction,
  exampleMissingActionEnglish,
} from "./examples.ts";
import { offerMediaTypes } from "./negotiate.ts";
import { commonHeaders, problemResponses } from "./openapi-responses.ts";
import { ProblemError, problemLanguage } from "./problem.ts";
import { requireKnownFilters } from "./readiness.ts";
import type { RouteApp } from "./route-app.ts";
import type { ActionFilters } from "./services.ts";

const json = "application/json";
const csv = "text/csv";
const tags = ["Acties"];

/**
 * An action of the Werkagenda, or of a document of one's own: the id of the document and the number
 * that its table gives. No such id begins with a digit and a point, as those of the Werkagenda do.
 */
const actionId = /^(?:[1-5]\.[1-9]\.[1-9]\d?|(?!\d\.)[a-z0-9]+(?:-[a-z0-9]+)*(?:\.\d{1,6})+)$/;

const exampleCsv = formatActionsCsv([exampleAction], [exampleDocument], "");

const filtersSchema = z.strictObject({
  owner: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({
      description:
        "Een organisatie die uitvoert: afkorting, naam of andere naam. Zie /organisations; met een " +
        "naam die nergens voorkomt, krijg je 400",
      example: "BZK",
    }),
  section: z
    .string()
    .regex(/^[1-5]\.[1-9]$/, "sectionId")
    .optional()
    .meta({ description: "Paragraaf van de Werkagenda", example: "4.3" }),
  ambition: z
    .string()
    .regex(/^[1-5]$/, "ambition")
    .transform(Number)
    .optional()
    .meta({
      type: "integer",
      minimum: 1,
      maximum: 5,
      description: "Ambitie van de Werkagenda",
      example: 4,
    }),
  document: documentIdSchema.optional().meta({
    description: "De bron waarin de actie staat, zie /documents; met een andere naam krijg je 400",
    example: "werkagenda",
  }),
  year: z
    .enum(["2023", "2025"])
    .optional()
    .meta({ description: "Alleen acties met een resultaat t/m dit jaar", example: "2023" }),
  query: z.string().trim().min(1).max(200).optional().meta({
    description: "Woorden die in de actie staan. Geen vraag: gebruik daarvoor POST /ask",
    example: "cloud",
  }),
});

const listRoute = createRoute({
  method: "get",
  path: "/actions",
  operationId: "listActions",
  tags,
  summary: "Acties van de Werkagenda en van eigen documenten",
  description:
    "Alle filters die je geeft, gelden samen. Met Accept: text/csv krijg je een bestand voor een " +
    "Nederlands rekenblad: UTF-8 met BOM, puntkomma's, een regel per actie. Acties van eigen documenten hebben geen section en ambition. Filter je op paragraaf " +
    "of ambitie en ontbreken daarvan actiepagina's in de bronnen, dan staat dat in missing.",
  middleware: [offerMediaTypes(json, csv)],
  request: { query: filtersSchema },
  responses: {
    200: {
      description:
        "De acties: eerst die van de Werkagenda op volgorde van hun nummer, dan die van eigen documenten",
      headers: commonHeaders,
      content: {
        [json]: { schema: actionListSchema, examples: actionListExamples },
        [csv]: { schema: z.string(), example: exampleCsv },
      },
    },
    ...problemResponses("/v1/actions", "invalidInput"),
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/actions/{id}",
  operationId: "readAction",
  tags,
  summary: "Eén actie",
  middleware: [offerMediaTypes(json)],
  request: {
    params: z.object({
      id: z
        .string()
        .regex(actionId, "actionId")
        .max(100)
        .meta({
          description:
            "Paragraaf en nummer; van een eigen document de naam van de bron en een nummer, " +
            "zoals brief.1",
          example: "4.3.4",
        }),
    }),
  },
  responses: {
    200: {
      description: "De actie",
      headers: commonHeaders,
      content: { [json]: { schema: actionSchema, examples: { cloud: { value: exampleAction } } } },
    },
    ...problemResponses("/v1/actions/4.3.8", "invalidInput", {
      kind: "notFound",
      options: { detail: { nl: exampleMissingAction, en: exampleMissingActionEnglish } },
    }),
  },
});

/** Leaves out what was not given, since ActionFilters knows no undefined values. */
function toFilters(query: z.infer<typeof filtersSchema>): ActionFilters {
  const { owner, section, ambition, document, year, query: words } = query;
  return {
    ...(owner !== undefined && { owner }),
    ...(section !== undefined && { section }),
    ...(ambition !== undefined && { ambition }),
    ...(document !== undefined && { document }),
    ...(year !== undefined && { year }),
    ...(words !== undefined && { query: words }),
  };
}

/** GET /actions, as JSON or CSV, and /actions/{id}. */
export function registerActions(app: RouteApp, { services, config }: HttpDependencies): void {
  app.openapi(listRoute, (c) => {
    const filters = toFilters(c.req.valid("query"));
    requireKnownFilters(services, filters);
    const actions = services.actions(filters);
    if (c.get("mediaType") === csv) {
      return c.body(formatActionsCsv(actions, services.documents(), config.publicUrl), 200, {
        "Content-Type": `${csv}; charset=utf-8; header=present`,
        "Content-Disposition": 'attachment; filename="acties.csv"',
      });
    }
    const missing = services.missingActions(filters, problemLanguage(c));
    const total = actions.length;
    return c.json({ actions, total, ...(missing !== undefined && { missing }) }, 200);
  });

  app.openapi(readRoute, (c) => {
    const action = services.action(c.req.valid("param").id, problemLanguage(c));
    if ("missing" in action) {
      // Already in the language of this request.
      throw new ProblemError("notFound", { detail: { nl: action.missing, en: action.missing } });
    }
    return c.json(action, 200);
  });
}
