import type { AnswerSources } from "./load-sources.ts";
import { indexOrganisations, type Organisation } from "./register/organisations.ts";
import type { Register } from "./register/register.ts";

/** Sources as they are sent to another thread, which functions cannot be. */
export interface SentSources extends Omit<AnswerSources, "register"> {
  register: Omit<Register, "organisations"> & { organisations: readonly Organisation[] };
}

/** Sources as they can be sent. Only what is answered from: of the rest a getter would be read. */
export function packSources(sources: AnswerSources): SentSources {
  const { documents, register, thesaurus, corpusHash, passageRules } = sources;
  const organisations = register.organisations.all;
  return {
    ...{ documents, thesaurus, corpusHash, passageRules },
    register: { ...register, organisations },
  };
}

/** The sources that were sent. */
export function unpackSources({ register, ...sources }: SentSources): AnswerSources {
  const organisations = indexOrganisations(register.organisations);
  return { ...sources, register: { ...register, organisations } };
}
