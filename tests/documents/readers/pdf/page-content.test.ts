import { describe, expect, it } from "vitest";
import { readRules } from "../../../../src/documents/readers/pdf/drawn-rules.ts";
import { provideFixedLengthTransfer } from "../../../../src/documents/readers/pdf/fixed-length-transfer.ts";
import type { Matrix } from "../../../../src/documents/readers/pdf/page-content.ts";
import { splitByDirection } from "../../../../src/documents/readers/pdf/text-direction.ts";

/** A page of 600 by 800 points, from the file's lower left corner to the upper left. */
const VIEW: Matrix = [1, 0, 0, -1, 0, 800];
const PAGE = { count: 1, width: 600, height: 800 };
const put = (text: string, matrix: Matrix, width = 40) => ({ text, matrix, width, bold: false });

describe("the text of a page by its direction", () => {
  it("is placed from the top, its ligatures and accents as letters", () => {
    const [part] = splitByDirection(
      [put("eﬃcie\u0308nt", [10, 0, 0, 10, 50, 700])],
      [],
      VIEW,
      PAGE,
    );
    expect(part?.glyphs).toEqual([
      { text: "efficiënt", x: 50, y: 100, width: 40, size: 10, bold: false },
    ]);
  });

  it("is turned upright where a table stands on its side, with the lines around it", () => {
    const parts = splitByDirection(
      [put("Actie en uitvoerder", [0, 10, -10, 0, 100, 200]), put("7", [10, 0, 0, 10, 300, 30])],
      [{ x1: 90, y1: 300, x2: 90, y2: 600 }],
      VIEW,
      PAGE,
    );
    expect(parts.map(({ glyphs }) => glyphs.map(({ text, x, y }) => [text, x, y]))).toEqual([
      [["Actie en uitvoerder", 200, 100]],
      [["7", 300, 770]],
    ]);
    expect(parts[0]?.rules).toEqual([{ x1: 200, y1: 90, x2: 500, y2: 90 }]);
  });

  it("leaves a watermark to the stamps and a bold reprint out", () => {
    const word = put("Besluit", [10, 0, 0, 10, 50, 700]);
    const again = put("Besluit", [10, 0, 0, 10, 50.3, 700]);
    const [part] = splitByDirection(
      [word, again, put("CONCEPT", [7, 7, -7, 7, 100, 100])],
      [],
      VIEW,
      PAGE,
    );
    expect(part?.glyphs.map(({ text }) => text)).toEqual(["Besluit"]);
    expect(part?.stamps).toEqual(["CONCEPT"]);
  });

  it("is cut where spaces were typed to line up", () => {
    const [part] = splitByDirection(
      [put("Nr    Actie", [10, 0, 0, 10, 0, 700], 55)],
      [],
      VIEW,
      PAGE,
    );
    expect(part?.glyphs.map(({ text, x }) => [text, x])).toEqual([
      ["Nr", 0],
      ["Actie", 30],
    ]);
  });
});

describe("the lines drawn on a page", () => {
  const operations = {
    save: 1,
    restore: 2,
    transform: 3,
    paintFormXObjectBegin: 4,
    paintFormXObjectEnd: 5,
    constructPath: 6,
    endPath: 7,
  };
  const stroke = 20;
  const path = (numbers: number[], painted = stroke) => ({
    operation: operations.constructPath,
    values: [painted, [new Float32Array(numbers)]],
  });
  const rules = (...drawings: { operation: number; values: unknown }[]) =>
    readRules(drawings, operations, VIEW);

  it("are lines and rectangles as thin as one", () => {
    expect(rules(path([0, 50, 700, 1, 150, 700]))).toEqual([{ x1: 50, x2: 150, y1: 100, y2: 100 }]);
    const thin = [0, 50, 600, 1, 51, 600, 1, 51, 700, 1, 50, 700, 4];
    expect(rules(path(thin))).toEqual([{ x1: 50.5, x2: 50.5, y1: 100, y2: 200 }]);
  });

  it("are the sides of a box", () => {
    const box = path([0, 50, 600, 1, 150, 600, 1, 150, 700, 1, 50, 700, 4]);
    expect(rules(box)).toHaveLength(4);
  });

  it("are placed by the transformations around them, and those end", () => {
    const line = path([0, 0, 0, 1, 100, 0]);
    const move = { operation: operations.transform, values: [1, 0, 0, 1, 20, 300] };
    const save = { operation: operations.save, values: null };
    const restore = { operation: operations.restore, values: null };
    expect(rules(save, move, line, restore, line).map(({ x1, y1 }) => [x1, y1])).toEqual([
      [20, 500],
      [0, 800],
    ]);
  });

  it("are not what only clips, is aslant or as short as a letter", () => {
    expect(rules(path([0, 50, 700, 1, 150, 700], operations.endPath))).toEqual([]);
    expect(rules(path([0, 50, 700, 1, 150, 600]))).toEqual([]);
    expect(rules(path([0, 50, 700, 1, 54, 700]))).toEqual([]);
  });
});

describe("the transfer that Node 20 lacks", () => {
  it("moves bytes into a buffer of another length", () => {
    provideFixedLengthTransfer();
    const buffer = new Uint8Array([1, 2, 3]).buffer;
    const transfer: unknown = Reflect.get(ArrayBuffer.prototype, "transferToFixedLength");
    if (typeof transfer !== "function") throw new Error("It is not provided.");
    const moved: unknown = transfer.call(buffer, 2);
    if (!(moved instanceof ArrayBuffer)) throw new Error("It gives no buffer.");
    expect([...new Uint8Array(moved)]).toEqual([1, 2]);
    expect(buffer.byteLength).toBe(0);
  });
});
