import { rememberFor } from "../dutch/remember.ts";

/** A document of somebody's own, as a question may name it. */
export interface OwnName {
  id: string;
  title: string;
}

/** "2024", "2024-2027" or "(2024)" at the end of a title, which people leave out. */
const CLOSING_YEARS = /[\s,]+\(?(?:19|20)\d{2}(?:\s*[-–—]\s*(?:19|20)?\d{2})?\)?$/;

/** A name of an own document. */
interface Name {
  name: string;
  documentId: string;
  /** In the order in which names are tried, the longest first. */
  place: number;
  isPlain: boolean;
}

const patternOf = rememberFor(({ name, documentId, isPlain }: Name): [RegExp, string] => [
  toPattern(name, isPlain ? BY_ITSELF : ANYWHERE),
  documentId,
]);

/**
 * The patterns of the own names that can stand in a text: those whose rarest word does. There may be
 * thousands of names, many of which begin alike, and a question has a dozen words.
 */
export const patternsOf = rememberFor((own: readonly OwnName[]) => {
  const names = ownNamesOf(own);
  const counts = new Map<string, number>();
  for (const word of names.flatMap(([name]) => wordsOf(name))) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byRarest = new Map<string, Name[]>();
  for (const [place, [name, documentId]] of names.entries()) {
    const words = wordsOf(name).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    // A title without a letter or digit can stand anywhere.
    const [rarest = ""] = words;
    const one = { name, documentId, place, isPlain: isPlainWord(name) };
    const others = byRarest.get(rarest);
    if (others) others.push(one);
    else byRarest.set(rarest, [one]);
  }
  return (text: string) => {
    const words = byRarest.size === 0 ? [] : ["", ...new Set(wordsOf(text))];
    const near = words.flatMap((word) => byRarest.get(word) ?? []);
    near.sort((a, b) => a.place - b.place);
    return {
      anywhere: near.filter(({ isPlain }) => !isPlain).map(patternOf),
      byItself: near.filter(({ isPlain }) => isPlain).map(patternOf),
    };
  };
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

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
function toPattern(name: string, [before, after]: readonly [string, string]): RegExp {
  const words = name.split(/\s+/).map((word) => escapePattern(word).replace(/[-–—]/g, "[-–—]"));
  return new RegExp(`${before}${words.join("\\s+")}${after}`, "giu");
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
