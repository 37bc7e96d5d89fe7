import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MAX_UNPACKED, readDocx } from "../../../src/documents/readers/read-docx.ts";
import { readHtml } from "../../../src/documents/readers/read-html.ts";
import { encode, messageOf, showBlocks, textOfDraft } from "./draft-texts.ts";
import { makeDocx, p, packZip, part, r, style } from "./make-docx.ts";

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

describe("a page that LibreOffice made a Word document of", () => {
  it("reads as the page itself, with the labels of its numbered items", async () => {
    const source = await readHtml(readFixture("regeling.html"), "regeling.html");
    const made = await readDocx(readFixture("regeling.docx"), "regeling.docx");
    expect(
      showBlocks(made).map((block) => block.replace(/^(item) (?:[a-c]|\d)\. /, "$1 ")),
    ).toEqual(showBlocks(source));
    expect(showBlocks(made).filter((block) => /^item (?:[a-c]|\d)\. /.test(block))).toHaveLength(5);
    expect(made.title).toBe(source.title);
  });
});

/** What is shown of a Word document with this body. */
async function show(body: string, parts: Record<string, string> = {}): Promise<string[]> {
  return showBlocks(await readDocx(makeDocx(body, parts), "brief.docx"));
}

describe("the text of a Word document", () => {
  it("has headings by style: built in, with a Dutch name, or based on one", async () => {
    const styles = part(
      "styles",
      style("Kop1", "heading 1") +
        style("K2", "Kop 2") +
        style("Titel", "Titel") +
        style("KopGemeente", "Kop d'Oude", '<w:basedOn w:val="Kop1"/>') +
        style("Rondje", "Rondje", '<w:basedOn w:val="Rondje"/>') +
        style("Paragraaf", "Paragraaf", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
        style("Citaat", "Duidelijk citaat") +
        style("Inhopg1", "toc 1", '<w:basedOn w:val="Kop1"/>'),
    );
    const ids = ["Titel", "Inhopg1", "Kop1", "K2", "KopGemeente", "Paragraaf", "Citaat", "Rondje"];
    expect(
      await show(ids.map((id) => p(r(id), id)).join(""), { "word/styles.xml": styles }),
    ).toEqual([
      "heading1 Titel",
      "furniture Inhopg1",
      "heading1 Kop1",
      "heading2 K2",
      "heading1 KopGemeente",
      "heading3 Paragraaf",
      "quote Citaat",
      "paragraph Rondje",
    ]);
  });

  it("has what was inserted and moved here, not what was deleted, moved away or commented", async () => {
    const body =
      p(
        `${r("a ")}<w:ins w:id="1">${r("b ")}</w:ins><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del>${r("c")}`,
      ) +
      p(`<w:moveFrom w:id="3">${r("x")}</w:moveFrom><w:moveTo w:id="4">${r("d")}</w:moveTo>`) +
      `<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>${r("e ")}</w:p>${p(r("f"))}` +
      p(
        `<w:commentRangeStart w:id="0"/>${r("g")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      );
    const comments = part("comments", `<w:comment w:id="0" w:author="x">${p(r("x"))}</w:comment>`);
    expect(await show(body, { "word/comments.xml": comments })).toEqual([
      "paragraph a b c",
      "paragraph d",
      "paragraph e f",
      "paragraph g",
    ]);
  });

  it("has the text of fields, links, content controls and formulas, and no hidden text", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      p(`<w:fldSimple w:instr=" REF x ">${r("a")}</w:fldSimple>${r(" b")}`) +
      p(
        `${field("begin")}<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>${field("separate")}${r("c")}${field("end")}`,
      ) +
      `<w:sdt><w:sdtContent>${p(r("d"))}</w:sdtContent></w:sdt>` +
      p(
        "<m:oMath><m:f><m:num><m:r><m:t>e</m:t></m:r></m:num><m:den><m:r><m:t>f</m:t></m:r></m:den></m:f></m:oMath>",
      ) +
      p(`${r("g")}${r("x", "<w:vanish/>")}${r("h", '<w:vanish w:val="0"/>')}`) +
      p(
        `<w:bdo w:val="ltr">${r("i")}</w:bdo><w:r><w:noBreakHyphen/><w:t>j</w:t><w:softHyphen/><w:t>k</w:t></w:r>`,
      );
    expect(await show(body)).toEqual([
      "paragraph a b",
      "paragraph c",
      "paragraph d",
      "paragraph e/f",
      "paragraph gh",
      "paragraph i-jk",
    ]);
  });

  it("keeps words apart at tabs and at breaks of line, column and page", async () => {
    const breaks = [
      "<w:br/>",
      '<w:br w:type="page"/>',
      '<w:br w:type="column"/>',
      "<w:cr/>",
      "<w:tab/>",
      "<w:ptab/>",
    ];
    const body = p(breaks.map((one, at) => `${r(`${at}`)}<w:r>${one}</w:r>`).join("") + r("6"));
    expect(await show(body)).toEqual(["paragraph 0 1 2 3 4 5 6"]);
  });

  it("has the text of a text box once, after its paragraph, whichever way it is drawn", async () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const drawing = (text: string) =>
      `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
    const vml = (text: string) =>
      `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;
    const choose = (choice: string, fallback = "") =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback && `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent></w:r>`;
    const body =
      p(r("a") + choose(drawing("b"), vml("b"))) +
      p(r("c") + choose(drawing("d"), "<w:pict><v:shape/></w:pict>")) +
      p(r("e") + choose(drawing("f"))) +
      p(`${r("g")}<w:r>${drawing("h")}</w:r>`) +
      p(`${r("i")}<w:r>${vml("j")}</w:r>`) +
      p(choose("<w:t>k</w:t>", "<w:t>k</w:t>"));
    expect(await show(body)).toEqual("abcdefghijk".split("").map((text) => `paragraph ${text}`));
  });

  it("has its footnotes and endnotes, each with a number of its own", async () => {
    const note = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const notes = (kind: string, ids: number[]) =>
      part(
        `${kind}s`,
        ids.map((id) => `<w:${kind} w:id="${id}">${p(r(`${kind} ${id}`))}</w:${kind}>`).join(""),
      );
    const body = p(
      r("a") + note("endnote", 1) + r(" b") + note("footnote", 5) + r(" c") + note("footnote", 2),
    );
    const parts = {
      "word/footnotes.xml": notes("footnote", [2, 5]),
      "word/endnotes.xml": notes("endnote", [1]),
    };
    expect(await show(body, parts)).toEqual([
      "paragraph a3 b1 c2",
      "footnote3 endnote 1",
      "footnote1 footnote 5",
      "footnote2 footnote 2",
    ]);
  });

  it("has the numbers that Word counts, before headings, articles and items", async () => {
    const level = (at: number, format: string, text: string, more = "") =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const list = (id: number, levels: string) =>
      `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
    const num = (id: number, definition: number, more = "") =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = part(
      "numbering",
      list(
        0,
        level(0, "upperRoman", "%1", '<w:pStyle w:val="Kop1"/>') +
          level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="Kop2"/>'),
      ) +
        list(
          1,
          level(0, "decimal", "Artikel %1") +
            level(1, "lowerLetter", "%2)") +
            level(2, "bullet", "o"),
        ) +
        num(1, 0) +
        num(2, 1) +
        num(3, 1, restart),
    );
    const numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';
    const styles = part(
      "styles",
      style("Kop1", "heading 1", numbered) + style("Kop2", "heading 2", numbered),
    );
    const item = (id: number, at: number, text: string, more = "") =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>${more}</w:pPr>${r(text)}</w:p>`;
    const body =
      p(r("Doel"), "Kop1") +
      p(r("Waarom"), "Kop2") +
      p(r("Wie"), "Kop2") +
      p(r("Wijze"), "Kop1") +
      p(r("Hoe"), "Kop2") +
      item(2, 0, "a") +
      item(2, 1, "b") +
      item(2, 1, "x ", "<w:rPr><w:del w:id='1'/></w:rPr>") +
      item(2, 1, "c") +
      item(2, 2, "d") +
      item(2, 0, "e") +
      item(2, 1, "f") +
      item(3, 0, "g") +
      item(3, 0, "h") +
      item(0, 0, "i");
    expect(
      await show(body, { "word/numbering.xml": numbering, "word/styles.xml": styles }),
    ).toEqual([
      "heading1 I Doel",
      "heading2 1.1 Waarom",
      "heading2 1.2 Wie",
      "heading1 II Wijze",
      "heading2 2.1 Hoe",
      "item Artikel 1 a",
      "item a) b",
      "item x b) c",
      "item d",
      "item Artikel 2 e",
      "item a) f",
      "item Artikel 1 g",
      "item Artikel 2 h",
      "paragraph i",
    ]);
  });

  it("takes no orders from a style map in the document", async () => {
    expect(await show(p(r("a")), { "mammoth/style-map": "p => !" })).toEqual(["paragraph a"]);
  });

  it("has the title of its properties, unless a program made that up", async () => {
    const core = (title: string) => ({
      "docProps/core.xml": `<cp:coreProperties xmlns:dc="x"><dc:title>${title}</dc:title></cp:coreProperties>`,
    });
    const titleOf = async (title: string) =>
      (await readDocx(makeDocx(p(r("a")), core(title)), "a.docx")).title;
    expect(await titleOf("Nota &amp; bijlage &#x201C;A&#8221;")).toBe("Nota & bijlage “A”");
    expect(await titleOf("Microsoft Word - brief.doc")).toBeUndefined();
    expect(await titleOf(" ")).toBeUndefined();
  });
});

describe("a Word document that cannot be read", () => {
  const zipped = (change: (zip: Buffer) => void) => {
    const zip = Buffer.from(makeDocx(p(r("a"))));
    change(zip);
    return zip;
  };

  it.each([
    ["cut short", makeDocx(p(r("a"))).subarray(0, 300), "is a damaged Word document"],
    [
      "bytes changed in its directory",
      zipped((zip) => zip.fill(7, zip.indexOf("PK\u0001\u0002"), zip.length - 22)),
      "is a damaged Word document",
    ],
    ["wrong XML", makeDocx("<w:p><w:r>"), "is a damaged Word document"],
    [
      "no body",
      makeDocx("", { "word/document.xml": part("document", "") }),
      "is a damaged Word document",
    ],
    [
      "an entity that multiplies",
      makeDocx("", { "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }),
      "is a damaged Word document",
    ],
    [
      "tables a thousand deep",
      makeDocx("<w:tbl><w:tr><w:tc>".repeat(9000) + "</w:tc></w:tr></w:tbl>".repeat(9000)),
      "is a damaged Word document",
    ],
    [
      "a password on its parts",
      zipped((zip) => zip.writeUInt16LE(1, zip.indexOf("PK\u0001\u0002") + 8)),
      "is protected with a password",
    ],
    ["another file in it", makeDocx('<w:altChunk r:id="x"/>'), "holds another file as a whole"],
  ])("is refused in one sentence: %s", async (_, bytes, message) => {
    const sentence = await messageOf(readDocx(bytes, "brief.docx"));
    expect(sentence).toContain(`brief.docx ${message}`);
    expect(sentence).toMatch(/; [^;]+ it again\.$/);
  });

  it("is refused when a small file unpacks to more than the limit, also when it declares less", async () => {
    const xml = part("document", `<w:body>${" ".repeat(MAX_UNPACKED)}</w:body>`);
    const packed = packZip("word/document.xml", encode(xml));
    expect(packed.length).toBeLessThan(100_000);
    expect(await messageOf(readDocx(packed, "brief.docx"))).toMatch(
      /^brief\.docx unpacks to more than 30 MB/,
    );
    packed.writeUInt32LE(1000, packed.indexOf("PK\u0001\u0002") + 24);
    expect(await messageOf(readDocx(packed, "brief.docx"))).toMatch(
      /^brief\.docx is a damaged|^brief\.docx unpacks to/,
    );
  });
});
