import { rememberFor } from "../dutch/remember.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Stretch } from "./units.ts";

/** "welke tien thema's": so many things are asked for. */
const ASKS_COUNT =
  /\b(?:de|welke|which|the|what are the)\s+(drie|vier|vijf|zes|zeven|acht|negen|tien|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+\p{L}+/iu;
const COUNTS: Record<string, number> = {
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
};

const ITEM = String.raw`[\p{L}\p{N}.’'´-]+(?: [\p{L}\p{N}.’'´-]+){0,3}, `;
/** "A, B en C", each of a few words: what a list is when it stands inside a sentence. */
const SERIES = new RegExp(
  String.raw`(?:(?:zoals|waaronder|namelijk|such as) ${ITEM}|(?:^|[\s(“‘"':])${ITEM}${ITEM})(?:[\p{L}\p{N}.’'´()-]+,? ){1,8}?(?:en|of|and|or) `,
  "u",
);

/** How many things a question asks for ("de vier thema's"); 0 when it does not say. */
export function askedCount(text: string): number {
  const word = text.match(ASKS_COUNT)?.[1]?.toLowerCase() ?? "";
  return COUNTS[word] ?? (Number(word) <= 12 ? Number(word) : 0);
}

/** Whether a passage lists about so many things: as items, or in one sentence. */
export function enumerates({ passage }: RankedPassage, count: number): boolean {
  if (passage.parts.length >= count - 1) return true;
  return passage.parts.some(({ text }) => enumeratesIn(text, count));
}

/** Whether one text names about so many things. */
export function enumeratesIn(text: string, count: number): boolean {
  const commas = text.match(/[,;]|\b(?:en|and)\b|\b\d\. /g)?.length ?? 0;
  return commas + 1 >= count;
}

/** Whether a sentence names three things or more in a row. */
export const namesSeries = rememberFor(({ text }: Stretch): boolean => SERIES.test(text));
