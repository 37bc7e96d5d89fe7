import { describe, expect, it } from "vitest";
import {
  isPageNumber,
  takeFurniture,
  takeTurnedFurniture,
} from "../../../../src/documents/readers/pdf/furniture.ts";
import { column, flat, glyphs, page, prose, upright } from "./made-up-page.ts";

const body = (start: number) => column(prose(50, 80, start), 60, 100);

describe("running heads and feet", () => {
  it("are told by their return, with their line and the page number", () => {
    const pages = [1, 2, 3].map((count) =>
      page(
        count,
        [glyphs("Gemeente Lindeveen", 60, 50), ...body(count * 7), glyphs(`${count}`, 300, 750)],
        [flat(60, 500, 54)],
      ),
    );
    for (const [index, bare] of takeFurniture(pages).entries()) {
      expect([bare.head, bare.foot]).toEqual([["Gemeente Lindeveen"], [`${index + 1}`]]);
      expect(bare.glyphs).toHaveLength(50);
      expect(bare.rules).toEqual([]);
    }
  });

  it("may name the chapter, which differs from page to page", () => {
    const heads = ["Nota 1", "Nota 2", "Nota 3", "Bijlage: begrippen"];
    const pages = heads.map((head, index) =>
      page(index + 1, [glyphs(head, 60, 50), ...body(index)]),
    );
    expect(takeFurniture(pages).map(({ head }) => head)).toEqual(heads.map((head) => [head]));
  });

  it("are not the header of a table that is repeated close above its rows", () => {
    const pages = [1, 2, 3].map((count) =>
      page(count, [glyphs("Maatregel", 60, 88), glyphs("Trekker", 300, 88), ...body(count)]),
    );
    expect(takeFurniture(pages).map(({ head }) => head)).toEqual([[], [], []]);
  });

  it("are not the header of a table, which stands lower where the table starts", () => {
    const head = (y: number) => [glyphs("Maatregel", 60, y), glyphs("Trekker", 300, y)];
    const pages = [
      page(1, [glyphs("Gemeente Lindeveen", 60, 50), ...head(400), ...body(1).slice(30)]),
      ...[2, 3].map((count) =>
        page(count, [glyphs("Gemeente Lindeveen", 60, 50), ...head(75), ...body(count)]),
      ),
    ];
    expect(takeFurniture(pages).map(({ head }) => head)).toEqual(
      pages.map(() => ["Gemeente Lindeveen"]),
    );
  });

  it("are not the header of a table that names the owner at the same height on every page", () => {
    const head = ["Nr", "Actie", "Trekker"].map((text, index) =>
      glyphs(text, 60 + index * 150, 60),
    );
    const pages = [1, 2, 3].map((count) => page(count, [...head, ...body(count)]));
    expect(takeFurniture(pages).map((bare) => bare.head)).toEqual([[], [], []]);
  });

  it("are not the header of a grid that goes on past the edge of the page", () => {
    const grid = [
      ...[60, 280, 500].map((x) => upright(x, 60, 700)),
      ...[60, 90, 700].map((y) => flat(60, 500, y)),
    ];
    const pages = [1, 2].map((count) =>
      page(
        count,
        [glyphs("Maatregel", 65, 75), glyphs("Trekker", 285, 75), ...column(["Toetsen"], 65, 105)],
        grid,
      ),
    );
    expect(takeFurniture(pages).map(({ head }) => head)).toEqual([[], []]);
  });

  it("are not the reference to a note that is raised above the first line of a page", () => {
    const raised = glyphs("1", 160, 46, { size: 6 });
    const [bare] = takeFurniture([
      page(1, [glyphs("zoals is gemeld.", 80, 50), raised, ...body(0)]),
    ]);
    expect(bare?.head).toEqual([]);
  });

  it("are not the first line of text on one page", () => {
    const [bare] = takeFurniture([page(1, [glyphs("Ministerie", 60, 50), ...body(0)])]);
    expect(bare?.head).toEqual([]);
  });

  it("stand sideways to a table on its side", () => {
    const sideways = page(4, [
      glyphs("Gemeente Lindeveen", 60, 50),
      glyphs("Spoed", 60, 90),
      glyphs("4", 300, 750),
    ]);
    const { pages, furniture } = takeTurnedFurniture([sideways], new Set(["Gemeente Lindeveen"]));
    expect(furniture).toEqual(["Gemeente Lindeveen", "4"]);
    expect(pages.flatMap((one) => one.glyphs.map(({ text }) => text))).toEqual(["Spoed"]);
  });
});

describe("a page number", () => {
  it.each([
    ["12", true],
    ["- 12 -", true],
    ["Pagina 2 van 5", true],
    ["3/12", true],
    ["iv", true],
    ["12 maatregelen", false],
    ["12,5", false],
    ["Inleiding", false],
  ])("%s: %s", (text, expected) => {
    expect(isPageNumber(text)).toBe(expected);
  });
});
