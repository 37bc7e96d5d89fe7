import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut, toSourceDocument } from "../../src/documents/own/lay-out.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import type { DraftBlock, DraftLine } from "../../src/documents/readers/draft-document.ts";
import { storedDocumentSchema } from "../../src/schema.ts";
import { makeLine, makeTable } from "./make-own.ts";

const info = {
  ...{ id: "plan", title: "Plan", publisher: "Ons", date: "2024-05-01", dateText: "1 mei 2024" },
  ...{ kind: "plan", file: "sources/plan.pdf", originalFile: "plan.pdf", sha256: "0".repeat(64) },
};

function lay(blocks: DraftBlock[]) {
  return layOut({ blocks }, info, "hash", () => false);
}

function paragraph(...lines: DraftLine[]): DraftBlock {
  return { kind: "paragraph", lines };
}

/** The ids of the actions, in the order of the document. */
function actionsOf(...tables: DraftBlock[]): string[] {
  const rows = lay(tables).blocks.map(({ row = "" }) => row);
  return [...new Set(rows)].filter((row) => row.startsWith("actie-")).map((row) => row.slice(6));
}

describe("the pages of an own document", () => {
  it("that lie between the first and the last and are not there are missing", () => {
    const { info: laid } = lay([
      paragraph(makeLine("drie", 3)),
      paragraph(makeLine("vier", 4)),
      paragraph(makeLine("zeven", 7)),
    ]);
    expect(laid.pages).toEqual([3, 4, 7]);
    expect(laid.missingPages).toEqual([5, 6]);
  });

  it("of a file without pages are page 1 alone, and none is missing", () => {
    const { info: laid } = lay([paragraph(makeLine("een")), paragraph(makeLine("twee"))]);
    expect(laid).toMatchObject({ pages: [1], missingPages: [] });
  });

  it("hold their lines together, also when a footnote of an earlier page is read later", () => {
    const { lines, pages, blocks } = lay([
      paragraph(makeLine("begin op een", 1), makeLine("einde op twee", 2)),
      { kind: "footnote", note: 1, lines: [makeLine("noot op een", 1)] },
    ]);
    expect(lines).toEqual(["begin op een", "noot op een", "einde op twee"]);
    expect(pages).toEqual([
      { number: 1, fromLine: 1, toLine: 2 },
      { number: 2, fromLine: 3, toLine: 3 },
    ]);
    expect(blocks.map(({ page, text }) => [page, text])).toEqual([
      [1, "begin op een einde op twee"],
      [1, "noot op een"],
    ]);
  });
});

describe("the blocks of an own document", () => {
  it("have ids that name their page and occur once", () => {
    const ids = lay([
      paragraph(makeLine("a", 1)),
      paragraph(makeLine("b", 2)),
      paragraph(makeLine("c", 2)),
    ]).blocks.map(({ id }) => id);
    expect(ids).toEqual(["p1-1", "p2-1", "p2-2"]);
  });

  it("leave out furniture and the header of a table, whose place is kept", () => {
    const { blocks, furniture, lines } = lay([
      { kind: "furniture", lines: [makeLine("Pagina 1")] },
      makeTable(["Actie", "Eigenaar"], [["Toetsen", "BZK"]]),
    ]);
    expect(blocks.map(({ text }) => text)).toEqual(["Toetsen", "BZK"]);
    expect(furniture.map(({ line }) => lines[line - 1])).toEqual(["Pagina 1", "Actie", "Eigenaar"]);
  });

  it("are exactly what stands at their spans, whatever the lines are", () => {
    const word = fc.stringMatching(/^[a-zA-Zé0-9.,-]{1,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
    const lines = fc.array(fc.tuple(line, fc.integer({ min: 1, max: 3 })), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (drafts) => {
        const blocks = drafts.map((one) =>
          paragraph(...one.map(([text, at]) => makeLine(text, at))),
        );
        const stored = lay(blocks);
        expect(storedDocumentSchema.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
        const { corrections, lines: kept } = toSourceDocument(stored);
        for (const { text, spans } of stored.blocks) {
          expect(readSpans(kept, spans, corrections).text).toBe(text);
        }
        const letters = (texts: string[]) => texts.join("").replace(/[\s-]/g, "").length;
        expect(letters(stored.blocks.map(({ text }) => text))).toBe(
          letters(drafts.flat().map(([text]) => text)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("the actions of an own document", () => {
  const unnumbered = makeTable(
    ["Actie", "Trekker"],
    [
      ["Eerste", "BZK"],
      ["Tweede", "VNG"],
    ],
  );
  const numbered = (...numbers: string[]) =>
    makeTable(
      ["Nr", "Actie", "Trekker"],
      numbers.map((number) => [number, "Iets", "BZK"]),
    );

  it("go by the numbers of the table, also when other tables stand before it", () => {
    const other = makeTable(["Jaar", "Kosten"], [["2024", "100"]]);
    expect(actionsOf(other, numbered("1", "2"))).toEqual(["plan.1", "plan.2"]);
  });

  it("go on counting over two tables that number them on", () => {
    expect(actionsOf(numbered("1", "2"), numbered("3", "4"))).toEqual([
      ...["plan.1", "plan.2", "plan.3", "plan.4"],
    ]);
  });

  it("of two tables never have the same id", () => {
    expect(actionsOf(unnumbered, unnumbered)).toEqual([
      ...["plan.1", "plan.2", "plan.2.1", "plan.2.2"],
    ]);
    expect(new Set(actionsOf(numbered("2.1", "1"), unnumbered, unnumbered)).size).toBe(6);
  });
});
