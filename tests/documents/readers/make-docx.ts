import { deflateRawSync } from "node:zlib";
import { storeZip } from "../../../src/documents/readers/zip.ts";
import { encode } from "./draft-texts.ts";

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");

/** A paragraph, in a style by its id; `inside` is XML. */
export function p(inside: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${properties}${inside}</w:p>`;
}

/** A run with this text. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A part of a Word document: w:document, w:styles, w:comments … */
export function part(root: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inside}</w:${root}>`;
}

/** A style of paragraphs, as word/styles.xml has it. */
export function style(id: string, name: string, inside = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
}

/** The parts of a Word document with this body, and others by path. */
export function docxParts(
  body: string,
  parts: Record<string, string> = {},
): Map<string, Uint8Array> {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const all = {
    "[Content_Types].xml": types,
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    ...parts,
  };
  return new Map(Object.entries(all).map(([path, content]) => [path, encode(content)]));
}

export function makeDocx(body: string, parts: Record<string, string> = {}): Uint8Array {
  return storeZip(docxParts(body, parts));
}

/** A zip archive of one file, packed: its content is swapped for the packed one in a stored archive. */
export function packZip(path: string, content: Uint8Array): Buffer {
  const packed = deflateRawSync(content);
  const zip = storeZip(new Map([[path, packed]]));
  for (const [header, at] of [
    ["PK\u0003\u0004", 8],
    ["PK\u0001\u0002", 10],
  ] as const) {
    const start = zip.indexOf(header) + at;
    zip.writeUInt16LE(8, start);
    zip.writeUInt32LE(content.length, start + 14);
  }
  return zip;
}
