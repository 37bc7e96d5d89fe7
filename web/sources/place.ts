import type { Stretch } from "../shared/marks.ts";

/** What an address of the source view asks for. */
export type Place = { document: string; page: number } | "list" | "unknown";

/** Reads /bronnen, /bronnen/{document} or /bronnen/{document}/{page}. */
export function readPlace(path: string): Place {
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.length <= 2) return "list";
  const [, document = "", page = ""] = parts;
  if (parts.length > 3 || !/^\d{1,4}$/.test(page)) return "unknown";
  return { document: decodeURIComponent(document), page: Number(page) };
}

/** The address of a page in the source view. */
export function addressOf(document: string, page: number): string {
  return `/bronnen/${encodeURIComponent(document)}/${page}`;
}

/** What of a block is marked: the whole of it, or some stretches. */
export type Marks = Map<string, "all" | Stretch[]>;

/**
 * Reads the blocks to mark from a fragment such as #p47-12:0-48,p47-13: block ids with a comma
 * between them, each alone or with the start and end of a stretch in the block's text.
 */
export function readMarks(fragment: string): Marks {
  const marks: Marks = new Map();
  for (const part of fragment.replace(/^#/, "").split(",")) {
    const [, id, start, end] = /^(p\d+-[\w-]+?)(?::(\d+)-(\d+))?$/.exec(part) ?? [];
    if (id === undefined) continue;
    const known = marks.get(id);
    if (start === undefined || end === undefined) marks.set(id, "all");
    else if (known !== "all") marks.set(id, [...(known ?? []), [Number(start), Number(end)]]);
  }
  return marks;
}
