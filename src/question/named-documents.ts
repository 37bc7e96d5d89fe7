import { createSpeller } from "../dutch/typos.ts";

/** A document that a question names, with the place of the name. */
export interface NamedDocument {
  documentId: string;
  start: number;
  end: number;
}

/**
 * Names under which people know the documents; the first that fits a place wins. Both letters are a
 * "Kamerbrief": the date or the subject tells which.
 */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bhoofdlijnen(?:brief|nota)\b/gi, "kamerbrief-hoofdlijnen"],
  [
    /\b(?:kamer)?brief(?: over| met| van)?(?: de)? ['‘"“]?hoofdlijnen(?: (?:van het )?(?:beleid voor digitalisering|digitaliseringsbeleid))?['’"”]?/gi,
    "kamerbrief-hoofdlijnen",
  ],
  [/\b(?:kamer)?brief (?:van|uit) (?:8 )?maart(?: 2022)?/gi, "kamerbrief-hoofdlijnen"],
  [
    /\b(?:(?:policy )?letter|letter to parliament) (?:of|from) (?:8 )?march(?: 2022)?/gi,
    "kamerbrief-hoofdlijnen",
  ],
  [/\bmarch(?: 2022)? (?:policy )?letter\b/gi, "kamerbrief-hoofdlijnen"],
  [/\bnovember(?: 2022)? (?:cover )?letter\b/gi, "kamerbrief-werkagenda"],
  [
    /\b(?:aanbiedings|begeleidende? ?)(?:brief|kamerbrief)\b(?: bij de werkagenda)?/gi,
    "kamerbrief-werkagenda",
  ],
  [
    /\b(?:kamer)?brief (?:(?:bij|over|met|voor) de werkagenda|(?:van|uit) (?:4 )?november(?: 2022)?)/gi,
    "kamerbrief-werkagenda",
  ],
  [
    /\b(?:cover )?letter (?:(?:accompanying|presenting|with|to) the (?:work agenda|werkagenda)|(?:of|from) (?:4 )?november(?: 2022)?)/gi,
    "kamerbrief-werkagenda",
  ],
  [/\bkamerbrief\b/gi, "kamerbrief-werkagenda"],
  [
    /\b(?:corona-?)?manifest(?:o)?\b(?: ['‘"“]?dichterbij door digitalisering['’"”]?)?(?: over (?:de )?digitale overheid(?: (?:na|tijdens)(?: (?:de )?corona)?)?)?/gi,
    "manifest",
  ],
  [/\bdichterbij door digitalisering\b/gi, "manifest"],
  [/\bstaat van het (?:openbaar )?bestuur\b(?: 2022)?/gi, "staat-van-het-bestuur"],
  [/\bstate of (?:the )?(?:public )?administration\b(?: 2022)?/gi, "staat-van-het-bestuur"],
  [/\bwerkagenda\b(?: waardengedreven digitaliseren)?/gi, "werkagenda"],
  [/\b(?:work|working) agenda\b/gi, "werkagenda"],
];

/** Few questions name a document, which one pattern sees sooner than many. */
const ANY_NAME = new RegExp(NAMES.map(([{ source }]) => source).join("|"), "i");

/** The words by which people know the documents, and what else is spelled nearly so. */
const NAME_WORDS = createSpeller(
  new Map(
    "kamerbrief hoofdlijnenbrief hoofdlijnennota aanbiedingsbrief werkagenda manifest manifesto manifesten werkagenda's"
      .split(" ")
      .map((word) => [word, 1]),
  ),
);

/** The text with misspelled names of documents mended: "kamerbreif", "werkagneda". */
export function mendNames(text: string): string {
  return text.replace(/\p{L}{7,}/gu, (word) => NAME_WORDS.correct(word)?.word ?? word);
}

/** A document of somebody's own, as a question may name it. */
export interface OwnName {
  id: string;
  title: string;
}

/**
 * The documents that a question names, in the order of its text; own ones by title, by title without
 * the years at its end, or by id.
 */
export function findNamedDocuments(text: string, own: readonly OwnName[] = []): NamedDocument[] {
  const names = ownNamesOf(own);
  const patterns = [
    ...names.filter(([name]) => !isPlainWord(name)).map(toPattern(ANYWHERE)),
    ...(ANY_NAME.test(text) ? NAMES : []),
    ...names.filter(([name]) => isPlainWord(name)).map(toPattern(BY_ITSELF)),
  ];
  const found: NamedDocument[] = [];
  for (const [pattern, documentId] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const taken = found.some((one) => start < one.end && end > one.start);
      if (!taken) found.push({ documentId, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "2024", "2024-2027" or "(2024)" at the end of a title, which people leave out. */
const CLOSING_YEARS = /[\s,]+\(?(?:19|20)\d{2}(?:\s*[-–—]\s*(?:19|20)?\d{2})?\)?$/;

/** Every name with the id of its document, the longest first; a shared name without its years is none. */
function ownNamesOf(own: readonly OwnName[]): [name: string, id: string][] {
  const short = (title: string) => title.trim().replace(CLOSING_YEARS, "");
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { title } of own) (seen.has(short(title)) ? shared : seen).add(short(title));
  return own
    .flatMap(({ id, title }) =>
      [title.trim(), id, ...[short(title)].filter((name) => !shared.has(name))].map(
        (name): [string, string] => [name, id],
      ),
    )
    .sort(([a], [b]) => b.length - a.length);
}

/** A name such as "brief" or "actieplan", which a question mostly uses for something else. */
function isPlainWord(name: string): boolean {
  return /^\p{L}+$/u.test(name);
}

const ANYWHERE = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] as const;

/**
 * A plain word names its document where nothing says which one is meant: "in het actieplan?" does,
 * "het actieplan van Veere", "de brief van 4 november" and "welke regeling" do not.
 */
const BY_ITSELF = [
  "(?<=^\\s*|(?<!\\p{L})(?:in|uit|van|volgens|zegt|noemt|actie|is|heeft|schreef|from|of|says|action)\\s+(?:(?:de|het|dit|deze|ons|onze|the|our)\\s+)?)",
  "(?=\\s*(?:[?!.,;:]|$)|\\s+(?:over|about|geschreven|vastgesteld|verschenen|verstuurd|ondertekend)(?!\\p{L}))",
] as const;

/** White space and the length of a dash may differ. */
function toPattern([before, after]: readonly [string, string]) {
  return ([name, id]: [string, string]): [RegExp, string] => {
    const words = name.split(/\s+/).map((word) => escapePattern(word).replace(/[-–—]/g, "[-–—]"));
    return [new RegExp(`${before}${words.join("\\s+")}${after}`, "giu"), id];
  };
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
