import { describe, expect, it } from "vitest";
import { recogniseFormat } from "../../../src/documents/readers/recognise-format.ts";
import { storeZip } from "../../../src/documents/readers/zip.ts";
import { encode } from "./draft-texts.ts";

const openDocument = "application/vnd.oasis.opendocument.text";

function zipOf(...paths: string[]): Uint8Array {
  return storeZip(
    new Map(paths.map((path) => [path, encode(path === "mimetype" ? openDocument : "")])),
  );
}

const docx = zipOf("[Content_Types].xml", "word/document.xml");
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
  ]);
const hex = (start: string) => Buffer.concat([Buffer.from(start, "hex"), Buffer.alloc(40, 7)]);

describe("recogniseFormat", () => {
  it.each([
    ["brief.pdf", encode("%PDF-1.7\n"), "pdf"],
    ["BRIEF.PDF", encode("\n\n%PDF-1.4\n"), "pdf"],
    ["brief.docx", docx, "docx"],
    ["brief.docx", zipOf("_rels/.rels", "word/document2.xml"), "docx"],
    ["brief.docm", docx, "docx"],
    ["brief", docx, "docx"],
    ["pagina.html", encode("<p>tekst"), "html"],
    ["pagina.htm", encode("<!DOCTYPE html><p>tekst"), "html"],
    ["pagina", encode("<!-- x --> <html lang=nl><p>tekst"), "html"],
    ["pagina.aspx", encode("<!DOCTYPE html><p>tekst"), "html"],
    ["beleid.md", encode("# Kop"), "markdown"],
    ["beleid.md", encode("<!doctype html><p>tekst"), "markdown"],
    ["beleid.markdown", encode("# Kop"), "markdown"],
    ["beleid.txt", encode("tekst"), "text"],
    ["beleid.txt", Buffer.from("\ufefftekst", "utf16le"), "text"],
    ["LEESMIJ", encode("tekst"), "text"],
    ["beleid.v2", encode("tekst"), "text"],
  ])("takes %s for what it holds (%#)", (name, bytes, format) => {
    expect(recogniseFormat(bytes, name)).toEqual({ format });
  });

  it.each([
    ["brief.pdf", docx, "brief.pdf is a Word document; give it the name brief.docx."],
    ["brief.docx", encode("%PDF-1.7"), "brief.docx is a PDF file; give it the name brief.pdf."],
    ["brief.txt", encode("%PDF-1.7"), "brief.txt is a PDF file; give it the name brief.pdf."],
    ["brief.doc", encode("<html><p>a"), "brief.doc is an HTML page; give it the name brief.html."],
    ["brief.txt", encode("<html><p>a"), "brief.txt is an HTML page; give it the name brief.html."],
    ["brief.pdf", encode("tekst"), "brief.pdf is plain text; give it the name brief.txt."],
    ["brief.md", new Uint8Array(), "brief.md is empty; add the file that has the text in it."],
    [
      "brief.txt",
      encode("\ufeff \r\n\t"),
      "brief.txt is empty; add the file that has the text in it.",
    ],
  ])("says that %s has a wrong name, or no text (%#)", (name, bytes, problem) => {
    expect(recogniseFormat(bytes, name)).toEqual({ problem });
  });

  it.each([
    [ole("WordDocument"), "a Word document of the old kind (.doc)"],
    [ole("EncryptedPackage"), "protected with a password"],
    [ole("Workbook"), "an old Excel workbook (.xls)"],
    [ole("Anders"), "an old Office file"],
    [zipOf("mimetype", "content.xml"), "an OpenDocument text (.odt)"],
    [zipOf("xl/workbook.xml"), "an Excel workbook"],
    [zipOf("ppt/presentation.xml"), "a presentation"],
    [zipOf("foto.jpg"), "a zip archive"],
    [docx.subarray(0, 60), "a damaged Word document"],
    [hex("89504e470d0a1a0a"), "a picture (PNG)"],
    [hex("ffd8ffe0"), "a picture (JPEG)"],
    [hex("1f8b08"), "a compressed file (gzip)"],
    [hex("526172211a0700"), "an archive (RAR)"],
    [encode("{\\rtf1 tekst}"), "an RTF document"],
    [hex("7f454c46020101"), "no text but data of an unknown kind"],
    [Buffer.from([65, 66, 0, 67]), "no text but data of an unknown kind"],
  ])("names what cannot be read, and says what to do (%#)", (bytes, what) => {
    const recognised = recogniseFormat(bytes, "brief.docx");
    const problem = "problem" in recognised ? recognised.problem : "";
    expect(problem).toContain(`brief.docx is ${what}; `);
    expect(problem).toMatch(/; [^;.].+\.$/);
  });
});
