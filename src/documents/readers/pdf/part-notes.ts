import type { DraftBlock, DraftLine, DraftNote } from "../draft-document.ts";

/**
 * Parts references to two notes that stand against each other: "23" is 2 and 3 where the document
 * has those footnotes and no footnote 23.
 */
export function partNotes(blocks: readonly DraftBlock[]): DraftBlock[] {
  const known = new Set(
    blocks.flatMap((one) => (one.kind === "footnote" && one.note !== undefined ? [one.note] : [])),
  );
  const line = (one: DraftLine): DraftLine =>
    one.notes ? { ...one, notes: one.notes.flatMap((note) => part(note, known)) } : one;
  const cells = (row: readonly DraftLine[][]) => row.map((lines) => lines.map(line));
  return blocks.map((one) =>
    one.kind === "table"
      ? { ...one, header: cells(one.header), rows: one.rows.map(cells) }
      : { ...one, lines: one.lines.map(line) },
  );
}

function part(reference: DraftNote, known: ReadonlySet<number>): DraftNote[] {
  const digits = String(reference.note);
  if (known.has(reference.note)) return [reference];
  for (let at = 1; at < digits.length; at += 1) {
    const [first, second] = [Number(digits.slice(0, at)), Number(digits.slice(at))];
    if (second === first + 1 && known.has(first) && known.has(second)) {
      return [first, second].map((note) => ({ ...reference, note }));
    }
  }
  return [reference];
}
