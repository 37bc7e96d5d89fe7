import type { Owner } from "../schema.ts";
import type { Mention, OrganisationIndex } from "./organisations.ts";

/** An owner under construction. */
interface Entry {
  mention: Mention;
  role: string;
  /** Followed by a slash: the next owner's role holds for both, as in "BZK/OCW voor Rijk". */
  joined: boolean;
  /** Owners named between this one's brackets. */
  inside: Owner[];
}

/** After these words a name says for whom or with whom, and owns nothing: "VNG voor gemeentes". */
const ROLE_WORD = /(?:^|\s)(?:voor|incl\.|via|met)\s$/i;

/**
 * Splits an owner cell into organisations with their roles.
 * "BZK (voor algoritmes), JenV (voor AVG), EZK" gives three owners, the first two with a role.
 */
export function splitOwners(ownerText: string, organisations: OrganisationIndex): Owner[] {
  const entries: Entry[] = [];
  let pending = "";
  for (const [, plain = "", , bracket = ""] of ownerText.matchAll(/([^()]+|^)(\(([^()]*)\))?/g)) {
    for (const phrase of plain.split(/,|\ben\b/)) {
      const found = entriesOf(phrase, organisations, pending);
      if (found.length > 0) pending = "";
      entries.push(...found);
    }
    const last = entries.at(-1);
    // A bracket behind a comma belongs to the owner that follows: "BZK, (DWJZ) JenV".
    if (!last || /,\s*$/.test(plain)) pending = bracket;
    else if (bracket) addBracket(last, bracket, organisations);
  }
  return entries.flatMap((entry, index) => {
    const joinedTo = entry.joined ? entries[index + 1] : undefined;
    const role = (entry.role || joinedTo?.role || "").trim();
    const { organisation, name } = entry.mention;
    return [{ organisation: organisation.id, name, ...(role ? { role } : {}) }, ...entry.inside];
  });
}

function entriesOf(phrase: string, organisations: OrganisationIndex, pending: string): Entry[] {
  const mentions = organisations
    .find(phrase)
    .filter(({ start }) => !ROLE_WORD.test(phrase.slice(0, start)));
  const entries = mentions.map((mention, index): Entry => {
    const rest = phrase.slice(mention.end, mentions[index + 1]?.start ?? phrase.length);
    const role = rest.replace("/", "").trim();
    return { mention, role: role || pending, joined: rest.trim() === "/", inside: [] };
  });
  // A part that stands before its whole is the role of the whole: "CZW BZK".
  return entries.filter((entry, index) => {
    const next = entries[index + 1];
    if (!next || entry.mention.organisation.partOf !== next.mention.organisation.id) return true;
    next.role = entry.mention.name;
    return false;
  });
}

function addBracket(entry: Entry, bracket: string, organisations: OrganisationIndex): void {
  const names = bracket.split(", ").map((name) => organisations.named(name));
  const example = bracket.match(/^bijv\. (\S+) (.+)$/);
  const task = bracket.match(/^(.+): (\S+)$/);
  const single = organisations.named(example?.[1] ?? task?.[2] ?? "");
  if (single) {
    const name = example?.[1] ?? task?.[2] ?? "";
    entry.inside.push({ organisation: single.id, name, role: example?.[2] ?? task?.[1] ?? "" });
  } else if (names.every((one) => one && one.partOf !== entry.mention.organisation.id)) {
    for (const name of bracket.split(", ")) {
      const organisation = organisations.named(name)?.id ?? "";
      entry.inside.push({ organisation, name, role: entry.mention.name });
    }
  } else entry.role = entry.role ? `${entry.role} (${bracket})` : bracket;
}
