import { decodeText } from "./decode-text.ts";
import { listZip } from "./zip.ts";

/** The formats that can be read. */
export type Format = "pdf" | "docx" | "html" | "markdown" | "text";

/** `problem`: a sentence that begins with the file's name, says what is wrong and what to do. */
export type Recognised = { format: Format } | { problem: string };

/** What the bytes are: a format that can be read, or something else with a name and a way out. */
type Content = { format: Format } | { what: string; advice: string };

const NAMES: Record<Format, string> = {
  pdf: "a PDF file",
  docx: "a Word document",
  html: "an HTML page",
  markdown: "Markdown",
  text: "plain text",
};

/** Extensions by which a file may be named; the first is the one advised. */
const EXTENSIONS: Record<Format, readonly string[]> = {
  pdf: ["pdf"],
  docx: ["docx", "docm", "dotx"],
  html: ["html", "htm", "xhtml"],
  markdown: ["md", "markdown"],
  text: ["txt", "text"],
};

/** Extensions of formats that hold no text as it is: text under such a name has a wrong one. */
const OTHER_EXTENSIONS =
  /^(?:pdf|docx?|docm|dotx|odt|ods|odp|rtf|xlsx?|pptx?|msg|epub|zip|gz|7z|rar|png|jpe?g|gif|tiff?)$/;

const SAVE_AS_WORD = "open it in Word or LibreOffice, save it as .docx and add that file";
const EXPORT_TEXT = "add the document it comes from, as PDF, .docx, .html, .md or .txt";
const UNPACK = "unpack it and add the documents in it";

/** Files known by how they begin. */
const SIGNATURES: readonly { start: string; what: string; advice: string }[] = [
  { start: "89504e47", what: "a picture (PNG)", advice: EXPORT_TEXT },
  { start: "ffd8ff", what: "a picture (JPEG)", advice: EXPORT_TEXT },
  { start: "47494638", what: "a picture (GIF)", advice: EXPORT_TEXT },
  { start: "49492a00", what: "a picture (TIFF)", advice: EXPORT_TEXT },
  { start: "4d4d002a", what: "a picture (TIFF)", advice: EXPORT_TEXT },
  { start: "52494646", what: "a picture, sound or film (RIFF)", advice: EXPORT_TEXT },
  { start: "1f8b", what: "a compressed file (gzip)", advice: UNPACK },
  { start: "425a68", what: "a compressed file (bzip2)", advice: UNPACK },
  { start: "fd377a585a00", what: "a compressed file (xz)", advice: UNPACK },
  { start: "377abcaf271c", what: "an archive (7z)", advice: UNPACK },
  { start: "526172211a07", what: "an archive (RAR)", advice: UNPACK },
  { start: "7b5c727466", what: "an RTF document", advice: SAVE_AS_WORD },
];

/** What an OLE container (Word 97–2003 and others) is, by the name of a stream in it. */
const OLE_STREAMS: readonly { stream: string; what: string; advice: string }[] = [
  {
    stream: "EncryptedPackage",
    what: "protected with a password",
    advice: "open it in Word, take the password off, save it and add it again",
  },
  { stream: "WordDocument", what: "a Word document of the old kind (.doc)", advice: SAVE_AS_WORD },
  { stream: "Workbook", what: "an old Excel workbook (.xls)", advice: EXPORT_TEXT },
  { stream: "PowerPoint Document", what: "an old presentation (.ppt)", advice: EXPORT_TEXT },
  { stream: "__nameid_version1.0", what: "an Outlook message (.msg)", advice: EXPORT_TEXT },
];

