import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppContext, AppEnv, HttpDependencies, Outcome } from "./app-env.ts";

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** "/v1/actions/{id}"; one name for all unknown paths, so that nobody fills the log or the metrics. */
function nameRoute(c: AppContext): string {
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith("*"));
  return route ? route.path.replace(/:(\w+)/g, "{$1}") : "(none)";
}

function chooseRequestId(c: AppContext, trustProxy: number): string {
  const given = c.req.header("X-Request-Id");
  // Only a proxy of our own may name the request, and only with what cannot forge a log line.
  const usable = trustProxy > 0 && given !== undefined && /^[\w.-]{8,64}$/.test(given);
  return usable ? given : crypto.randomUUID();
}

/**
 * Outermost middleware: gives the request its id and writes one line when it has ended. An event
 * stream ends when it closes, not when its headers are sent.
 */
export function logRequests(
  dependencies: Pick<HttpDependencies, "log" | "clock" | "config" | "metrics">,
): MiddlewareHandler<AppEnv> {
  const { log, clock, config, metrics } = dependencies;
  return async (c, next) => {
    const started = clock();
    const requestId = chooseRequestId(c, config.trustProxy);
    c.set("requestId", requestId);
    await next();
    c.res.headers.set("X-Request-Id", requestId);
    const { status } = c.res;
    const method = knownMethods.has(c.req.method) ? c.req.method : "(other)";
    const route = nameRoute(c);
    const finish = (outcome: Outcome): void => {
      const error = c.get("error");
      const ms = Math.round((clock() - started) * 10) / 10;
      const level = error || status === 500 ? "error" : status === 503 ? "warn" : "info";
      metrics?.countRequest({ method, route, status, seconds: ms / 1000, outcome });
      log({
        level,
        event: "request",
        requestId,
        method,
        route,
        status,
        ms,
        outcome,
        ...(error && { error }),
      });
    };
    const streamed = c.get("streamed");
    if (streamed) void streamed.then(finish);
    else finish(c.get("outcome") ?? "ok");
  };
}
