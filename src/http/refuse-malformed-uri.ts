import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import { ProblemError } from "./problem.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f]/;

function decodes(text: string): boolean {
  try {
    return !controlCharacter.test(decodeURIComponent(text));
  } catch {
    return false;
  }
}

/** 400 for an address whose percent encoding is no UTF-8 or hides control characters. */
export const refuseMalformedUri: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (!decodes(pathname) || !decodes(search)) {
    throw new ProblemError("malformedRequest", {
      detail: {
        nl: "Het adres bevat een ongeldige codering of een stuurteken.",
        en: "The address holds an invalid encoding or a control character.",
      },
    });
  }
  await next();
};
