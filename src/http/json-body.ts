import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { languageSchema } from "../schema.ts";
import type { AppEnv } from "./app-env.ts";
import { type FieldError, ProblemError } from "./problem.ts";
import { formatPath } from "./validation-errors.ts";

/** Our deepest request has three levels; this leaves room and stops towers of brackets. */
const deepestNesting = 10;

/** Tab, line feed and carriage return are text; the other control characters are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const loneSurrogate = /\p{Surrogate}/u;

function refuseMediaType(contentType: string | undefined, contentEncoding: string | undefined) {
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== "identity") {
    throw new ProblemError("unsupportedMediaType", {
      detail: {
        nl: "Ingepakte berichten (Content-Encoding) lezen we niet. Stuur gewone JSON.",
        en: "Compressed bodies (Content-Encoding) are not read. Send plain JSON.",
      },
      headers: { "Accept-Encoding": "identity" },
    });
  }
  const [type, ...parameters] = (contentType ?? "").split(";").map((part) => part.trim());
  const charset = parameters
    .find((parameter) => /^charset=/i.test(parameter))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  const isJson = type?.toLowerCase() === "application/json";
  if (!isJson || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
    throw new ProblemError("unsupportedMediaType");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ProblemError("malformedRequest", {
      detail: { nl: "Het bericht is geen geldige UTF-8.", en: "The body is not valid UTF-8." },
      cause,
    });
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === "") {
    throw new ProblemError("malformedRequest", {
      detail: { nl: "Het bericht is leeg.", en: "The body is empty." },
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    // No cause: the parser's message quotes the body.
    throw new ProblemError("malformedRequest");
  }
}

function describeText(text: string): FieldError["detail"] | undefined {
  if (loneSurrogate.test(text)) {
    return {
      nl: "De tekst bevat een half Unicode-teken (een los surrogaat).",
      en: "The text holds half a Unicode character (a lone surrogate).",
    };
  }
  if (controlCharacter.test(text)) {
    return {
      nl: "De tekst bevat een stuurteken dat geen tab of regeleinde is.",
      en: "The text holds a control character that is neither tab nor line break.",
    };
  }
  return undefined;
}

/**
 * What no schema should have to look for: towers of brackets, text that is not Unicode, and keys
 * that could reach the prototype of an object. Walks without recursion, so depth costs no stack.
 */
export function inspectJson(value: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const queue: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    const { value: current, path } = item;
    if (typeof current === "string") {
      const detail = describeText(current);
      if (detail) errors.push({ field: formatPath(path), detail });
    }
    if (typeof current !== "object" || current === null) continue;
    if (path.length >= deepestNesting) {
      return [
        {
          field: formatPath(path.slice(0, 3)),
          detail: {
            nl: `Dit veld is dieper genest dan ${deepestNesting} lagen.`,
            en: `This field is nested deeper than ${deepestNesting} levels.`,
          },
        },
      ];
    }
    for (const [key, child] of Object.entries(current)) {
      if (key === "__proto__") {
        const detail = { nl: "Dit veld kennen we niet.", en: "This field is unknown." };
        errors.push({ field: formatPath([...path, key]), detail });
      } else {
        queue.push({ value: child, path: [...path, Array.isArray(current) ? Number(key) : key] });
      }
    }
  }
  return errors.slice(0, 50);
}

/**
 * Middleware of routes that take JSON: type, size, encoding and shape-independent checks, in that
 * order. Leaves the body to be read again by the route's validator and notes the language it asks
 * for, so that problems come in that language.
 */
export function readJsonBody(limitBytes: number): MiddlewareHandler<AppEnv>[] {
  const refuseSize = (): never => {
    throw new ProblemError("payloadTooLarge", {
      detail: {
        nl: `Het bericht is groter dan ${limitBytes} bytes. Stuur minder geschiedenis mee.`,
        en: `The body is larger than ${limitBytes} bytes. Send less history.`,
      },
    });
  };
  const limitStream = bodyLimit({ maxSize: limitBytes, onError: refuseSize });
  return [
    async (c, next) => {
      refuseMediaType(c.req.header("Content-Type"), c.req.header("Content-Encoding"));
      await next();
    },
    async (c, next) => {
      const length = c.req.header("Content-Length");
      // Node reads no more than the stated length. To count, the body has to be made a web stream,
      // which takes longer than all other checks together.
      const isStated = length !== undefined && !c.req.header("Transfer-Encoding");
      if (!isStated) return limitStream(c, next);
      if (Number.parseInt(length, 10) > limitBytes) refuseSize();
      await next();
    },
    async (c, next) => {
      const text = decode(await c.req.arrayBuffer());
      const body = parseJson(text);
      // Where Hono keeps what it has read of a body: the route's validator need not decode it again.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
      if (typeof body === "object" && body !== null && "language" in body) {
        const language = languageSchema.safeParse(body.language);
        if (language.success) c.set("bodyLanguage", language.data);
      }
      const errors = inspectJson(body);
      if (errors.length > 0) throw new ProblemError("invalidInput", { errors });
      await next();
    },
  ];
}
