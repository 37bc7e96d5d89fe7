import type { Span, StoredDocument } from "../../schema.ts";

type Break = StoredDocument["breaks"][number];

const LAST_WORD = /(\S+-)$/;
const FIRST_WORD = /^(\S+)/;
/** "voor- en nadelen": the hyphen stands for a part of the next word and is no break. */
const CONJUNCTION = /^(?:en|of|and|or|tot|als)\b/i;

/**
 * The words that are broken over two lines of one block. A hyphen at a line's end is left out when the
 * word exists without it; it stays when the word exists with it, when the next line begins with a
 * capital or a digit, or behind capitals or digits ("ICT-" + "systeem"). A word that is known neither
 * way loses it, since that is what hyphenation does.
 */
export function findBreaks(
  lines: readonly string[],
  blocks: readonly (readonly Span[])[],
  isWord: (word: string) => boolean,
): Break[] {
  const written = new Set(lines.flatMap((line) => line.match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []));
  const exists = (word: string) => written.has(word) || isWord(word);
  return blocks.flatMap((spans) =>
    spans.flatMap(({ line }, index): Break[] => {
      const next = spans[index + 1];
      const left = lines[line - 1]?.match(LAST_WORD)?.[1];
      const right = next && lines[next.line - 1]?.match(FIRST_WORD)?.[1];
      if (!next || !left || !right || next.line === line) return [];
      if (!/\p{L}-$/u.test(left) || CONJUNCTION.test(right)) return [];
      const joined = joinHalves(left, right, exists);
      return [{ line, left, rightLine: next.line, right, joined }];
    }),
  );
}

function joinHalves(left: string, right: string, exists: (word: string) => boolean): string {
  const whole = left.slice(0, -1) + right;
  const before = left.match(/[\p{L}\p{N}]+(?=-$)/u)?.[0] ?? "";
  const after = right.match(/^[\p{L}\p{N}]+/u)?.[0] ?? "";
  if (/^[\p{Lu}\p{N}]+$/u.test(before) || !/^\p{Ll}/u.test(after)) return left + right;
  if (exists(before + after)) return whole;
  return exists(`${before}-${after}`) ? left + right : whole;
}
