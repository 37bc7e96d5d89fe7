import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/dutch/sentences.ts";

const split = (text: string) =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["Dit is een. En twee! Drie? Vier…", 4],
    ["Wij werken o.a. Tel mee met Taal uit, bijv. Amsterdam, d.m.v. BZK en i.p.v. VNG.", 1],
    ["Zie Kamerstuk 26643, nr. 842 (ca. 20 stuks, incl. Btw, evt. Later, zgn. ‘Labs’).", 1],
    ["De brief van 8 maart jl. waarin dit staat. Daarna meer.", 2],
    ["Sociale contacten, zorg etc. Dat gaat goed.", 2],
    ["Klaar in Q4. Dan volgt actie 1.2.5 met 50.000 apparaten.", 2],
    ["Hij zei: ‘Dat kan.’ Zij knikte (en ging.) Klaar.", 3],
    ["Iedereen doet mee; de overheid helpt; niemand valt af.", 1],
    ["Er is één vraag: wat moet er? Antwoord: veel.", 2],
    ["“Waarom?” vroeg zij.", 1],
    ["A.C. van Huffelen en J. Jansen tekenen. Klaar.", 2],
    ["1. We helpen gemeenten. 2. We bouwen.", 2],
    ["Dit wordt meegenomen.4 Ook reageert het kabinet.10 Daarna niet.", 3],
    ["Dit is klaar in 2025. Daarna volgt de rest.", 2],
    ["Wat... nog meer... Ja.", 2],
    ["’s Avonds is het stil. ’s Ochtends niet.", 2],
  ])("finds in %j the right number of sentences", (text, count) => {
    expect(split(text)).toHaveLength(count);
  });
  it("starts a new one at bullets, numbered lines and blank lines, not at line ends", () => {
    expect(
      split(
        "Doelen:\n• Eerste doel\nop twee regels\n• Tweede • Derde\n\nNoot\n1. Punt een\n2. Punt twee",
      ),
    ).toEqual([
      "Doelen:",
      "• Eerste doel\nop twee regels",
      "• Tweede",
      "• Derde",
      "Noot",
      "1. Punt een",
      "2. Punt twee",
    ]);
  });
  it("keeps quotes and brackets after the full stop with their sentence", () => {
    expect(split("Dat is zo (zie 4.3.) “Echt waar.” Ja.")).toEqual([
      "Dat is zo (zie 4.3.)",
      "“Echt waar.”",
      "Ja.",
    ]);
  });
  it("gives trimmed spans in order that hold all non-blank text", () => {
    const piece = fc.constantFrom(
      " ",
      "\n",
      "\n\n",
      ".",
      "?",
      "…",
      "”",
      ")",
      "•",
      "1.",
      "nr.",
      "o.a.",
      "Een",
      "woord",
      "4",
      "(",
      "‘",
      "Q4.",
      "- ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
        ),
        (text) => {
          let from = 0;
          for (const { start, end } of splitSentences(text)) {
            expect(text.slice(from, start).trim()).toBe("");
            const sentence = text.slice(start, end);
            expect(sentence).toBe(sentence.trim());
            expect(sentence).not.toBe("");
            from = end;
          }
          expect(text.slice(from).trim()).toBe("");
        },
      ),
    );
  });
});
