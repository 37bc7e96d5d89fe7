import { describe, expect, it } from "vitest";
import {
  createFileReader,
  readers,
  SIZE_LIMITS,
} from "../../../src/documents/readers/read-file.ts";
import { encode, messageOf } from "./draft-texts.ts";

const line = (text: string) => [{ text, page: 1 }];
const read = createFileReader({
  ...readers,
  pdf: async () => ({ blocks: [{ kind: "paragraph", lines: line("uit een PDF") }] }),
});

describe("createFileReader", () => {
  it("gives a file to the reader of its format", async () => {
    const pdf = await read(encode("%PDF-1.7"), "a.pdf");
    expect(pdf.blocks).toEqual([{ kind: "paragraph", lines: line("uit een PDF") }]);
    const html = await read(encode("<p>tekst"), "a.html");
    expect(html.blocks).toEqual([{ kind: "paragraph", lines: line("tekst") }]);
  });

  it("takes the first heading of level 1 for the title of a file that has none", async () => {
    expect((await read(encode("<h2>a</h2><h1>b</h1><h1>c</h1>"), "a.html")).title).toBe("b");
    expect((await read(encode("<title>t</title><h1>b</h1>"), "a.html")).title).toBe("t");
    expect(await read(encode("<h2>a</h2>"), "a.html")).not.toHaveProperty("title");
  });

  it("refuses a file that it does not recognise, that is too large, or that holds no text", async () => {
    expect(await messageOf(read(encode(" "), "a.txt"))).toMatch(/^a\.txt is empty; /);
    const strict = createFileReader({ ...readers, pdf: read }, { ...SIZE_LIMITS, text: 10 });
    expect(await messageOf(strict(encode("te lange tekst"), "a.txt"))).toMatch(
      /^a\.txt is 0\.0 MB and may be 0\.0 MB; /,
    );
    for (const html of ["<img src=a.png>", "<main></main><nav>Home</nav>", "<p>2024"]) {
      expect(await messageOf(read(encode(html), "a.html"))).toMatch(/^a\.html holds no text/);
    }
  });
});