/** What a zip archive is, by a path in it. */
const ZIP_PATHS: readonly { path: RegExp; what: string; advice: string }[] = [
  { path: /^xl\//, what: "an Excel workbook", advice: EXPORT_TEXT },
  { path: /^ppt\//, what: "a presentation", advice: "export it as PDF and add that file" },
  { path: /^META-INF\/container\.xml$/, what: "an e-book (EPUB)", advice: EXPORT_TEXT },
];

const OPEN_DOCUMENTS: readonly { type: string; what: string; advice: string }[] = [
  { type: "opendocument.text", what: "an OpenDocument text (.odt)", advice: SAVE_AS_WORD },
  { type: "opendocument.spreadsheet", what: "an OpenDocument spreadsheet", advice: EXPORT_TEXT },
  {
    type: "opendocument.presentation",
    what: "an OpenDocument presentation",
    advice: "export it as PDF and add that file",
  },
];

/**
 * Which reader a file needs. What it holds decides; its name only tells HTML, Markdown and plain text
 * apart, and a name that promises something else than the file holds is refused, since a wrong name
 * is more often a wrong file than a wrong extension.
 */
export function recogniseFormat(bytes: Uint8Array, name: string): Recognised {
  if (isBlank(bytes)) {
    return { problem: `${name} is empty; add the file that has the text in it.` };
  }
  const content = contentOf(bytes, name);
  if ("what" in content) return { problem: `${name} is ${content.what}; ${content.advice}.` };
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const named = formatNamed(extension);
  if (content.format !== "text") return agree(content.format, named, name, extension);
  if (OTHER_EXTENSIONS.test(extension)) {
    return { problem: `${name} is plain text; give it the name ${rename(name, "text")}.` };
  }
  // A name without an extension, or with one that says nothing (.log, .nl), is read as plain text:
  // that changes nothing in what stands in the file.
  return { format: named ?? "text" };
}

function agree(
  format: Format,
  named: Format | undefined,
  name: string,
  extension: string,
): Recognised {
  // Markdown may begin with HTML, and a web page saved under the name of its address has any ending.
  if (format === named || (format === "html" && named === "markdown")) return { format: named };
  if (extension === "" || (format === "html" && !named && !OTHER_EXTENSIONS.test(extension))) {
    return { format };
  }
  return { problem: `${name} is ${NAMES[format]}; give it the name ${rename(name, format)}.` };
}

function formatNamed(extension: string): Format | undefined {
  const formats: readonly Format[] = ["pdf", "docx", "html", "markdown", "text"];
  return formats.find((format) => EXTENSIONS[format].includes(extension));
}

function rename(name: string, format: Format): string {
  return `${name.replace(/\.[^./\\]+$/, "")}.${EXTENSIONS[format][0]}`;
}

function isBlank(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096);
  if (start.some((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte)))
    return false;
  return decodeText(bytes).trim() === "";
}

function contentOf(bytes: Uint8Array, name: string): Content {
  const start = Buffer.from(bytes.subarray(0, 1024));
  const hex = start.toString("hex");
  // A PDF may have some bytes before its header (ISO 32000-1, annex H.3.4.1).
  if (start.includes("%PDF-")) return { format: "pdf" };
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return zipContent(bytes, name);
  if (hex.startsWith("d0cf11e0")) return oleContent(bytes);
  const known = SIGNATURES.find((signature) => hex.startsWith(signature.start));
  if (known) return known;
  if (start.subarray(4, 8).toString("latin1") === "ftyp") {
    return { what: "a picture or a film", advice: EXPORT_TEXT };
  }
  if (isBinary(bytes)) {
    return { what: "no text but data of an unknown kind", advice: EXPORT_TEXT };
  }
  const text = decodeText(bytes.subarray(0, 1024));
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i.test(text)
    ? { format: "html" }
    : { format: "text" };
}

/** A NUL, or many other control characters, stand in no text; UTF-16 is known by its first bytes. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return false;
  const start = bytes.subarray(0, 65_536);
  if (start.includes(0)) return true;
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return controls.length > start.length / 50;
}

function zipContent(bytes: Uint8Array, name: string): Content {
  const paths = listZip(bytes)?.map(({ path }) => path);
  if (!paths) {
    return {
      what: /\.docx$/i.test(name) ? "a damaged Word document" : "a damaged zip archive",
      advice: "get it again from where it came, or open it in Word and save it anew",
    };
  }
  if (paths.some((path) => /^word\/document\d*\.xml$/.test(path))) return { format: "docx" };
  // An OpenDocument file begins with its type, stored as it is.
  const type = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return (
    OPEN_DOCUMENTS.find((one) => type.includes(one.type)) ??
    ZIP_PATHS.find((one) => paths.some((path) => one.path.test(path))) ?? {
      what: "a zip archive",
      advice: UNPACK,
    }
  );
}

function oleContent(bytes: Uint8Array): Content {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    OLE_STREAMS.find(({ stream }) => buffer.includes(stream, 0, "utf16le")) ?? {
      what: "an old Office file",
      advice: SAVE_AS_WORD,
    }
  );
}
