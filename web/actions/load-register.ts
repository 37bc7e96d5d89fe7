import { loadDocuments } from "../shared/own-documents.ts";
import { describeFailure, type FailureText } from "../shared/problem-text.ts";
import { requestJson } from "../shared/request.ts";
import { createRegister, type Register } from "./register.ts";
import { isActionList, isOrganisationList, isSectionList } from "./register-checks.ts";

/** Why the register is not there, for the reader. */
export interface RegisterFailure {
  failure: FailureText;
}

/** Reads the four lists the page works with, once. Never throws. */
export async function loadRegister(): Promise<Register | RegisterFailure> {
  const [actions, organisations, sections, documents] = await Promise.all([
    requestJson("/v1/actions", isActionList),
    requestJson("/v1/organisations", isOrganisationList),
    requestJson("/v1/sections", isSectionList),
    loadDocuments(),
  ]);
  if (actions.ok && organisations.ok && sections.ok) {
    return createRegister({
      ...actions.value,
      ...organisations.value,
      ...sections.value,
      documents,
    });
  }
  const failed = [actions, organisations, sections].find((outcome) => !outcome.ok);
  if (failed === undefined || failed.ok || failed.failure.kind === "cancelled") {
    return { failure: describeFailure({ kind: "offline" }) };
  }
  return { failure: describeFailure(failed.failure) };
}

/** Reads the whole register as the server's CSV; undefined when it does not come. */
export async function loadCsv(): Promise<string | undefined> {
  try {
    const response = await fetch("/v1/actions", {
      headers: { accept: "text/csv" },
      signal: AbortSignal.timeout(30_000),
    });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
