import { describe, expect, it } from "vitest";
import { UnreadableFileError } from "../../../../src/documents/readers/draft-document.ts";
import { MOST_BYTES, MOST_PAGES } from "../../../../src/documents/readers/pdf/open-pdf.ts";
import { readPdf } from "../../../../src/documents/readers/pdf/read-pdf.ts";
import { makePlainPdf } from "./plain-pdf.ts";
import { readFixture } from "./source-text.ts";

const letter = readFixture("brief.pdf");
const utf8 = new TextEncoder();

async function refusalOf(bytes: Uint8Array, name: string): Promise<string> {
  const error: unknown = await readPdf(bytes, name).catch((reason: unknown) => reason);
  if (!(error instanceof UnreadableFileError)) throw new Error(`Not refused: ${String(error)}`);
  return error.message;
}

describe("a file that cannot be read as PDF is refused in one sentence", () => {
  it.each([
    ["leeg.pdf", new Uint8Array(), /is empty; add the file again/],
    ["scan.pdf", readFixture("gescand.pdf"), /scan without text \(1 of 1 pages\); run text recog/],
    ["slot.pdf", readFixture("wachtwoord.pdf"), /locked with a password; save a copy without/],
    ["half.pdf", letter.slice(0, letter.length / 2), /damaged or truncated PDF; get a complete/],
    ["kort.pdf", letter.slice(0, letter.length - 700), /damaged or truncated PDF; get a complete/],
    ["stuk.pdf", utf8.encode("%PDF-1.7\nniets\n%%EOF"), /damaged or truncated PDF; get a comp/],
    ["brief.pdf", utf8.encode("PK\u0003\u0004 een docx"), /is not a PDF although it is named so/],
    ["groot.pdf", new Uint8Array(MOST_BYTES + 1), /is 101 MB and at most 100 MB can be read/],
    ["dik.pdf", makePlainPdf(MOST_PAGES + 1, () => []), /has 2001 pages and at most 2000 can/],
  ])("%s", async (name, bytes, sentence) => {
    const message = await refusalOf(bytes, name);
    expect(message).toMatch(sentence);
    expect(message.startsWith(`${name} `)).toBe(true);
    expect(message).toMatch(/^[^\n]+[a-z]\.$/);
  });

  it("leaves the bytes it was given as they are", async () => {
    const bytes = letter.slice();
    await readPdf(bytes, "brief.pdf");
    expect(bytes).toEqual(letter);
  });
});

describe("a long PDF", () => {
  it("of 500 pages is read whole, each line with its printed page", async () => {
    const sentence = (page: number, line: number) =>
      `Besluit ${line} van dag ${page} regelt de verdeling van taken tussen gemeenten en het rijk.`;
    const bytes = makePlainPdf(500, (page) => [
      ...Array.from({ length: 40 }, (_, line) => ({
        x: 72,
        y: 780 - line * 17,
        text: sentence(page, line),
      })),
      { x: 290, y: 40, text: `${page}` },
    ]);
    const { blocks } = await readPdf(bytes, "lang.pdf");
    const lines = blocks.flatMap((one) =>
      one.kind === "table" || one.kind === "furniture" ? [] : one.lines,
    );
    expect(lines).toHaveLength(500 * 40);
    expect(lines[0]).toEqual({ text: sentence(1, 0), page: 1 });
    expect(lines.at(-1)).toEqual({ text: sentence(500, 39), page: 500 });
  }, 120_000);
});
