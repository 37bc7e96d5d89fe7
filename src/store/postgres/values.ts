import { createHash } from "node:crypto";

/** A vector as pgvector reads it. */
export function formatVector(vector: Iterable<number>): string {
  return `[${Array.from(vector).join(",")}]`;
}

/** A vector as pgvector writes it: the shortest decimals that give the same 32-bit numbers again. */
export function parseVector(text: string): number[] {
  return text.slice(1, -1).split(",").map(Number);
}

/**
 * A text as PostgreSQL is to index or look for it: without accents, which its dutch configuration tells
 * apart, and without the character that it cannot store.
 */
export function searchableText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("\0", " ");
}

/** What tells a row from any other: its body, its vector and which of its kind it is. */
export function hashRow(
  body: string,
  place: number,
  vector: readonly number[] | undefined,
): string {
  return createHash("sha256")
    .update(`${place}\n${body}`)
    .update(vector ? sentVector(vector) : "")
    .digest("base64");
}

/** hashRow of the row `entry` as PostgreSQL computes it: false when somebody changed the row by hand. */
export const IS_INTACT = `(entry.hash = encode(sha256(
  convert_to(entry.place || chr(10) || entry.body, 'UTF8')
    || coalesce(vector_send(entry.vector), '')), 'base64'))`;

/** A vector as vector_send of pgvector gives it: its length, two bytes of nothing, 32-bit numbers. */
function sentVector(vector: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * vector.length);
  bytes.writeInt16BE(vector.length, 0);
  for (const [index, value] of vector.entries()) bytes.writeFloatBE(value, 4 + 4 * index);
  return bytes;
}
