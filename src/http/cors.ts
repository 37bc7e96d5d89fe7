import type { MiddlewareHandler } from "hono";
import type { AppContext, AppEnv } from "./app-env.ts";
import type { HttpConfig } from "./http-config.ts";

const exposedHeaders = "API-Version, Content-Language, Retry-After, X-Request-Id";
const allowedHeaders = "Accept, Accept-Language, Content-Type, X-Request-Id";
const preflightSeconds = "600";

/** Paths that any page may read: the description of the API, as the ADR asks. */
const openPaths = new Set(["/v1/openapi.json"]);

function allowedOrigin(c: AppContext, origins: ReadonlySet<string>): string | undefined {
  const origin = c.req.header("Origin");
  if (openPaths.has(c.req.path)) return "*";
  return origin !== undefined && origins.has(origin) ? origin : undefined;
}

/**
 * Lets pages of the listed origins read our responses. "*" in the list means nothing, and no
 * credentials are ever allowed. An origin that is not listed gets the ordinary response without
 * these headers, which its browser then hides from the page.
 */
export function allowOrigins(config: HttpConfig): MiddlewareHandler<AppEnv> {
  const origins = new Set(config.allowedOrigins.filter((origin) => origin !== "*"));
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!openPaths.has(c.req.path)) headers.append("Vary", "Origin");
    const origin = allowedOrigin(c, origins);
    if (origin === undefined) return;
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Expose-Headers", exposedHeaders);
    const isPreflight = c.req.method === "OPTIONS" && headers.has("Allow");
    if (isPreflight && c.req.header("Access-Control-Request-Method") !== undefined) {
      headers.set("Access-Control-Allow-Methods", headers.get("Allow") ?? "");
      headers.set("Access-Control-Allow-Headers", allowedHeaders);
      headers.set("Access-Control-Max-Age", preflightSeconds);
    }
  };
}
