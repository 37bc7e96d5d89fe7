/** A line of Helvetica of 10 points, from the lower left corner of an A4 page. */
export interface PlainText {
  x: number;
  y: number;
  text: string;
}

/** A PDF of pages with lines of text, uncompressed, for what no fixture is small enough for. */
export function makePlainPdf(
  pageCount: number,
  linesOf: (page: number) => readonly PlainText[],
): Uint8Array {
  const pages = Array.from({ length: pageCount }, (_, index) => index);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pageCount}/Kids[${pages.map((index) => `${index * 2 + 4} 0 R`).join(" ")}]>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...pages.flatMap((index) => {
      const lines = linesOf(index + 1);
      const text = lines.map((one) => `BT /F 10 Tf ${one.x} ${one.y} Td (${one.text}) Tj ET`);
      const stream = text.join("\n");
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${index * 2 + 5} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
