import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { inspectJson } from "../http/json-body.ts";
import { describeProblem, type FieldError, ProblemError } from "../http/problem.ts";
import { requireKnownDocuments, requireKnownFilters, requireReady } from "../http/readiness.ts";
import type { ActionFilters, Services } from "../http/services.ts";
import {
  actionListSchema,
  answerSchema,
  askRequestSchema,
  type Language,
  pageSchema,
} from "../schema.ts";
import { formatActions, formatAnswer, formatDocuments, formatPage } from "./texts.ts";
import { findActionsSchema, readPageSchema } from "./tool-schemas.ts";

/** What a server of tools needs to know besides its services. */
export interface McpOptions {
  /** Version of the project, as the server names itself. */
  version: string;
  /** Put before the addresses of the source view; may be empty. */
  publicUrl: string;
  /** Longest time an answer may take, in milliseconds. */
  timeoutMs: number;
  /** Told of faults of ours; the caller hears only that there was one. */
  onFault: (error: Error) => void;
}

/** Questions leave nothing behind and reach nothing outside the documents. */
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/**
 * A server with the three tools; it serves one connection and holds no state of its own. Schemas are
 * handed over by their shape: one with an id becomes a $ref, and the protocol wants an object there.
 */
export function createMcpServer(services: Services, options: McpOptions): McpServer {
  const server = new McpServer({
    name: "beleidswijzer",
    title: "Beleidswijzer",
    version: options.version,
  });

  server.registerTool(
    "stel_vraag",
    {
      title: "Stel een vraag",
      description:
        "Beantwoordt een vraag over het digitaliseringsbeleid van het Rijk uit vijf documenten en " +
        "wat de beheerder daaraan toevoegt, met letterlijke citaten. Zegt het als iets niet in de bronnen staat (status not_found). Neem " +
        "antwoord en citaten over zoals ze zijn.",
      inputSchema: z.strictObject(askRequestSchema.shape),
      outputSchema: z.object(answerSchema.shape),
      annotations,
    },
    (request, { signal }) =>
      answerCall(options, request, request.language ?? "nl", async () => {
        requireKnownDocuments(services, request.documents);
        requireReady(services);
        const requestId = crypto.randomUUID();
        const answer = await underDeadline(options.timeoutMs, signal, (stop) =>
          services.ask(request, { requestId, signal: stop }),
        );
        return { structured: { ...answer }, text: formatAnswer(answer, options.publicUrl) };
      }),
  );

  server.registerTool(
    "zoek_acties",
    {
      title: "Zoek acties",
      description:
        "Geeft alle acties van de Werkagenda Waardengedreven Digitaliseren en van eigen documenten die " +
        "aan de filters voldoen, met resultaten en uitvoerders. Volledig voor de pagina's die zijn aangeleverd.",
      inputSchema: findActionsSchema,
      outputSchema: z.object(actionListSchema.shape),
      annotations,
    },
    (filters) =>
      answerCall(options, filters, "nl", async () => {
        const known = dropUndefined(filters);
        requireKnownFilters(services, known);
        const actions = services.actions(known);
        const missing = services.missingActions(known);
        return {
          structured: { actions, total: actions.length, ...(missing ? { missing } : {}) },
          text: [formatActions(actions, services.documents()), missing]
            .filter(Boolean)
            .join("\n\n"),
        };
      }),
  );

  server.registerTool(
    "lees_bron",
    {
      title: "Lees een pagina van een bron",
      description: `Geeft één pagina zoals die in de bron staat. Bronnen: ${formatDocuments(services.documents())}.`,
      inputSchema: readPageSchema,
      outputSchema: z.object(pageSchema.shape),
      annotations,
    },
    ({ documentId, page }) =>
      answerCall(options, { documentId, page }, "nl", async () => {
        const view = services.page(documentId, page);
        if (view === undefined) throw unknownDocument(services, documentId);
        if ("missing" in view) {
          throw new ProblemError("notFound", { detail: { nl: view.missing, en: view.missing } });
        }
        return { structured: { ...view }, text: formatPage(view) };
      }),
  );
  return server;
}

interface ToolAnswer {
  structured: Record<string, unknown>;
  text: string;
}

/** Turns an answer, a refusal or a fault of ours into the result of a tool. */
async function answerCall(
  { onFault }: McpOptions,
  input: unknown,
  language: Language,
  answer: () => Promise<ToolAnswer>,
): Promise<CallToolResult> {
  try {
    const errors: FieldError[] = inspectJson(input);
    if (errors.length > 0) throw new ProblemError("invalidInput", { errors });
    const { structured, text } = await answer();
    return { structuredContent: structured, content: [{ type: "text", text }] };
  } catch (error) {
    const isProblem = error instanceof ProblemError;
    if (!isProblem) onFault(error instanceof Error ? error : new Error("A value was thrown."));
    const { title, detail, errors } = isProblem
      ? describeProblem(error.kind, language, error.options)
      : describeProblem("internalError", language);
    const fields = (errors ?? []).map((wrong) => `${wrong.field}: ${wrong.detail}`);
    const text = [`${title}. ${detail}`, ...fields].join("\n");
    return { isError: true, content: [{ type: "text", text }] };
  }
}

function unknownDocument(services: Services, id: string): ProblemError {
  const known = services.documents().map((document) => document.id);
  return new ProblemError("notFound", {
    detail: {
      nl: `Er is geen bron "${id}". De bronnen zijn: ${known.join(", ")}.`,
      en: `There is no document "${id}". The documents are: ${known.join(", ")}.`,
    },
  });
}

/** Leaves out what was not given, since ActionFilters knows no undefined values. */
function dropUndefined({
  owner,
  section,
  ambition,
  document,
  year,
  query,
}: {
  [Name in keyof ActionFilters]: ActionFilters[Name] | undefined;
}): ActionFilters {
  return {
    ...(owner !== undefined && { owner }),
    ...(section !== undefined && { section }),
    ...(ambition !== undefined && { ambition }),
    ...(document !== undefined && { document }),
    ...(year !== undefined && { year }),
    ...(query !== undefined && { query }),
  };
}

/** Runs `work` until it settles, the caller cancels or the time has passed; see http/deadline.ts. */
async function underDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  stopped.catch(() => undefined);
  const follow = (): void => controller.abort(new ProblemError("clientClosed"));
  const timer = setTimeout(() => controller.abort(new ProblemError("timedOut")), timeoutMs);
  caller.addEventListener("abort", follow);
  if (caller.aborted) follow();
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    caller.removeEventListener("abort", follow);
  }
}
