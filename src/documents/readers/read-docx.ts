import { type ReadFile, UnreadableFileError } from "./draft-document.ts";
import { joinWords } from "./draft-lines.ts";
import { readHtmlText } from "./read-html.ts";
import { countNumbers } from "./word-numbering.ts";
import { mapStyles } from "./word-styles.ts";
import { rewriteWordXml } from "./word-xml.ts";
import { decodeXml } from "./xml-text.ts";
import { listZip, storeZip, unpackEntry } from "./zip.ts";

/**
 * The most that the XML of a Word document may unpack to: over 5,000 pages of text, for which mammoth
 * takes some 1.2 GB of memory.
 */
export const MAX_UNPACKED = 30_000_000;

/** Parts with text that mammoth reads. */
const TEXT_PART = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;
const MAIN_PART = /^word\/document\d*\.xml$/;
const CORE_PROPERTIES = "docProps/core.xml";
const NOTE_REFERENCE = /<a href="#(?<kind>footnote|endnote)-(?<id>[^"]*)" id="[^"]*">\[\d+\]<\/a>/g;
/** Titles that a program, and no person, gave. */
const NO_TITLE = /^(?:microsoft word - |document\d*$|untitled|naamloos|sjabloon|template)/i;

/**
 * Reads a Word document: its text as Word shows it with all changes accepted, without comments, headers
 * and footers, and with the numbers that Word puts before headings and items. Not read is text in
 * pictures, charts and SmartArt. All is page 1: where pages begin is decided by the program that
 * shows the document (fonts, printer); the breaks that Word leaves in the file are those of its last
 * save, are absent from what other programs make, and say nothing of the printed numbers.
 */
export const readDocx: ReadFile = async (bytes, name) => {
  const parts = unpackParts(bytes, name);
  const styles = new TextDecoder().decode(parts.get("word/styles.xml"));
  const numbering = new TextDecoder().decode(parts.get("word/numbering.xml"));
  for (const [path, part] of parts) {
    if (!TEXT_PART.test(path)) continue;
    const xml = new TextDecoder().decode(part);
    if (/<w:altChunk\b/.test(xml)) {
      throw new UnreadableFileError(
        `${name} holds another file as a whole, whose text cannot be read; open it in Word, save it and add it again.`,
      );
    }
    const label = MAIN_PART.test(path) ? countNumbers(numbering, styles) : undefined;
    parts.set(path, Buffer.from(rewriteWordXml(xml, label)));
  }
  const html = await toHtml(storeZip(parts), mapStyles(styles), name);
  const document = readHtmlText(numberNotes(html), name);
  const title = titleOf(parts.get(CORE_PROPERTIES));
  return title ? { ...document, title } : document;
};

/** The XML parts by path, unpacked under a limit: a small file can unpack to gigabytes. */
function unpackParts(bytes: Uint8Array, name: string): Map<string, Uint8Array> {
  const entries = listZip(bytes)?.filter(({ path }) => /\.(?:xml|rels)$/.test(path));
  if (!entries) throw damaged(name);
  const parts = new Map<string, Uint8Array>();
  let room = MAX_UNPACKED;
  for (const entry of entries) {
    if (entry.isEncrypted) {
      throw new UnreadableFileError(
        `${name} is protected with a password; take the password off, save it and add it again.`,
      );
    }
    if (entry.size > room) throw tooLarge(name);
    const part = unpackEntry(bytes, entry, room);
    if (!part) throw entry.size > room / 2 ? tooLarge(name) : damaged(name);
    room -= part.length;
    parts.set(entry.path, part);
  }
  return parts;
}

function damaged(name: string, cause?: unknown): UnreadableFileError {
  return new UnreadableFileError(
    `${name} is a damaged Word document; open it in Word, save it and add it again.`,
    { cause },
  );
}

function tooLarge(name: string): UnreadableFileError {
  return new UnreadableFileError(
    `${name} unpacks to more than ${MAX_UNPACKED / 1_000_000} MB of text, more than any document holds; split it up and add the parts.`,
  );
}

async function toHtml(buffer: Buffer, styleMap: string[], name: string): Promise<string> {
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap,
        // A document may bring a style map of its own, by which it could leave text out.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return value;
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/** mammoth numbers footnotes and endnotes as one; Word prints footnotes from 1. Endnotes follow here. */
function numberNotes(html: string): string {
  const found = [...html.matchAll(NOTE_REFERENCE)].map(({ groups }) => groups ?? {});
  const ids = (kind: string) =>
    new Set(found.filter((one) => one.kind === kind).map(({ id }) => id));
  const footnotes = [...ids("footnote")];
  const endnotes = [...ids("endnote")];
  return html.replace(NOTE_REFERENCE, (_, kind: string, id: string) => {
    const number =
      kind === "footnote" ? footnotes.indexOf(id) + 1 : footnotes.length + endnotes.indexOf(id) + 1;
    return `<a href="#${kind}-${id}">${number}</a>`;
  });
}

function titleOf(properties: Uint8Array | undefined): string | undefined {
  const xml = new TextDecoder().decode(properties);
  const title = joinWords(decodeXml(/<dc:title[^>]*>([^<]*)</.exec(xml)?.[1] ?? ""));
  return title === "" || NO_TITLE.test(title) ? undefined : title;
}
