import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatActionsCsv, formatCell } from "../../src/http/actions-csv.ts";
import { exampleAction, exampleDocument } from "../../src/http/examples.ts";

/** A strict reader of what we write: quotes doubled, semicolons, CRLF. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error("This is not the CSV that we write.");
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === "\r\n" && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

describe("the CSV of actions", () => {
  it("is UTF-8 with a byte order mark, semicolons, CRLF and a Dutch header", () => {
    const changed = { ...exampleAction, title: 'De "cloud"; veilig', footnotes: [] };
    expect(formatActionsCsv([changed], [exampleDocument], "https://beleidswijzer.example.nl")).toBe(
      "\ufeff" +
        "Actie;Ambitie;Paragraaf;Titel van de paragraaf;Nummer;Omschrijving;Resultaat t/m 2023;" +
        'Resultaat t/m 2025;"Uitvoerder: door wie, met wie";Uitvoerders los;Voetnoten;' +
        "Pagina;Vindplaats;Bron\r\n" +
        "4.3.4;4;4.3;Versterken ICT-organisatie en -systemen van het Rijk;4;" +
        '"De ""cloud""; veilig";Cloudstrategie en –kaders beschikbaar;' +
        "Cloudstrategie en –kaders geïmplementeerd;" +
        '"BZK (CIO Rijk), Rijksbreed incl. grote uitvoerders";' +
        '"BZK (CIO Rijk)\nRijksbreed incl. grote uitvoerders";;47;' +
        "https://beleidswijzer.example.nl/bronnen/werkagenda/47#actie-4.3.4;Werkagenda Waardengedreven Digitaliseren\r\n",
    );
  });

  it("leaves the ambition and section of another document empty, and names a document it lacks by its id", () => {
    const { section: _, ambition: __, ...rest } = exampleAction;
    const text = formatActionsCsv([{ ...rest, id: "brief.1", documentId: "brief" }], [], "");
    const [, row] = parseCsv(text.slice(1));
    expect(row?.slice(0, 4)).toEqual(["brief.1", "", "", exampleAction.sectionTitle]);
    expect(row?.at(-1)).toBe("brief");
  });

  it("lets no cell begin like a formula", () => {
    for (const text of ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "＝1"]) {
      expect(formatCell(text)).toMatch(/^"?'/);
    }
    expect(formatCell("a=1")).toBe("a=1");
    expect(formatCell(-3)).toBe("-3");
  });

  it("keeps every text whole, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (title, result) => {
        const action = { ...exampleAction, title, results: { "2023": [result], "2025": [] } };
        const rows = parseCsv(formatActionsCsv([action], [], "").slice(1));
        expect(rows.map((row) => row.length)).toEqual([14, 14]);
        expect([title, `'${title}`]).toContain(rows[1]?.[5]);
        expect([result, `'${result}`]).toContain(rows[1]?.[6]);
      }),
      { numRuns: 200 },
    );
  });
});
