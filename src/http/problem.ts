import { HTTPException } from "hono/http-exception";
import type { Language, Problem } from "../schema.ts";
import { chooseLanguage } from "./accept-header.ts";
import type { AppContext } from "./app-env.ts";
import { type ProblemKind, problemTexts, type Sentence } from "./problem-texts.ts";

/** What is wrong with one field, in both languages. */
export interface FieldError {
  field: string;
  detail: Sentence;
}

export interface ProblemOptions {
  detail?: Sentence;
  errors?: readonly FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * Thrown by a route or middleware to end the request with problem+json. Carries the kind and what
 * differs from its usual text; never used for faults of ours, which stay ordinary errors.
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly kind: ProblemKind;
  readonly options: ProblemOptions;

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    super(kind, { cause: options.cause });
    this.kind = kind;
    this.options = options;
  }
}

/** The RFC 9457 document of a problem in one language. */
export function describeProblem(
  kind: ProblemKind,
  language: Language,
  { detail, errors }: ProblemOptions = {},
  occurrence: { instance?: string; requestId?: string } = {},
): Problem {
  const text = problemTexts[kind];
  const slug = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    type: `/ontwikkelaars#${slug}`,
    status: text.status,
    title: text.title[language],
    detail: (detail ?? text.detail)[language],
    ...occurrence,
    ...(errors && {
      errors: errors.map((error) => ({ field: error.field, detail: error.detail[language] })),
    }),
  };
}

/** The language of a problem: what the body asks for, then Accept-Language, then Dutch. */
export function problemLanguage(c: AppContext): Language {
  return c.get("bodyLanguage") ?? chooseLanguage(c.req.header("Accept-Language"));
}

/** The problem+json response; notes the kind as the outcome of the request. */
export function respondWithProblem(
  c: AppContext,
  kind: ProblemKind,
  options: ProblemOptions = {},
): Response {
  const language = problemLanguage(c);
  c.set("outcome", kind);
  const problem = describeProblem(kind, language, options, {
    instance: c.req.path,
    requestId: c.get("requestId"),
  });
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json",
      "Content-Language": language,
      ...options.headers,
    },
  });
}

/** Keeps what the log may say of a fault of ours: its message stays out, it may quote a question. */
export function noteFault(error: Error, c: AppContext): void {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  c.set("error", { name: error.name, stack: frames.map((line) => line.trim()) });
}

/** The last resort of the app: problems become responses, anything else a 500 without its message. */
export function handleError(error: Error, c: AppContext): Response {
  if (error instanceof ProblemError) return respondWithProblem(c, error.kind, error.options);
  // Hono throws these only from its own body validators, for a body that is no JSON.
  if (error instanceof HTTPException && error.status < 500) {
    return respondWithProblem(
      c,
      error.status === 415 ? "unsupportedMediaType" : "malformedRequest",
    );
  }
  noteFault(error, c);
  return respondWithProblem(c, "internalError");
}
