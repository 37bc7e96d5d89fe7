import { toSourceDocument } from "./documents/own/lay-out.ts";
import type { Sources } from "./load-sources.ts";
import { addOwnActions } from "./register/own-actions.ts";
import type { StoredDocument } from "./schema.ts";

/** The documents and the register that answers are given from: the program's own and those added. */
export function addOwnDocuments(
  { documents, register }: Pick<Sources, "documents" | "register">,
  own: readonly StoredDocument[],
): Pick<Sources, "documents" | "register"> {
  const added = own.map(toSourceDocument);
  return {
    documents: [...documents, ...added],
    register: addOwnActions(register, added, documents),
  };
}
