import type { Hono } from "hono";
import type { AppEnv, HttpDependencies } from "./app-env.ts";
import { requireReady } from "./readiness.ts";

/**
 * GET /health/live (the process answers) and /health/ready (questions can be answered). They are for
 * the machinery around the server: outside /v1, without rate limit, whatever the Accept header.
 * What the operator keeps is told by /health/ready, so that the pages can tell their readers.
 */
export function registerHealth(
  app: Hono<AppEnv>,
  { services, keep }: Pick<HttpDependencies, "services" | "keep">,
): void {
  app.get("/health/live", (c) => c.json({ status: "ok" }));
  app.get("/health/ready", (c) => {
    requireReady(services);
    return c.json({
      status: "ok",
      ...(keep?.verdict && { feedback: true }),
      ...(keep?.question && { questionsKeptDays: keep.days }),
    });
  });
}
