import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env.ts";
import { refuseInvalid } from "./validation-errors.ts";

/** An empty app whose validators refuse with problem+json. */
export function createRouteApp(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({ defaultHook: (result) => refuseInvalid(result) });
}

export type RouteApp = OpenAPIHono<AppEnv>;
