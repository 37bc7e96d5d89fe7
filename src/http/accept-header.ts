import type { Language } from "../schema.ts";

interface Preference {
  name: string;
  quality: number;
}

/** "a/b;q=0.5, c/d" → names in lower case with their weight; parameters other than q are dropped. */
function parsePreferences(header: string): Preference[] {
  return header.split(",").map((entry) => {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const quality = weight === undefined ? 1 : Number.parseFloat(weight);
    return { name, quality: Number.isNaN(quality) ? 0 : quality };
  });
}

function specificity(range: string): number {
  if (range === "*/*") return 0;
  return range.endsWith("/*") ? 1 : 2;
}

function covers(range: string, type: string): boolean {
  if (range === "*/*") return true;
  return range.endsWith("/*") ? type.startsWith(range.slice(0, -1)) : range === type;
}

/**
 * The offer that an Accept header likes best, by RFC 9110 section 12.5.1: for each offer the most
 * specific range counts; equal weights go to the earlier offer. Undefined when none will do.
 */
export function chooseMediaType(
  accept: string | undefined,
  offers: readonly string[],
): string | undefined {
  if (accept === undefined || accept.trim() === "") return offers[0];
  const ranges = parsePreferences(accept);
  let best: Preference | undefined;
  for (const offer of offers) {
    const range = ranges
      .filter(({ name }) => covers(name, offer))
      .sort((a, b) => specificity(b.name) - specificity(a.name))[0];
    if (range === undefined || range.quality <= 0) continue;
    if (best === undefined || range.quality > best.quality) {
      best = { name: offer, quality: range.quality };
    }
  }
  return best?.name;
}

/** Dutch unless the header clearly prefers English. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return "nl";
  const quality = (language: string): number =>
    Math.max(
      0,
      ...parsePreferences(acceptLanguage)
        .filter(({ name }) => name === language || name.startsWith(`${language}-`))
        .map((preference) => preference.quality),
    );
  return quality("en") > quality("nl") ? "en" : "nl";
}
