import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftDocument } from "../../../src/documents/readers/draft-document.ts";
import { readMarkdown } from "../../../src/documents/readers/read-markdown.ts";
import { encode, messageOf, showBlocks, textOfDraft } from "./draft-texts.ts";

function read(markdown: string): Promise<DraftDocument> {
  return readMarkdown(encode(markdown), "beleid.md");
}

describe("Markdown", () => {
  it("gives headings, paragraphs, items, quotes and tables", async () => {
    const markdown =
      '# Nota\n\nEen **vet** woord en een [link](https://example.org "weg").\n\n- een\n  - twee\n1. drie\n\n> citaat\n\n' +
      "| A | B |\n|---|---|\n| 1 | 2 |\n\n- [x] af\n\n```\ncode  hier\n```\n";
    expect(showBlocks(await read(markdown))).toEqual([
      "heading1 Nota",
      "paragraph Een vet woord en een link.",
      "item een",
      "item twee",
      "item drie",
      "quote citaat",
      "table A | B // 1 | 2",
      "item ☒ af",
      "paragraph code hier",
    ]);
  });

  it("gives footnotes with the place that refers to them", async () => {
    const { blocks } = await read(
      "Tekst[^1] en meer[^b].\n\n[^1]: Noot *een*\n    gaat verder.\n[^b]: Noot twee.\n",
    );
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        lines: [
          {
            text: "Tekst1 en meerb.",
            page: 1,
            notes: [
              { start: 5, end: 6, note: 1 },
              { start: 14, end: 15, note: 2 },
            ],
          },
        ],
      },
      { kind: "footnote", note: 1, lines: [{ text: "Noot een gaat verder.", page: 1 }] },
      { kind: "footnote", note: 2, lines: [{ text: "Noot twee.", page: 1 }] },
    ]);
  });

  it("takes the title of the front matter, which is no text", async () => {
    const document = await read(
      '---\r\ntitle: "Beleid: digitaal"\r\ndate: 2024-01-02\r\ntags:\r\n  - a\r\n---\r\n# Kop\r\n',
    );
    expect(document.title).toBe("Beleid: digitaal");
    expect(showBlocks(document)).toEqual(["heading1 Kop"]);
  });

  it("takes text between two rules for text", async () => {
    expect(showBlocks(await read("---\n\nDit is tekst, en\n\n---\n\nmeer."))).toEqual([
      "paragraph Dit is tekst, en",
      "paragraph meer.",
    ]);
  });

  it("reads HTML in it as HTML, and runs nothing", async () => {
    const markdown =
      "Een<br>twee <script>x</script><span onclick='x'>drie</span>\n\n<div><h2>Kop</h2><iframe src='x'>x</iframe></div>\n\n![](https://example.org/x.png)\n";
    expect(showBlocks(await read(markdown))).toEqual(["paragraph Een twee drie", "heading2 Kop"]);
  });

  it("is refused when it nests thousands deep", async () => {
    expect(await messageOf(read(`${">".repeat(20_000)} a`))).toMatch(/^beleid\.md nests its/);
  });

  it("gives back the words of any paragraphs, in order", async () => {
    const word = fc.stringMatching(/^[a-zA-Zé€][a-zA-Zé€,;?]{0,13}$/);
    const paragraphs = fc.array(fc.array(word, { minLength: 1, maxLength: 60 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(paragraphs, fc.constantFrom("", "- ", "## ", "> "), async (texts, mark) => {
        const document = await read(texts.map((words) => mark + words.join(" ")).join("\n\n"));
        expect(document.blocks.map((block) => textOfDraft({ blocks: [block] }))).toEqual(
          texts.map((words) => words.join(" ")),
        );
      }),
    );
  });
});
