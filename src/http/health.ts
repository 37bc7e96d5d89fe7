import type { Hono } from "hono";
import type { AppEnv } from "./app-env.ts";
import { requireReady } from "./readiness.ts";
import type { Services } from "./services.ts";

/**
 * GET /health/live (the process answers) and /health/ready (questions can be answered). They are for
 * the machinery around the server: outside /v1, without rate limit, whatever the Accept header.
 */
export function registerHealth(app: Hono<AppEnv>, services: Services): void {
  app.get("/health/live", (c) => c.json({ status: "ok" }));
  app.get("/health/ready", (c) => {
    requireReady(services);
    return c.json({ status: "ok" });
  });
}
