import { describe, expect, it } from "vitest";
import { layOut } from "../../src/documents/own/lay-out.ts";
import type { DraftBlock } from "../../src/documents/readers/draft-document.ts";
import { makeLine, makeTable } from "./make-own.ts";

const info = {
  ...{ id: "brief", title: "Brief", publisher: "Ons", date: "2024-05-01", dateText: "1 mei 2024" },
  ...{
    kind: "brief",
    file: "sources/brief.txt",
    originalFile: "brief.txt",
    sha256: "0".repeat(64),
  },
};

/** The texts of the blocks as the program reads them. */
function read(blocks: DraftBlock[], words: string[] = []): string[] {
  const known = new Set(words);
  return layOut({ blocks }, info, "hash", (word) => known.has(word)).blocks.map(({ text }) => text);
}

function readLines(lines: string[], words: string[] = []): string | undefined {
  return read([{ kind: "paragraph", lines: lines.map((line) => makeLine(line)) }], words)[0];
}

describe("a word that is broken over two lines", () => {
  it.each([
    ["loses the hyphen when it exists without", ["de digita-", "lisering"], "de digitalisering"],
    ["keeps it before a capital", ["in Noord-", "Holland."], "in Noord-Holland."],
    ["keeps it behind capitals", ["een ICT-", "systeem"], "een ICT-systeem"],
    ["keeps it behind digits and letters", ["de COVID19-", "aanpak"], "de COVID19-aanpak"],
    ["stays two words before en", ["de voor-", "en nadelen"], "de voor- en nadelen"],
    ["stays two words before of", ["in- of", "uitvoer"], "in- of uitvoer"],
    ["loses it when it is known neither way", ["de kwibus-", "vlieg"], "de kwibusvlieg"],
    ["keeps the stop behind it", ["de digita-", "lisering."], "de digitalisering."],
  ])("%s", (_, lines, text) => {
    expect(readLines(lines, ["digitalisering"])).toBe(text);
  });

  it("keeps the hyphen when the document writes the word with it elsewhere", () => {
    expect(readLines(["de e-mail en de e-", "mail"])).toBe("de e-mail en de e-mail");
    expect(readLines(["Zo-zo is goed. Het was zo-", "zo"])).toBe("Zo-zo is goed. Het was zo-zo");
  });

  it("is made whole over a page border too", () => {
    const lines = [makeLine("de digita-", 1), makeLine("lisering gaat door", 2)];
    expect(read([{ kind: "paragraph", lines }], ["digitalisering"])).toEqual([
      "de digitalisering gaat door",
    ]);
  });

  it("is not joined over the border of two blocks or two cells", () => {
    expect(
      read([
        { kind: "paragraph", lines: [makeLine("de digita-")] },
        { kind: "paragraph", lines: [makeLine("lisering")] },
        makeTable(["a", "b"], [["links-", "rechts"]]),
      ]),
    ).toEqual(["de digita-", "lisering", "links-", "rechts"]);
  });

  it("is joined twice when it is broken twice", () => {
    expect(readLines(["ver-", "antwoor-", "delijk"], ["verantwoordelijk"])).toBe(
      "verantwoordelijk",
    );
  });

  it("loses a soft hyphen and a typographic one as well", () => {
    expect(readLines(["de digita\u00ad", "lisering"])).toBe("de digitalisering");
    expect(readLines(["de digita\u2010", "lisering"], ["digitalisering"])).toBe(
      "de digitalisering",
    );
  });

  it("keeps the hyphens of a web address", () => {
    expect(readLines(["zie www.digitale-", "overheid.nl/brief"])).toBe(
      "zie www.digitale-overheid.nl/brief",
    );
  });

  it("leaves a dash between words and a list of numbers alone", () => {
    expect(readLines(["de stad -", "die groeit"])).toBe("de stad - die groeit");
    expect(readLines(["in 2023-", "2025"])).toMatch(/^in 2023- ?2025$/);
  });

  it("does not change the lines that are kept", () => {
    const lines = [makeLine("de digita-"), makeLine("lisering")];
    const stored = layOut({ blocks: [{ kind: "paragraph", lines }] }, info, "hash", () => true);
    expect(stored.lines).toEqual(["de digita-", "lisering"]);
  });
});
