import type { OrganisationIndex } from "../register/organisations.ts";
import type { ExplainAbbreviations } from "./draft.ts";

/** More than this many would bury the answer. */
const MOST = 6;

/** Writes out, once, the abbreviations that an answer uses and does not explain itself. */
export function explainAbbreviations(
  organisations: OrganisationIndex,
  abbreviations: readonly { short: string; long: string }[],
): ExplainAbbreviations {
  const known = new Map(abbreviations.map(({ short, long }) => [short, long]));
  for (const { abbreviation, name, collective } of organisations.all) {
    if (abbreviation && !collective) known.set(abbreviation, name);
  }
  return (text) => {
    const words = new Set(text.match(/\p{Lu}[\p{L}&]*\p{Lu}[\p{L}\p{N}]*/gu) ?? []);
    return [...words]
      .flatMap((short) => {
        const long = known.get(short);
        const isExplained = long && text.toLowerCase().includes(long.toLowerCase());
        return long && long !== short && !isExplained ? [{ short, long }] : [];
      })
      .slice(0, MOST);
  };
}
