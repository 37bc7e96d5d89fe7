import type { Hono } from "hono";
import type { AppContext, AppEnv, HttpDependencies } from "../http/app-env.ts";
import { runWithDeadline } from "../http/deadline.ts";
import { readJsonBody } from "../http/json-body.ts";
import { noteFault, ProblemError } from "../http/problem.ts";
import { limitRate } from "../http/rate-limit.ts";

const path = "/mcp";
const allow = "POST, OPTIONS";

/** A refusal in the shape that MCP programs read; the message has no id because none was read. */
function refuse(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status });
}

/**
 * POST /mcp: Streamable HTTP without sessions. Each request has a server and a transport of its own
 * and is answered in plain JSON; there is nothing to listen to, so GET and DELETE are not there.
 * Call it on the app of createApp, whose middleware then holds here too; the rate limit is its own.
 */
export function mountMcp(
  app: Hono<AppEnv>,
  { services, config, clock }: Pick<HttpDependencies, "services" | "config" | "clock">,
): void {
  const origins = new Set(config.allowedOrigins.filter((origin) => origin !== "*"));
  if (config.publicUrl !== "") origins.add(new URL(config.publicUrl).origin);

  async function handle(c: AppContext): Promise<Response> {
    // Imported only now: a third of the server's code, which most servers are never asked for.
    const { createMcpServer } = await import("./create-server.ts");
    const { WebStandardStreamableHTTPServerTransport } = await import(
      "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"
    );
    const server = createMcpServer(services, {
      version: config.version,
      publicUrl: config.publicUrl,
      timeoutMs: config.requestTimeoutMs,
      onFault: (error) => noteFault(error, c),
    });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      const parsedBody: unknown = await c.req.json();
      // Batches left the protocol, and one would count as a single request for the rate limit.
      if (Array.isArray(parsedBody)) return refuse(400, -32600, "Send one message at a time.");
      // The tools give up by themselves at this time, and say so; this waits a little longer, and
      // notices a client that goes away. Closing the server then stops the work.
      return await runWithDeadline(c, config.requestTimeoutMs + 1000, () =>
        transport.handleRequest(c.req.raw, { parsedBody }),
      );
    } finally {
      await server.close();
    }
  }

  app.use(path, limitRate(config, clock));
  app.post(
    path,
    async (c, next) => {
      // A page in a browser must not reach a server on this machine through a name of its own.
      const origin = c.req.header("Origin");
      if (origin !== undefined && !origins.has(origin)) {
        c.set("outcome", "forbiddenOrigin");
        return refuse(403, -32000, "This origin may not use the server; see ALLOWED_ORIGINS.");
      }
      return next();
    },
    ...readJsonBody(config.bodyLimitBytes),
    handle,
  );
  app.all(path, (c) => {
    if (c.req.method === "OPTIONS") return c.body(null, 204, { Allow: allow });
    throw new ProblemError("methodNotAllowed", { headers: { Allow: allow } });
  });
}
