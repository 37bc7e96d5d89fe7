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
  [/\bmanifest(?:o)?\b(?: ['‘"“]?dichterbij door digitalisering['’"”]?)?/gi, "manifest"],
  [/\bdichterbij door digitalisering\b/gi, "manifest"],
  [/\bstaat van het (?:openbaar )?bestuur\b(?: 2022)?/gi, "staat-van-het-bestuur"],
  [/\bstate of (?:the )?(?:public )?administration\b(?: 2022)?/gi, "staat-van-het-bestuur"],
  [/\bwerkagenda\b(?: waardengedreven digitaliseren)?/gi, "werkagenda"],
  [/\b(?:work|working) agenda\b/gi, "werkagenda"],
];

/** A document of somebody's own, as a question may name it. */
export interface OwnName {
  id: string;
  title: string;
}

/** The documents that a question names, in the order of its text; own ones by title or id. */
export function findNamedDocuments(text: string, own: readonly OwnName[] = []): NamedDocument[] {
  const found: NamedDocument[] = [];
  for (const [pattern, documentId] of [...own.flatMap(patternsOf), ...NAMES]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const taken = found.some((one) => start < one.end && end > one.start);
      if (!taken) found.push({ documentId, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A whole title or an id; white space may differ. */
function patternsOf({ id, title }: OwnName): [RegExp, string][] {
  return [title, id].map((name) => {
    const words = name.trim().split(/\s+/).map(escapePattern);
    return [new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu"), id];
  });
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
