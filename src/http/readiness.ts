import { retryAfterSeconds } from "./deadline.ts";
import type { FieldError } from "./problem.ts";
import { ProblemError } from "./problem.ts";
import type { Services } from "./services.ts";

/** Throws the 503 of a server that cannot answer questions yet, or any more. */
export function requireReady(services: Services): void {
  const state = services.ready();
  if (state.ready) return;
  throw new ProblemError("notReady", {
    detail: { nl: state.detail, en: `Beleidswijzer is not ready: ${state.detail}` },
    headers: { "Retry-After": retryAfterSeconds },
  });
}

/** Throws when a request is limited to documents that do not exist, naming each. */
export function requireKnownDocuments(
  services: Services,
  ids: readonly string[] | undefined,
): void {
  if (ids === undefined) return;
  const known = services.documents().map(({ id }) => id);
  const errors: FieldError[] = ids.flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          {
            field: `documents[${index}]`,
            detail: {
              nl: `"${id.slice(0, 60)}" is geen bron. Kies uit: ${known.join(", ")}.`,
              en: `"${id.slice(0, 60)}" is not a document. Choose from: ${known.join(", ")}.`,
            },
          },
        ],
  );
  if (errors.length > 0) throw new ProblemError("invalidInput", { errors });
}
