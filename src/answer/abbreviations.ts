import type { OrganisationIndex } from "../register/organisations.ts";
import type { ExplainAbbreviations } from "./draft.ts";

/** More than this many would bury the answer. */
const MOST = 8;
/** Two letters that everybody knows, or that explain themselves: IT, EU. */
const SHORTEST = 3;
const WELL_KNOWN = new Set(["EU", "CIO", "ICT", "DigiD", "HTML"]);

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
    const found = new Set(text.match(/\p{Lu}[\p{L}&]*\p{Lu}[\p{L}\p{N}]*/gu) ?? []);
    const lower = text.toLowerCase();
    return [...found]
      .filter((short) => isWorthExplaining(short, organisations))
      .flatMap((short) => {
        const long = known.get(short);
        const isExplained = long && lower.includes(long.toLowerCase());
        return long && long !== short && !isExplained ? [{ short, long }] : [];
      })
      .slice(0, MOST);
  };
}

function isWorthExplaining(short: string, organisations: OrganisationIndex): boolean {
  if (WELL_KNOWN.has(short)) return false;
  return organisations.named(short) !== undefined || short.length >= SHORTEST;
}
