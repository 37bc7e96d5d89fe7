import type {
  DraftBlock,
  DraftDocument,
  DraftLine,
} from "../../../src/documents/readers/draft-document.ts";

function join(lines: readonly DraftLine[]): string {
  return lines.map(({ text }) => text).join(" ");
}

/** A block on one line: its kind, level or note, and its text; cells are parted by |. */
export function showBlock(block: DraftBlock): string {
  if (block.kind === "table") {
    const rows = [block.header, ...block.rows].map((row) => row.map(join).join(" | "));
    return `table ${rows.join(" // ")}`;
  }
  return `${block.kind}${block.level ?? block.note ?? ""} ${join(block.lines)}`;
}

export function showBlocks({ blocks }: DraftDocument): string[] {
  return blocks.map(showBlock);
}

/** All text of a document in order, furniture included. */
export function textOfDraft({ blocks }: DraftDocument): string {
  const lines = blocks.flatMap((block) =>
    block.kind === "table" ? [block.header, ...block.rows].flat(2) : block.lines,
  );
  return join(lines);
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The message of the error that a promise rejects with. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error && error.name === "UnreadableFileError"
    ? error.message
    : String(error);
}
