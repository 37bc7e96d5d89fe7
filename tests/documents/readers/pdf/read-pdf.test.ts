import { describe, expect, it } from "vitest";
import type { DraftBlock, DraftTable } from "../../../../src/documents/readers/draft-document.ts";
import { readPdf } from "../../../../src/documents/readers/pdf/read-pdf.ts";
import { asSource, readFixture, readSource, type SourceBlock } from "./source-text.ts";

const notesLast = (blocks: readonly SourceBlock[]) => [
  ...blocks.filter(({ kind }) => kind !== "footnote"),
  ...blocks.filter(({ kind }) => kind === "footnote"),
];

function tableOf(blocks: readonly DraftBlock[]): DraftTable {
  const tables = blocks.filter((one) => one.kind === "table");
  expect(tables).toHaveLength(1);
  const [table] = tables;
  if (!table) throw new Error("No table.");
  return table;
}

const pagesOf = (blocks: readonly DraftBlock[], start: string) =>
  blocks
    .flatMap((one) => (one.kind === "table" ? [] : [one.lines]))
    .filter(([line]) => line?.text.startsWith(start))
    .map(([line]) => line?.page);

describe("a PDF that is read", () => {
  it.each([
    ["tweekolom.pdf", "tweekolom"],
    ["actieplan.pdf", "actieplan"],
    ["actieplan-tagged.pdf", "actieplan"],
    ["actiehouders.pdf", "actiehouders"],
  ])("%s has the text of its source, block for block and cell for cell", async (file, name) => {
    const source = readSource(name);
    const { blocks, title } = await readPdf(readFixture(file), file);
    expect(title).toBe(source.title);
    expect(notesLast(asSource(blocks, source))).toEqual(notesLast(source.blocks));
  });

  it("brief.pdf has the text of its source beside that of its letterhead", async () => {
    const source = readSource("brief");
    const { blocks } = await readPdf(readFixture("brief.pdf"), "brief.pdf");
    const read = asSource(blocks, source);
    const letterhead = read.filter((one) => !source.blocks.some((own) => isSame(own, one)));
    expect(letterhead).toEqual([
      { kind: "paragraph", text: "Ministerie van Digitale Zaken" },
      { kind: "paragraph", text: "Datum 12 december 2023" },
      { kind: "paragraph", text: "Ons kenmerk 2023-0000712" },
    ]);
    expect(read.filter((one) => !letterhead.includes(one))).toEqual(source.blocks);
  });

  it("gives each line its printed page, also when the first is not 1", async () => {
    const { blocks } = await readPdf(readFixture("brief.pdf"), "brief.pdf");
    expect(pagesOf(blocks, "Stand van zaken")).toEqual([2]);
    expect(pagesOf(blocks, "Planning")).toEqual([3]);
  });

  it("gives the rows of a table that goes on over pages each its own page", async () => {
    const { blocks } = await readPdf(readFixture("actieplan.pdf"), "actieplan.pdf");
    const pages = tableOf(blocks).rows.map((row) => row[0]?.[0]?.page);
    expect(pages).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2]);
  });

  it("keeps running heads and page numbers as furniture", async () => {
    const { blocks } = await readPdf(readFixture("actieplan.pdf"), "actieplan.pdf");
    const furniture = blocks.flatMap((one) =>
      one.kind === "furniture" ? one.lines.map(({ text }) => text) : [],
    );
    const head = "Provincie Waterland | Actieplan digitale inclusie";
    expect(furniture).toEqual([head, "Pagina 1", head, "Pagina 2", head, "Pagina 3"]);
  });

  it("reads a PDF that only keeps others from changing it", async () => {
    const open = await readPdf(readFixture("brief.pdf"), "brief.pdf");
    const kept = await readPdf(readFixture("alleen-beheerder.pdf"), "alleen-beheerder.pdf");
    expect(kept.blocks).toEqual(open.blocks);
  });
});

function isSame(a: SourceBlock, b: SourceBlock): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
