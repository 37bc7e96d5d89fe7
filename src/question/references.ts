/** What a question points at by number. */
export interface References {
  /** Actions in full: section and number. */
  actionIds: string[];
  sectionIds: string[];
  ambitions: number[];
  pages: number[];
  years: number[];
}

const SECTION = String.raw`[1-5]\.\d`;
const SECTION_WORD = String.raw`(?:paragraaf|paragraph|par\.?|§|sectie|section|hoofdstuk|chapter|onderdeel|prioriteit)`;
const ACTION_WORD = String.raw`(?:actie(?:punt|nummer)?s?|aktie|acties|action(?: item)?s?|nummer|nr\.?|no\.?)`;
const LINK = String.raw`(?:\s*,?\s*(?:van|uit|in|bij|onder|of|from|under|voor)?\s*(?:de|het|the)?\s*${SECTION_WORD}?\s*)`;

/** "4.3.4", also as "4-3-4" or "4.3 .4". */
const FULL = /(?<![\d.,])([1-5])\s?[.-]\s?([1-9])\s?[.-]\s?(\d{1,2})(?![\d]|[.,]\d)/g;
/** "4.3.1 t/m 4.3.5", "4.3.1–4.3.5". */
const RANGE =
  /(?<![\d.,])([1-5]\.[1-9])\.(\d{1,2})\s*(?:t\/m|tot en met|-|–|to|through)\s*\1\.(\d{1,2})(?![\d])/g;
/** "actie 4 van paragraaf 4.3". */
const NUMBER_FIRST = new RegExp(`${ACTION_WORD}\\s*(\\d{1,2})${LINK}(${SECTION})(?![\\d.])`, "gi");
/** "acties 1 en 2 van paragraaf 4.3", "acties 1 t/m 5 van 4.3". */
const NUMBERS_FIRST = new RegExp(
  `${ACTION_WORD}\\s*(\\d{1,2}(?:\\s*(?:,|en|and|t\\/m|tot en met|to|-|–)\\s*\\d{1,2})+)${LINK}(${SECTION})(?![\\d.])`,
  "gi",
);
/** "de vierde actie van paragraaf 4.3". */
const ORDINAL_FIRST = new RegExp(
  `\\b(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\\s+${ACTION_WORD}${LINK}(${SECTION})(?![\\d.])`,
  "gi",
);
const ORDINALS =
  "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende first second third fourth fifth sixth seventh eighth ninth tenth".split(
    " ",
  );
/** "paragraaf 4.3, actie 4". */
const SECTION_FIRST = new RegExp(
  `(?<![\\d.,])(${SECTION})(?![\\d.])\\s*,?\\s*(?:de\\s+)?${ACTION_WORD}\\s*(\\d{1,2})(?![\\d.,%])`,
  "gi",
);
const LONE_SECTION = new RegExp(
  `(?<![\\d.,])(${SECTION})(?![\\d]|[.,]\\d|\\s*(?:%|procent|percent|miljoen|miljard|million|GHz))`,
  "g",
);
const AMBITION =
  /\b(?:ambitie|hoofdlijn|lijn|hoofdstuk|ambition|chapter|main line)\s+([1-5]|een|één|twee|drie|vier|vijf|one|two|three|four|five)(?![.,]?\d)/gi;
const PAGE = /\b(?:pagina(?:nummer)?|pag\.?|bladzijde|blz\.?|page|p\.)\s*(\d{1,3})\b/gi;
const YEAR = /(?<![\d.,-])(20[0-4]\d|19[89]\d)(?![\d-]|[.,]\d)/g;

const COUNTING: Record<string, number> = {
  een: 1,
  één: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
};

/** Finds actions, sections, ambitions, pages and years in every way people write them. */
export function findReferences(text: string): References {
  const actionIds: string[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (match: RegExpExecArray | RegExpMatchArray) => string[]) => {
    rest = rest.replace(pattern, (...args) => {
      const match = args.slice(0, -2).map(String);
      actionIds.push(...read(match as RegExpMatchArray));
      return " ".repeat(match[0]?.length ?? 0);
    });
  };
  take(RANGE, ([, section = "", from = "", to = ""]) => numbersBetween(section, +from, +to));
  take(FULL, ([, chapter, section, number]) => [`${chapter}.${section}.${Number(number)}`]);
  take(NUMBERS_FIRST, ([, numbers = "", section = ""]) => {
    const found = [...numbers.matchAll(/\d+/g)].map(([number]) => Number(number));
    const [from = 0, to = 0] = found;
    return /t\/m|tot en met|to|-|–/i.test(numbers)
      ? numbersBetween(section, from, to)
      : found.map((number) => `${section}.${number}`);
  });
  take(ORDINAL_FIRST, ([, word = "", section]) => [
    `${section}.${(ORDINALS.indexOf(word.toLowerCase()) % 10) + 1}`,
  ]);
  take(NUMBER_FIRST, ([, number, section]) => [`${section}.${Number(number)}`]);
  take(SECTION_FIRST, ([, section, number]) => [`${section}.${Number(number)}`]);
  return {
    actionIds: [...new Set(actionIds)],
    sectionIds: unique(rest.matchAll(LONE_SECTION), String),
    ambitions: unique(rest.matchAll(AMBITION), (word) => COUNTING[word.toLowerCase()] ?? +word),
    pages: unique(rest.matchAll(PAGE), Number),
    years: unique(rest.matchAll(YEAR), Number),
  };
}

function numbersBetween(section: string, from: number, to: number): string[] {
  if (to < from || to - from > 30) return [`${section}.${from}`, `${section}.${to}`];
  return Array.from({ length: to - from + 1 }, (_, index) => `${section}.${from + index}`);
}

function unique<T>(matches: Iterable<RegExpMatchArray>, read: (found: string) => T): T[] {
  return [...new Set([...matches].map(([, found = ""]) => read(found)))];
}
