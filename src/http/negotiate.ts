import type { MiddlewareHandler } from "hono";
import { chooseMediaType } from "./accept-header.ts";
import type { AppEnv } from "./app-env.ts";
import { ProblemError } from "./problem.ts";

/** Keeps the chosen media type as `mediaType`, or answers 406 and says what there is. */
export function offerMediaTypes(...offers: string[]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const chosen = chooseMediaType(c.req.header("Accept"), offers);
    if (chosen === undefined) {
      const list = offers.join(", ");
      throw new ProblemError("notAcceptable", {
        detail: {
          nl: `Deze bron is er alleen als ${list}. Pas de header Accept aan.`,
          en: `This resource comes only as ${list}. Change the Accept header.`,
        },
      });
    }
    c.set("mediaType", chosen);
    await next();
  };
}
