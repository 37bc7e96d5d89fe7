/** A stretch of a text: UTF-16 offsets, end excluded. */
export type SentenceSpan = { start: number; end: number };

// After these a sentence goes on, also when the next word has a capital (o.a. Tel mee met Taal).
const NEVER_LAST = new Set(
  (
    "o.a bijv bv d.m.v m.b.t i.p.v m.n m.u.v i.v.m t.b.v t.a.v t.o.v n.a.v i.h.k.v o.b.v a.d.h.v " +
    "i.c.m i.s.m o.l.v d.w.z z.g zgn zog t.w nl nr nrs ca circa evt incl excl resp art artt blz pag " +
    "p pp vgl max min mw mevr dhr dr drs mr ir ing prof ds st jkvr par hfst bijl fig tab red vs " +
    "e.g i.e no u.s v.w.b w.o b.v n.v"
  ).split(" "),
);
// These may close a sentence: a capital after them starts a new one.
const MAY_BE_LAST = new Set(
  "etc enz e.d c.s o.i.d e.v e.a jl a.s q1 q2 q3 q4 p.m a.m s.v.p a.u.b m.m".split(" "),
);

const CLOSERS = "[\"'”’´»)\\]]*";
// A full stop, a footnote number may be glued to it ("meegenomen.4 Ook"), closing quotes, a space.
const STOP = new RegExp(
  `(?<stop>[.!?…]+)(?<close>${CLOSERS})(?<note>(?<=[\\p{L})\\]"”’´][.!?…]+${CLOSERS})\\d{1,2})?(?=\\s|$)`,
  "gu",
);
const NEXT_START =
  /^\s+(?:["'“‘´«([¿]*\s?(?:'s\s|’s\s)?(?:\p{Lu}|\p{N}|\p{Ll}\p{Lu})|[•▪◦\uf0b7]|[-–*]\s|["'“‘´«(])/u;
// A blank line, or the white space before a bullet or a numbered item on a new line.
const BREAK = /\n[^\S\n]*\n\s*|\s+(?=[•▪◦●\uf0b7])|\n\s*(?=(?:[-–*]|\d{1,2}[.)])\s)/gu;

/**
 * The sentences of Dutch prose as trimmed spans, in order, which together hold all non-blank text.
 * Bullets, numbered items on a new line and blank lines start a new one; a single line end, a colon
 * and a semicolon do not.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const cuts = new Set<number>();
  for (const match of text.matchAll(BREAK)) cuts.add(match.index + match[0].length);
  const breaks = [...cuts].sort((a, b) => a - b);

  let blockIndex = 0;
  let from = 0;
  for (const match of text.matchAll(STOP)) {
    while (blockIndex < breaks.length && (breaks[blockIndex] ?? 0) <= match.index) {
      from = Math.max(from, breaks[blockIndex] ?? 0);
      blockIndex += 1;
    }
    const end = match.index + match[0].length;
    if (!endsSentence(text, from, match.index, end, match.groups ?? {})) continue;
    cuts.add(end);
    from = end;
  }

  const spans: SentenceSpan[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length].sort((a, b) => a - b)) {
    const span = trim(text, start, cut);
    if (span.start < span.end) spans.push(span);
    start = cut;
  }
  return spans;
}

function endsSentence(
  text: string,
  from: number,
  at: number,
  end: number,
  { stop = "", close = "" }: Record<string, string | undefined>,
): boolean {
  const rest = text.slice(end, end + 60);
  if (rest.trim() === "") return true;
  const starts = NEXT_START.test(rest);
  if (/[!?]/u.test(stop)) return starts || close === "";
  if (!starts) return false;
  if (stop !== "." || close !== "") return true;
  // Sliced, since a lookbehind over the whole text would cost too much on long texts.
  const before = text.slice(Math.max(from, at - 40), at);
  const word = /(?:[\p{L}\p{N}]|(?<=[\p{L}\p{N}])\.)+$/u.exec(before)?.[0].toLowerCase() ?? "";
  if (MAY_BE_LAST.has(word)) return true;
  if (NEVER_LAST.has(word)) return false;
  // Initials (A.C. van Huffelen, J. Jansen), but not "bijlage B. Daarna" in lower case.
  if (/^(?:\p{L}\.)*\p{L}$/u.test(word)) return false;
  // "1. We helpen gemeenten": the number opens the sentence.
  if (
    /^\s*(?:[•▪◦●\uf0b7(]\s*)?(?:\d{1,2}|[ivx]{1,4})(?:\.\d{1,2})*$/iu.test(text.slice(from, at))
  ) {
    return false;
  }
  return true;
}

function trim(text: string, start: number, end: number): SentenceSpan {
  const piece = text.slice(start, end);
  return {
    start: start + (piece.length - piece.trimStart().length),
    end: end - (piece.length - piece.trimEnd().length),
  };
}
