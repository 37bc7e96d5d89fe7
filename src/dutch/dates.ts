/** A date in a text: "2022-11-04", "2022-11" without a day, "--01-01" without a year. */
export type FoundDate = { iso: string; text: string; start: number; end: number };

const MONTHS: Record<string, number> = {
  januari: 1,
  january: 1,
  jan: 1,
  februari: 2,
  february: 2,
  feb: 2,
  maart: 3,
  march: 3,
  mrt: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  june: 6,
  jun: 6,
  juli: 7,
  july: 7,
  jul: 7,
  augustus: 8,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  october: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};
const MONTH = `(?:${Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join("|")})(?![\\p{L}\\p{M}])\\.?`;
const DAY = "(?<![\\p{L}\\d.,/-])\\d{1,2}";
const YEAR = "(?:1[89]|2[01])\\d{2}(?![\\p{L}\\d])";
const DATE = new RegExp(
  [
    `(?<d1>${DAY})(?:de|ste|e|st|nd|rd|th)?\\s+(?<m1>${MONTH})(?:,?\\s+(?<y1>${YEAR}))?`,
    `(?<![\\p{L}\\d])(?<m2>${MONTH})\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?,\\s*(?<y2>${YEAR})`,
    `(?<![\\p{L}\\d])(?<m3>${MONTH})\\s+(?<y3>${YEAR})`,
    `(?<d4>${DAY})(?<sep>[-./])(?<m4>\\d{1,2})\\k<sep>(?<y4>${YEAR})`,
    `(?<![\\p{L}\\d.,/-])(?<y5>(?:1[89]|2[01])\\d{2})-(?<m5>\\d{2})-(?<d5>\\d{2})(?![\\p{L}\\d])`,
  ].join("|"),
  "giu",
);

/** All dates, in order. A month alone is no date, nor is a day that no calendar has. */
export function findDates(text: string): FoundDate[] {
  // Most texts hold no figure, and the pattern is slow to find that out.
  if (!/\d/.test(text)) return [];
  const dates: FoundDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const groups = match.groups ?? {};
    const pick = (name: string) =>
      [1, 2, 3, 4, 5].map((form) => groups[`${name}${form}`]).find((value) => value !== undefined);
    const day = pick("d");
    const year = pick("y");
    const month = readMonth(pick("m") ?? "");
    if (month < 1 || month > 12 || (day !== undefined && (Number(day) < 1 || Number(day) > 31))) {
      continue;
    }
    const parts = [year ?? "-", pad(month), ...(day === undefined ? [] : [pad(Number(day))])];
    // An abbreviation's dot at the end belongs to the month ("4 nov."), a sentence's does not.
    const end = match.index + match[0].replace(/(?<=\p{L}{4})\.$/u, "").length;
    const start = match.index;
    dates.push({ iso: parts.join("-"), text: text.slice(start, end), start, end });
  }
  return dates;
}

function readMonth(written: string): number {
  return MONTHS[written.toLowerCase().replace(/\.$/, "")] ?? Number(written);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
