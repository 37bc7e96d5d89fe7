import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/documents/readers/read-docx.ts";
import { showBlocks, textOfDraft } from "./draft-texts.ts";

function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/readers/${name}`, import.meta.url));
}

describe("a Word document made by LibreOffice", () => {
  it("gives all its text once, in reading order, as what it is", async () => {
    const document = await readDocx(readFixture("nota.docx"), "nota.docx");
    expect(showBlocks(document)).toEqual([
      "heading1 Digitale toegankelijkheid",
      "paragraph Iedereen moet mee kunnen doen in de digitale samenleving.1 Daarom stelt het college deze nota vandaag vast.3",
      "heading2 Doelen",
      "paragraph De doelen zijn:",
      "item Alle websites voldoen aan WCAG 2.1.",
      "item Ook de websites van uitvoerders.",
      "item Elk jaar een toegankelijkheidsverklaring.",
      "paragraph Een tab staat hier, een zacht afbreekstreepje en een vaste spatie. Dit staat op een nieuwe regel.2",
      "quote Niemand blijft achter, ook niet op internet.",
      "table Actie | Uitvoerder | Gereed // Websites nalopen | Afdeling Informatie | 2023 //  | Gemeentewinkel en de bibliotheek | 2025 // Alles samen |  | 2026",
      "paragraph Bij deze alinea staat een tekstvak.",
      "paragraph Tekst in een tekstvak.",
      "paragraph Zichtbaar en verder.",
      "heading1 Uitvoering",
      "paragraph Deze alinea begint op een nieuwe pagina.",
      "footnote1 Zie het Besluit digitale toegankelijkheid overheid.",
      "footnote3 Vastgesteld in de vergadering van 10 januari.",
      "footnote2 Tweede voetnoot.",
    ]);
    expect(document.title).toBe("Nota digitale toegankelijkheid");
  });

  it("points at its notes by their place and number", async () => {
    const { blocks } = await readDocx(readFixture("nota.docx"), "nota.docx");
    expect(blocks[1]).toMatchObject({
      lines: [
        {
          notes: [
            { start: 57, end: 58, note: 1 },
            { start: 107, end: 108, note: 3 },
          ],
        },
      ],
    });
  });

  it("leaves out deleted and hidden text, comments, and the header and footer of its pages", async () => {
    const text = textOfDraft(await readDocx(readFixture("nota.docx"), "nota.docx"));
    expect(text).not.toMatch(/vervallen|VERBORGEN|OPMERKING|KOPTEKST|Pagina/);
  });
});
