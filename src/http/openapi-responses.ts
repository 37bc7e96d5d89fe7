import type { RouteConfig } from "@hono/zod-openapi";
import { type Problem, problemSchema } from "../schema.ts";
import { describeProblem, type ProblemOptions } from "./problem.ts";
import { type ProblemKind, problemTexts } from "./problem-texts.ts";

/** Headers of every response, as the document describes them. */
export const commonHeaders = {
  "API-Version": {
    description: "Volledige versie van de API",
    required: true,
    schema: { type: "string" as const, examples: ["0.1.0"] },
  },
  "X-Request-Id": {
    description: "Kenmerk van dit verzoek; noem het als je een fout meldt",
    required: true,
    schema: { type: "string" as const },
  },
};

const extraHeaders: Partial<Record<ProblemKind, Record<string, string>>> = {
  methodNotAllowed: { Allow: "Methoden die hier wel kunnen" },
  tooManyRequests: { "Retry-After": "Aantal seconden dat je wacht" },
  notReady: { "Retry-After": "Aantal seconden dat je wacht" },
  timedOut: { "Retry-After": "Aantal seconden dat je wacht" },
};

const occurrence = { requestId: "0b6c2f0e-6f0c-4a53-9a39-6f6f0f6f3c55" };

/** A problem as the server would answer it, for the examples of the document. */
export function exampleProblem(
  kind: ProblemKind,
  instance: string,
  options: ProblemOptions = {},
): Problem {
  return describeProblem(kind, "nl", options, { instance, ...occurrence });
}

/** A problem that a route can answer with, and what is particular to it there. */
export type RouteProblem = ProblemKind | { kind: ProblemKind; options: ProblemOptions };

/** Problems of every route, since they come from the middleware around it. */
const everywhere: RouteProblem[] = [
  "methodNotAllowed",
  "notAcceptable",
  "tooManyRequests",
  "internalError",
];

type Responses = RouteConfig["responses"];

/**
 * The error responses of a route, by status, an example for each kind. The type says nothing of the
 * keys, because handlers throw problems and return only what is left.
 */
export function problemResponses(
  instance: string,
  ...particular: RouteProblem[]
): Record<never, Responses[string]> {
  const responses: Responses = {};
  const examples = new Map<number, Record<string, { summary: string; value: Problem }>>();
  for (const problem of [...particular, ...everywhere]) {
    const { kind, options } =
      typeof problem === "string" ? { kind: problem, options: {} } : problem;
    const { status, title } = problemTexts[kind];
    const known = examples.get(status) ?? {};
    known[kind] = { summary: title.nl, value: exampleProblem(kind, instance, options) };
    examples.set(status, known);
    const headers = Object.entries(extraHeaders[kind] ?? {}).map(([name, description]) => [
      name,
      { description, schema: { type: "string" as const } },
    ]);
    responses[status] = {
      description: Object.values(known)
        .map(({ summary }) => summary)
        .join(", of: "),
      headers: { ...commonHeaders, ...Object.fromEntries(headers) },
      content: { "application/problem+json": { schema: problemSchema, examples: known } },
    };
  }
  return responses;
}
