import type { Span, StoredDocument } from "../../schema.ts";

type Break = StoredDocument["breaks"][number];

/** The last word of a line with its hyphen: the usual one, the typographic one or the soft one. */
const LAST_WORD = /(\S*[\p{L}\p{N}][-\u2010\u00ad])$/u;
const FIRST_WORD = /^(\S+)/;
/** "voor- en nadelen": the hyphen stands for a part of the next word and is no break. */
const CONJUNCTION = /^(?:en|of|and|or|tot|als)\b/i;
/** A hyphen in a web or e-mail address belongs to it. */
const ADDRESS = /:\/\/|\bwww\.|@/;

/**
 * The words that are broken over two lines of one block. A hyphen at a line's end is left out when the
 * word exists without it; it stays when the word exists with it, when the next line begins with a
 * capital or a digit, behind capitals or digits ("ICT-" + "systeem"), and in an address. A word that
 * is known neither way loses it, since that is what hyphenation does.
 */
export function findBreaks(
  lines: readonly string[],
  blocks: readonly (readonly Span[])[],
  isWord: (word: string) => boolean,
): Break[] {
  const written = new Set(
    lines.flatMap((line) => line.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []),
  );
  const exists = (word: string) => written.has(word.toLowerCase()) || isWord(word);
  return blocks.flatMap((spans) => {
    const breaks: Break[] = [];
    for (const [index, { line }] of spans.entries()) {
      const next = spans[index + 1];
      const end = lines[line - 1]?.match(LAST_WORD)?.[1];
      const right = next && lines[next.line - 1]?.match(FIRST_WORD)?.[1];
      if (!next || !end || !right || next.line === line || CONJUNCTION.test(right)) continue;
      const before = breaks.at(-1);
      // A line that is the middle of one word has been joined to its beginning by now.
      const isMiddle = before?.rightLine === line && end === lines[line - 1];
      const left = isMiddle ? before.joined : end;
      breaks.push({ line, left, rightLine: next.line, right, joined: join(left, right, exists) });
    }
    return breaks;
  });
}

/** The word that two halves make; `left` ends in a hyphen. */
function join(left: string, right: string, exists: (word: string) => boolean): string {
  const whole = left.slice(0, -1) + right;
  const before = left.slice(0, -1).match(/[\p{L}\p{N}]+$/u)?.[0] ?? "";
  const after = right.match(/^[\p{L}\p{N}]+/u)?.[0] ?? "";
  if (left.endsWith("\u00ad")) return whole;
  if (/^[\p{Lu}\p{N}]+$/u.test(before) || !/^\p{Ll}/u.test(after)) return left + right;
  if (ADDRESS.test(left)) return left + right;
  if (exists(before + after)) return whole;
  return exists(`${before}-${after}`) ? left + right : whole;
}
