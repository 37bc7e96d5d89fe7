import { retryAfterSeconds } from "./deadline.ts";
import type { FieldError } from "./problem.ts";
import { ProblemError } from "./problem.ts";
import type { ActionFilters, Services } from "./services.ts";

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
      : [{ field: `documents[${index}]`, detail: describeUnknownDocument(id, known) }],
  );
  if (errors.length > 0) throw new ProblemError("invalidInput", { errors });
}

/** Throws when actions are filtered by an owner, section or document that the sources do not know. */
export function requireKnownFilters(
  services: Services,
  { owner, section, document }: ActionFilters,
): void {
  const errors: FieldError[] = [];
  if (owner !== undefined && !services.knowsOwner(owner)) {
    const value = owner.slice(0, 60);
    errors.push({
      field: "owner",
      detail: {
        nl: `"${value}" is geen organisatie uit de bronnen en staat bij geen enkele actie als uitvoerder. De organisaties staan op /v1/organisations.`,
        en: `"${value}" is not an organisation in the sources and is no action's owner. The organisations are listed at /v1/organisations.`,
      },
    });
  }
  const sections = services.sections().map(({ id }) => id);
  if (section !== undefined && !sections.includes(section)) {
    const choices = sections.join(", ");
    errors.push({
      field: "section",
      detail: {
        nl: `"${section}" is geen paragraaf van de Werkagenda. Kies uit: ${choices}.`,
        en: `"${section}" is not a section of the Werkagenda. Choose from: ${choices}.`,
      },
    });
  }
  const documents = services.documents().map(({ id }) => id);
  if (document !== undefined && !documents.includes(document)) {
    errors.push({ field: "document", detail: describeUnknownDocument(document, documents) });
  }
  if (errors.length > 0) throw new ProblemError("invalidInput", { errors });
}

function describeUnknownDocument(id: string, known: readonly string[]): FieldError["detail"] {
  const value = id.slice(0, 60);
  const choices = known.join(", ");
  return {
    nl: `"${value}" is geen bron. Kies uit: ${choices}.`,
    en: `"${value}" is not a document. Choose from: ${choices}.`,
  };
}
