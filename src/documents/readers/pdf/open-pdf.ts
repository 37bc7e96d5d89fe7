import { UnreadableFileError } from "../draft-document.ts";
import { type Operations, readRules } from "./drawn-rules.ts";
import { provideFixedLengthTransfer } from "./fixed-length-transfer.ts";
import type { Matrix, PageContent } from "./page-content.ts";
import { type PlacedText, splitByDirection } from "./text-direction.ts";

/** Larger files are scans or photo books; a policy document of 500 pages is seldom past 20 MB. */
export const MOST_BYTES = 100 * 1024 * 1024;
/** Twice the longest budget or parliamentary report we know of; more is a collection, not a document. */
export const MOST_PAGES = 2000;

/** A PDF file that is open: close it when done. */
export interface OpenPdf {
  pageCount: number;
  /** The title in the file's properties. */
  title?: string;
  /** One page's text by direction, the main direction first. */
  readPage: (count: number) => Promise<PageContent[]>;
  close: () => Promise<void>;
}

/** Opens a PDF. @throws UnreadableFileError when it is no PDF, damaged, locked, empty or too large. */
export async function openPdf(bytes: Uint8Array, name: string): Promise<OpenPdf> {
  refuseBytes(bytes, name);
  // The library is large and only needed where PDFs are read; loading it here keeps starting fast.
  provideFixedLengthTransfer();
  const { getDocumentProxy, getResolvedPDFJS } = await import("unpdf");
  const { OPS } = await getResolvedPDFJS();
  // pdf.js takes the bytes it is given for itself and wants no Buffer, so it gets a copy of its own.
  // Images are not decoded.
  const options = { verbosity: 0, maxImageSize: 1, stopAtErrors: false };
  const pdf = await getDocumentProxy(new Uint8Array(bytes), options).catch((error: unknown) => {
    throw new UnreadableFileError(reasonOf(error, name));
  });
  if (pdf.numPages > MOST_PAGES) {
    await pdf.destroy();
    throw new UnreadableFileError(
      `${name} has ${pdf.numPages} pages and at most ${MOST_PAGES} can be read; split it into parts and add those.`,
    );
  }
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = "Title" in info && typeof info.Title === "string" ? info.Title.trim() : "";
  return {
    pageCount: pdf.numPages,
    ...(title === "" ? {} : { title }),
    readPage: async (count) => {
      const page = await pdf.getPage(count).catch(() => {
        throw new UnreadableFileError(damaged(name));
      });
      const view = page.getViewport({ scale: 1 });
      const matrix = toMatrix(view.transform);
      const { items } = await page.getTextContent();
      const texts = items.filter((item) => "str" in item && item.str.trim() !== "");
      if (texts.length === 0) {
        page.cleanup();
        return splitByDirection([], [], matrix, { count, width: view.width, height: view.height });
      }
      const list = await page.getOperatorList();
      const operations: Operations = OPS;
      const drawings = list.fnArray.map((operation, index) => ({
        operation,
        values: list.argsArray[index] as unknown,
      }));
      const bold = new Map<string, boolean>();
      const isBold = (font: string) => {
        const known = bold.get(font);
        if (known !== undefined) return known;
        const found = page.commonObjs.has(font) ? isBoldFont(page.commonObjs.get(font)) : false;
        bold.set(font, found);
        return found;
      };
      const placed: PlacedText[] = [];
      for (const item of items) {
        if (!("str" in item)) continue;
        placed.push({
          text: item.str,
          matrix: toMatrix(item.transform),
          width: item.width,
          bold: isBold(item.fontName),
        });
      }
      const rules = readRules(drawings, operations, matrix);
      page.cleanup();
      return splitByDirection(placed, rules, matrix, {
        count,
        width: view.width,
        height: view.height,
      });
    },
    close: () => pdf.destroy(),
  };
}

function refuseBytes(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) {
    throw new UnreadableFileError(`${name} is empty; add the file again from where it came from.`);
  }
  if (bytes.length > MOST_BYTES) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    throw new UnreadableFileError(
      `${name} is ${size} MB and at most ${MOST_BYTES / 1024 / 1024} MB can be read; save it smaller, without large images, or split it.`,
    );
  }
  // The standard lets the first mark stand anywhere in the first 1024 bytes.
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (!start.includes("%PDF-")) {
    throw new UnreadableFileError(
      `${name} is not a PDF although it is named so; give it the extension of what it is, or save it as PDF again.`,
    );
  }
  // pdf.js reads what is left of a cut-off file without a word, so the closing mark is looked for.
  const end = new TextDecoder("latin1").decode(bytes.subarray(-2048));
  if (!end.includes("%%EOF")) throw new UnreadableFileError(damaged(name));
}

function damaged(name: string): string {
  return `${name} is a damaged or truncated PDF; get a complete copy and add that.`;
}

function reasonOf(error: unknown, name: string): string {
  if (error instanceof Error && error.name === "PasswordException") {
    return `${name} is locked with a password; save a copy without a password and add that.`;
  }
  return damaged(name);
}

function toMatrix(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = values.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** By name, since few fonts say their weight: also of LaTeX, where bx is bold extended. */
function isBoldFont(font: unknown): boolean {
  if (typeof font !== "object" || font === null) return false;
  if ("bold" in font && font.bold === true) return true;
  if ("black" in font && font.black === true) return true;
  if (!("name" in font) || typeof font.name !== "string") return false;
  return /bold|black|heavy|demi|cmb|sfb|ecb/i.test(font.name);
}
