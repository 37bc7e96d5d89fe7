import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainText, readText } from "../../../src/documents/readers/read-text.ts";
import { encode, showBlocks, textOfDraft } from "./draft-texts.ts";

function show(text: string): string[] {
  return showBlocks(readPlainText(text));
}

describe("plain text", () => {
  it("keeps the lines of the file and ends a paragraph at an empty line", () => {
    const { blocks } = readPlainText("Een alinea  over\r\ntwee regels.\r\n\r\nEn nog een.\r\n");
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        lines: [
          { text: "Een alinea over", page: 1 },
          { text: "twee regels.", page: 1 },
        ],
      },
      { kind: "paragraph", lines: [{ text: "En nog een.", page: 1 }] },
    ]);
  });

  it("reads items by their bullet, which goes, or their number, which stays", () => {
    expect(show("We doen:\n- een\n- twee\n  verder\n• drie\n\n1. vier\n2) vijf\na. zes.")).toEqual([
      "paragraph We doen:",
      "item een",
      "item twee verder",
      "item drie",
      "item 1. vier",
      "item 2) vijf",
      "item a. zes.",
    ]);
  });

  it("takes a dash or number inside a sentence for what it is", () => {
    expect(
      show("De minister\n– en niet de staatssecretaris –\nheeft in hoofdstuk\n4. Dat is besloten."),
    ).toEqual([
      "paragraph De minister – en niet de staatssecretaris – heeft in hoofdstuk 4. Dat is besloten.",
    ]);
  });

  it("finds headings only where a line on its own can be nothing else", () => {
    const text =
      "Nota digitaal\n\nDit is een zin.\n\n1.2 Doelen\n\nKort, maar een zin.\n\nOnderstreept\n======\nTekst.\n\n" +
      "Geen kop\nmaar twee regels.\n\nGeachte voorzitter,\n\nWe danken u.\n\nDe minister";
    expect(show(text)).toEqual([
      "heading1 Nota digitaal",
      "paragraph Dit is een zin.",
      "heading3 1.2 Doelen",
      "paragraph Kort, maar een zin.",
      "heading1 Onderstreept",
      "paragraph Tekst.",
      "paragraph Geen kop maar twee regels.",
      "paragraph Geachte voorzitter,",
      "paragraph We danken u.",
      "paragraph De minister",
    ]);
  });

  it("counts pages by form feeds and lets a sentence go on over one", () => {
    const { blocks } = readPlainText("Een zin die\n\fverder gaat.\n\fNieuwe pagina.");
    expect(blocks.map((block) => (block.kind === "table" ? [] : block.lines))).toEqual([
      [
        { text: "Een zin die", page: 1 },
        { text: "verder gaat.", page: 2 },
      ],
      [{ text: "Nieuwe pagina.", page: 3 }],
    ]);
  });

  it("takes every long line for a paragraph, and cuts it", () => {
    const long = `${"woord ".repeat(50)}einde.`;
    const { blocks } = readPlainText(`${long}\n${long}\n`);
    expect(showBlocks({ blocks })).toEqual([`paragraph ${long}`, `paragraph ${long}`]);
    const lengths = blocks.flatMap((block) =>
      block.kind === "table" ? [] : block.lines.map(({ text }) => text.length),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(120);
  });

  it("joins the lines of a file in which each is followed by an empty one", () => {
    const sentence = "De regering wil\n\ndat iedereen mee\n\nkan doen met\n\nde digitale wereld.\n";
    expect(show(`${sentence}\n\n${sentence}\n\n${sentence}`)).toEqual(
      Array(3).fill("paragraph De regering wil dat iedereen mee kan doen met de digitale wereld."),
    );
  });

  it("leaves rules out", () => {
    expect(show("Boven.\n\n-----\n* * *\n\nOnder.")).toEqual([
      "paragraph Boven.",
      "paragraph Onder.",
    ]);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffcafé € 5")],
    ["UTF-16", Buffer.from("\ufeffcafé € 5", "utf16le")],
    ["big-endian UTF-16", Buffer.from("\ufeffcafé € 5", "utf16le").swap16()],
    ["windows-1252", Buffer.from([99, 97, 102, 0xe9, 32, 0x80, 32, 53])],
  ])("is read in %s", async (_, bytes) => {
    expect(showBlocks(await readText(bytes, "a.txt"))).toEqual(["paragraph café € 5"]);
  });

  it("gives back all words of any paragraphs, in order", async () => {
    const word = fc.stringMatching(/^[a-zA-Zé€0-9.,;:!?<&"'][a-zA-Zé€0-9.,;:!?<&"'-]{0,13}$/);
    const paragraph = fc.array(word, { minLength: 1, maxLength: 60 });
    const separator = fc.constantFrom("\n\n", "\n\n\n", "\f", "\r\n \r\n");
    const inside = fc.constantFrom(" ", "\n", "  ", "\t");
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph), separator, inside, async (texts, between, space) => {
        const hasLetter = (line: string) => /[\p{L}\p{N}]/u.test(line);
        // A line without letters or digits may be a rule, which is left out.
        fc.pre(texts.flat().every(hasLetter));
        const text = texts.map((words) => words.join(space)).join(between);
        expect(textOfDraft(await readText(encode(text), "a.txt"))).toBe(texts.flat().join(" "));
      }),
    );
  });
});
