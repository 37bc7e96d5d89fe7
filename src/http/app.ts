import type { Hono } from "hono";
import { registerActions } from "./actions.ts";
import type { AppEnv, HttpDependencies } from "./app-env.ts";
import { registerAsk } from "./ask.ts";
import { allowOrigins } from "./cors.ts";
import { registerDocuments } from "./documents.ts";
import { registerFeedback } from "./feedback.ts";
import { registerHealth } from "./health.ts";
import { registerOpenApi } from "./openapi.ts";
import { registerOrganisations } from "./organisations.ts";
import { handleError, ProblemError } from "./problem.ts";
import { limitRate } from "./rate-limit.ts";
import { refuseMalformedUri } from "./refuse-malformed-uri.ts";
import { logRequests } from "./request-log.ts";
import { createRouteApp, type RouteApp } from "./route-app.ts";
import { registerSearch } from "./search.ts";
import { registerSections } from "./sections.ts";
import { addCommonHeaders } from "./security-headers.ts";
import { registerSite, respondNotFound } from "./site.ts";

/** Every route under /v1. */
function createApi(dependencies: HttpDependencies): RouteApp {
  const api = createRouteApp();
  registerAsk(api, dependencies);
  registerSearch(api, dependencies);
  registerActions(api, dependencies);
  registerOrganisations(api, dependencies);
  registerSections(api, dependencies);
  registerDocuments(api, dependencies);
  const keepVerdict = dependencies.keep?.verdict;
  if (keepVerdict) registerFeedback(api, dependencies, keepVerdict);
  registerOpenApi(api, dependencies);
  return api;
}

/** Answers OPTIONS, and any method that a known path does not have, from the routes so far. */
function closeMethods(app: Hono<AppEnv>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === "ALL") continue;
    const known = methods.get(path) ?? new Set<string>();
    known.add(method);
    if (method === "GET") known.add("HEAD");
    methods.set(path, known);
  }
  for (const [path, known] of methods) {
    const allow = [...known, "OPTIONS"].join(", ");
    app.all(path, (c) => {
      if (c.req.method === "OPTIONS") return c.body(null, 204, { Allow: allow });
      throw new ProblemError("methodNotAllowed", {
        detail: {
          nl: `${c.req.method} kan hier niet. Wel: ${allow}.`,
          en: `${c.req.method} cannot be used here. Use: ${allow}.`,
        },
        headers: { Allow: allow },
      });
    });
  }
}

/** The whole HTTP side as a value: nothing listens, so tests call `app.request`. */
export function createApp(dependencies: HttpDependencies): Hono<AppEnv> {
  const { config, clock } = dependencies;
  const app = createRouteApp();
  app.onError(handleError);
  app.notFound((c) => respondNotFound(c, dependencies));

  app.use(logRequests(dependencies));
  app.use(addCommonHeaders(config));
  app.use(allowOrigins(config));
  app.use(refuseMalformedUri);
  const limit = limitRate(config, clock);
  app.use("/v1/*", limit);
  app.use("/ask", limit);

  app.route("/v1", createApi(dependencies));
  registerAsk(app, dependencies, { hide: true });
  registerHealth(app, dependencies);
  registerSite(app, dependencies);
  closeMethods(app);
  return app;
}
