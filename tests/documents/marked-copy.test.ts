import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COLUMN_MARK,
  markKinds,
  parseMarkedCopy,
  ROW_MARK,
  stripMarks,
} from "../../src/documents/marked-copy.ts";
import { makeSeedFiles, readProjectFile } from "../seed-files.ts";

const seeds = makeSeedFiles()
  .list("seeds")
  .filter((name) => name.endsWith(".txt"));

describe("the marked copies in seeds/marked", () => {
  it("are there for the five sources and for nothing else", () => {
    expect(seeds).toHaveLength(5);
    expect(makeSeedFiles().list("seeds/marked").sort()).toEqual(seeds.toSorted());
  });

  it.each(seeds)("without marks the copy of %s is the source, byte for byte", (name) => {
    const marked = readProjectFile(`seeds/marked/${name}`);
    const source = readProjectFile(`seeds/${name}`);
    expect(Buffer.compare(Buffer.from(stripMarks(marked)), Buffer.from(source))).toBe(0);
  });

  it.each(seeds)("the reserved characters stand nowhere in %s itself", (name) => {
    const source = readProjectFile(`seeds/${name}`);
    expect(source).not.toContain(COLUMN_MARK);
    expect(source).not.toContain(ROW_MARK);
  });

  it.each(seeds)("no column border in %s cuts a word in two", (name) => {
    const cuts = parseMarkedCopy(readProjectFile(`seeds/marked/${name}`)).flatMap(
      ({ line, text, segments }) =>
        segments
          .filter(({ start }) => start > 0 && /\S\S/.test(text.slice(start - 1, start + 1)))
          .map(({ start }) => `${line}: ${text.slice(Math.max(0, start - 10), start + 10)}`),
    );
    expect(cuts).toEqual([]);
  });
});

describe("stripMarks", () => {
  it("gives back any text, wherever marks are put into it", () => {
    const line = fc.stringMatching(/^[a-z •–]{0,12}$/);
    const piece = fc.tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const source = pieces.map(([columns]) => columns.join("")).join("\n");
        const marked = pieces
          .map(([columns, row]) => (row ? `${ROW_MARK} text\n` : "") + columns.join(COLUMN_MARK))
          .join("\n");
        expect(stripMarks(marked)).toBe(source);
      }),
    );
  });
});

describe("parseMarkedCopy", () => {
  it("numbers the lines of the source, not those of the copy", () => {
    const lines = parseMarkedCopy("¶ text\neen\n¶ action\n¶ start 1 item\n\ntwee");
    expect(lines.map(({ line, text }) => [line, text])).toEqual([
      [1, "een"],
      [2, ""],
      [3, "twee"],
    ]);
  });

  it("hands the marks above a line to that line, in order and with their words", () => {
    const [line] = parseMarkedCopy("¶ action\n¶ start 1 heading 2\neen");
    expect(line?.marks).toEqual([
      { kind: "action", args: [] },
      { kind: "start", args: ["1", "heading", "2"] },
    ]);
  });

  it("finds the column of a stretch in the number of borders before it", () => {
    const [line] = parseMarkedCopy("4 ¦¦¦¦BZK, overheidsbreed");
    expect(line?.text).toBe("4 BZK, overheidsbreed");
    expect(line?.segments).toEqual([
      { column: 0, start: 0, end: 2 },
      { column: 4, start: 2, end: 21 },
    ]);
  });

  it.each(markKinds)("knows the mark %s", (kind) => {
    expect(parseMarkedCopy(`¶ ${kind}\neen`)[0]?.marks[0]?.kind).toBe(kind);
  });

  it.each(["¶ tabel", "¶", "¶ Action", "¶actie 1"])(
    "names the line of the unknown mark %j",
    (mark) => {
      expect(() => parseMarkedCopy(`een\ntwee\n${mark}\ndrie`)).toThrow(
        new RegExp(`Line 3 .*unknown mark: "${mark}"`),
      );
    },
  );
});
