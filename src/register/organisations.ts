import { z } from "zod";

const organisationSchema = z.object({
  id: z.string(),
  abbreviation: z.string().optional(),
  name: z.string(),
  otherNames: z.array(z.string()),
  englishNames: z.array(z.string()),
  kind: z.string(),
  collective: z.boolean(),
  partOf: z.string().optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Shape of seeds/organisations.json. */
export const organisationsSchema = z.object({ organisations: z.array(organisationSchema) });

/** A name of an organisation, found in a text. */
export interface Mention {
  organisation: Organisation;
  /** The name as it stands in the text. */
  name: string;
  start: number;
  end: number;
}

export interface OrganisationIndex {
  all: readonly Organisation[];
  get(id: string): Organisation | undefined;
  /** All names in a text, longest first at each place, left to right. */
  find(text: string): Mention[];
  /** The organisation that a whole text names. */
  named(text: string): Organisation | undefined;
}

/** Names up to this length may be words too; they count only with a capital: "KOOP", not "koop". */
const ALSO_WORDS = 4;

/** An index of every name of every organisation: abbreviation, full, former, other and English. */
export function indexOrganisations(organisations: readonly Organisation[]): OrganisationIndex {
  const byForm = new Map<string, Organisation>();
  const abbreviations = new Set<string>();
  for (const organisation of organisations) {
    const { abbreviation, name, otherNames, englishNames } = organisation;
    for (const form of [abbreviation, name, ...otherNames, ...englishNames]) {
      if (form && !byForm.has(fold(form))) byForm.set(fold(form), organisation);
    }
    for (const form of [abbreviation, ...otherNames, ...englishNames]) {
      if (form && form.length <= ALSO_WORDS && hasCapital(form)) abbreviations.add(fold(form));
    }
  }
  const namesFrom = groupByOpening(byForm.keys());
  const find = (text: string): Mention[] => {
    const mentions: Mention[] = [];
    const plain = foldQuotes(text);
    const lower = lowerEach(plain);
    WORD_START.lastIndex = 0;
    for (let at = WORD_START.exec(plain); at !== null; at = WORD_START.exec(plain)) {
      const { index } = at;
      const found = namesFrom
        .get(lower.slice(index, index + OPENING))
        ?.find((name) => lower.startsWith(name, index) && endsWord(plain, index + name.length));
      if (!found) continue;
      const start = index;
      const end = start + found.length;
      WORD_START.lastIndex = end;
      const name = text.slice(start, end);
      const organisation = byForm.get(fold(name));
      if (!organisation) continue;
      if (abbreviations.has(fold(name)) && !hasCapital(name)) continue;
      mentions.push({ organisation, name, start, end });
    }
    return mentions;
  };
  return {
    all: organisations,
    get: (id) => organisations.find((organisation) => organisation.id === id),
    find,
    named: (text) => byForm.get(fold(text.trim())),
  };
}

/** Where a name can begin. */
const WORD_START = /(?<![\p{L}\p{N}])\S/gu;

/** First letters by which names are looked up; no name is shorter. */
const OPENING = 2;

/** By their first letters the names, the longest first: there are too many to try each at every word. */
function groupByOpening(names: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const opening = name.slice(0, OPENING);
    const known = groups.get(opening);
    if (known) known.push(name);
    else groups.set(opening, [name]);
  }
  for (const own of groups.values()) own.sort((a, b) => b.length - a.length);
  return groups;
}

/** Whether no word goes on at this place. */
function endsWord(text: string, at: number): boolean {
  const next = text.codePointAt(at);
  return next === undefined || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(next));
}

/** In lower case; a letter that would become two stays as it is, so that offsets hold. */
function lowerEach(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (sign) => {
    const small = sign.toLowerCase();
    return small.length === sign.length ? small : sign;
  }).join("");
}

function fold(form: string): string {
  return foldQuotes(form).toLowerCase();
}

/** Keeps the length, so that offsets hold. */
function foldQuotes(text: string): string {
  return text.replaceAll("’", "'");
}

function hasCapital(name: string): boolean {
  return /\p{Lu}/u.test(name);
}
