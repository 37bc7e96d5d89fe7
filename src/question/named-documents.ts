import { createSpeller } from "../dutch/typos.ts";
import { type OwnName, patternsOf } from "./own-names.ts";

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

/** Whether a text may name a document of the program; a quick look. */
export function mayName(text: string): boolean {
  return ANY_NAME.test(text);
}

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

const NO_OWN: readonly OwnName[] = [];

/**
 * The documents that a question names, in the order of its text; own ones by title, by title without
 * the years at its end, or by id.
 */
export function findNamedDocuments(
  text: string,
  own: readonly OwnName[] = NO_OWN,
): NamedDocument[] {
  const { anywhere, byItself } = patternsOf(own)(text);
  const found: NamedDocument[] = [];
  for (const [pattern, documentId] of [...anywhere, ...(mayName(text) ? NAMES : []), ...byItself]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const taken = found.some((one) => start < one.end && end > one.start);
      if (!taken) found.push({ documentId, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
