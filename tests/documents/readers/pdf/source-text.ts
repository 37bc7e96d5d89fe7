import { readFileSync } from "node:fs";
import { z } from "zod";
import type { DraftBlock, DraftLine } from "../../../../src/documents/readers/draft-document.ts";

const cell = z.union([z.string(), z.array(z.string())]);

const sourceSchema = z.object({
  title: z.string(),
  blocks: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("heading"), level: z.number(), text: z.string() }),
      z.object({ kind: z.enum(["paragraph", "item"]), text: z.string() }),
      z.object({ kind: z.literal("footnote"), note: z.number(), text: z.string() }),
      z.object({
        kind: z.literal("table"),
        header: z.array(z.string()),
        rows: z.array(z.array(cell)),
      }),
    ]),
  ),
});

export type SourceText = z.infer<typeof sourceSchema>;
export type SourceBlock = SourceText["blocks"][number];

const folder = new URL("../../../fixtures/pdf/", import.meta.url);

/** The text a fixture PDF was made from, with "[^1]" for a reference to footnote 1. */
export function readSource(name: string): SourceText {
  return sourceSchema.parse(
    JSON.parse(readFileSync(new URL(`texts/${name}.json`, folder), "utf8")),
  );
}

export function readFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

/** A draft as its source writes it: lines joined, references put back, furniture left out. */
export function asSource(blocks: readonly DraftBlock[], source: SourceText): SourceBlock[] {
  const texts = source.blocks
    .flatMap((one) => (one.kind === "table" ? [...one.header, ...one.rows.flat(2)] : [one.text]))
    .join("\n");
  return blocks.flatMap((block): SourceBlock[] => {
    if (block.kind === "furniture" || block.kind === "quote") return [];
    if (block.kind === "table") {
      const cells = (row: DraftLine[][]) => row.map((lines) => asCell(lines, texts));
      const header = block.header.map((lines) => rejoin(lines, texts));
      return [{ kind: "table", header, rows: block.rows.map(cells) }];
    }
    const text = rejoin(block.lines, texts);
    if (block.kind === "heading") return [{ kind: "heading", level: block.level ?? 0, text }];
    if (block.kind === "footnote") return [{ kind: "footnote", note: block.note ?? 0, text }];
    return [{ kind: block.kind, text }];
  });
}

function asCell(lines: readonly DraftLine[], texts: string): string | string[] {
  if (!lines.some(({ item }) => item)) return rejoin(lines, texts);
  const items: DraftLine[][] = [];
  for (const line of lines) {
    if (line.item) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items.map((one) => rejoin(one, texts));
}

/** Joins lines; at a hyphen that ends a line in the way the source has it there. */
function rejoin(lines: readonly DraftLine[], texts: string): string {
  let whole = "";
  for (const line of lines) {
    const text = withReferences(line);
    const next = text.split(" ")[0] ?? "";
    const broken = whole.match(/[^\s-]+-$/)?.[0];
    const joins = broken ? [broken.slice(0, -1) + next, broken + next, `${broken} ${next}`] : [];
    const found = joins.findIndex((one) => texts.includes(one));
    if (broken && found === 0) whole = whole.slice(0, -1) + text;
    else if (broken && found === 1) whole += text;
    else whole += whole === "" ? text : ` ${text}`;
  }
  return whole;
}

function withReferences({ text, notes = [] }: DraftLine): string {
  return [...notes]
    .reverse()
    .reduce((line, { end, note }) => `${line.slice(0, end)}[^${note}]${line.slice(end)}`, text);
}
