import type { OrganisationIndex } from "../register/organisations.ts";
import type { ExplainAbbreviations } from "./draft.ts";

/** More than this many would bury the answer. */
const MOST = 6;

/** Writes out the abbreviations of organisations that a text uses and does not explain itself. */
export function explainOrganisations(organisations: OrganisationIndex): ExplainAbbreviations {
  return (text) => {
    const shorts = new Map<string, string>();
    for (const { organisation, name } of organisations.find(text)) {
      const { abbreviation, name: long, collective } = organisation;
      if (!abbreviation || collective || name.includes(" ") || text.includes(long)) continue;
      if (name === abbreviation || name.endsWith(`/${abbreviation}`)) shorts.set(abbreviation, long);
    }
    return [...shorts].slice(0, MOST).map(([short, long]) => ({ short, long }));
  };
}
