import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHtml, readHtmlText } from "../../../src/documents/readers/read-html.ts";
import { messageOf, showBlocks, textOfDraft } from "./draft-texts.ts";

function show(html: string): string[] {
  return showBlocks(readHtmlText(html, "pagina.html"));
}

describe("text in HTML", () => {
  it("keeps headings, with levels up to 4, and paragraphs in order", () => {
    expect(show("<h1>A</h1><p>b <em>c</em>d</p>e<h5>F</h5>")).toEqual([
      "heading1 A",
      "paragraph b cd",
      "paragraph e",
      "heading4 F",
    ]);
  });

  it("collapses white space, hard spaces too, and drops what has no shape", () => {
    expect(show("<p> een\n\t twee&nbsp;&nbsp;drie digitali&shy;sering e&#8209;mail </p>")).toEqual([
      "paragraph een twee drie digitalisering e-mail",
    ]);
  });

  it("makes a line of its own of what follows a br, and of every line of pre", () => {
    const { blocks } = readHtmlText(
      "<p>een<br>twee</p><pre>drie\n  vier  4\n\nvijf</pre>",
      "a.html",
    );
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        lines: [
          { text: "een", page: 1 },
          { text: "twee", page: 1 },
        ],
      },
      {
        kind: "paragraph",
        lines: [
          { text: "drie", page: 1 },
          { text: "vier 4", page: 1 },
          { text: "vijf", page: 1 },
        ],
      },
    ]);
  });

  it("makes every list item a block, with its paragraphs, and not what follows a nested list", () => {
    expect(show("<ul><li>a<ul><li>b</ul>c<li><p>d<p>e</ul>")).toEqual([
      "item a",
      "item b",
      "paragraph c",
      "item d e",
    ]);
  });

  it("reads typed bullets as items", () => {
    expect(show("<p>Doelen:<br>• een<br>• twee</p><p>\uf0b7 drie</p>")).toEqual([
      "paragraph Doelen:",
      "item een",
      "item twee",
      "item drie",
    ]);
  });

  it("keeps a term and its definitions together", () => {
    expect(show("<dl><dt>ADS<dd>Alliantie<dt>BZK<dd>Ministerie<dd>van</dl>")).toEqual([
      "item ADS Alliantie",
      "item BZK Ministerie van",
    ]);
  });

  it("makes quotes of the paragraphs of a blockquote", () => {
    expect(show("<blockquote><p>a<p>b</blockquote>")).toEqual(["quote a", "quote b"]);
  });

  it("leaves out what is hidden, struck out or no text", () => {
    const hidden =
      "<p hidden>x</p><div style='color:red; display: none'>x</div><script>x</script><style>x</style>" +
      "<template>x</template><noscript>x</noscript><svg><text>x</text></svg><!-- x --><del>x</del><s>x</s>";
    expect(show(`<p>a</p>${hidden}<img alt="x" src="https://example.org/x.png">`)).toEqual([
      "paragraph a",
    ]);
  });

  it("takes entities for the characters they stand for, once", () => {
    expect(show("<p>R&amp;D &lt;b&gt; &euro;&#8364; &amp;lt; &onbekend;</p>")).toEqual([
      "paragraph R&D <b> €€ &lt; &onbekend;",
    ]);
  });

  it("keeps the title", () => {
    const html = "<title> Beleid &amp;\n uitvoering </title><svg><title>x</title></svg><p>a";
    expect(readHtmlText(html, "a.html").title).toBe("Beleid & uitvoering");
    expect(readHtmlText("<title> </title><h1>Kop</h1>", "a.html")).not.toHaveProperty("title");
  });
});

describe("a page with more than its text", () => {
  it("takes the only main for the text and keeps the rest as furniture", () => {
    const html =
      "<header><a>Home</a><h1>Titel</h1></header><main><header><p>a</p></header><nav>Inhoud</nav>" +
      "<aside>Kader</aside></main><footer>Voet</footer>";
    expect(show(html)).toEqual([
      "furniture Home",
      "heading1 Titel",
      "paragraph a",
      "furniture Inhoud",
      "paragraph Kader",
      "furniture Voet",
    ]);
  });

  it("takes the only article, and the whole page when there are several", () => {
    expect(show("<p>a</p><article>b</article>")).toEqual(["furniture a", "paragraph b"]);
    expect(show("<article>a</article><article>b</article><footer>c</footer>")).toEqual([
      "paragraph a",
      "paragraph b",
      "furniture c",
    ]);
  });
});

describe("tables in HTML", () => {
  it("give every row as many cells and the text of a wide cell once", () => {
    const html =
      "<table><caption>Tabel 1</caption><thead><tr><th>A<th>B<th>C</thead><tr><td rowspan=2>1<td colspan=2>2" +
      "<tr><td>3<td>4<tr><td>5</table>";
    expect(show(html)).toEqual([
      "paragraph Tabel 1",
      "table A | B | C // 1 | 2 |  //  | 3 | 4 // 5 |  | ",
    ]);
  });

  it("keep the lines and the items of a cell, and a table inside one as text", () => {
    const html =
      "<table><tr><td><p>a<p>b<td><ul><li>c<li>d</ul><tr><td>e<td><table><tr><td>f<td>g</table></table>";
    const { blocks } = readHtmlText(html, "a.html");
    const lines = (...texts: string[]) => texts.map((text) => ({ text, page: 1 }));
    expect(blocks).toEqual([
      {
        kind: "table",
        header: [],
        rows: [
          [lines("a", "b"), lines("c", "d").map((line) => ({ ...line, item: true }))],
          [lines("e"), lines("f", "g")],
        ],
      },
    ]);
  });

  it.each([
    ["<tr><th>A<th>B<tr><td>1<td>2", "A | B"],
    ["<thead><tr><td>A<td>B</thead><tr><td>1<td>2", "A | B"],
    ["<thead><tr><th>A<th>B<tr><th>C<th>D</thead><tr><td>1<td>2", "A C | B D"],
    ["<tr><td><b>A</b><td><p><b>B</b></p><tr><td>1<td>2", "A | B"],
    ["<tr><th>Naam<td>1<tr><th>Plaats<td>2", ""],
    ["<tr><td>Naam<td>Jan<tr><td>Plaats<td>Delft", ""],
  ])("have as header of %s: %s", (rows, header) => {
    const [table] = readHtmlText(`<table>${rows}</table>`, "a.html").blocks;
    const cells = table?.kind === "table" ? table.header : undefined;
    expect(cells?.map((cell) => cell.map(({ text }) => text).join(" ")).join(" | ")).toBe(header);
  });

  it("are no tables when they only frame or lay out text", () => {
    expect(show("<table><tr><td><h2>a</h2><p>b</table>")).toEqual(["heading2 a", "paragraph b"]);
    expect(show("<table role=presentation><tr><td>a<td>b</table>")).toEqual([
      "paragraph a",
      "paragraph b",
    ]);
  });
});

describe("footnotes in HTML", () => {
  it.each([
    [
      "raised links",
      '<p>a<sup><a href="#n1" id="r1">1</a></sup> b</p><ol><li id="n1">Noot <a href="#r1">↩</a></ol>',
    ],
    [
      "Word's",
      '<p>a<a href="#_ftn1" name="_ftnref1">1</a> b</p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">1</a> Noot</p></div>',
    ],
    [
      "LibreOffice's",
      '<p>a<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> b</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Noot</p></div>',
    ],
    [
      "a label that is no link",
      '<p>a<sup><a href="#n1">1</a></sup> b</p><p id="n1"><sup>1</sup> Noot</p>',
    ],
  ])("are known by %s", (_, html) => {
    expect(readHtmlText(html, "a.html").blocks).toEqual([
      {
        kind: "paragraph",
        lines: [{ text: "a1 b", page: 1, notes: [{ start: 1, end: 2, note: 1 }] }],
      },
      { kind: "footnote", note: 1, lines: [{ text: "Noot", page: 1 }] },
    ]);
  });

  it("have a number also when a star or the same label stands for them", () => {
    const ref = (id: string, label: string) => `<sup><a href="#${id}">${label}</a></sup>`;
    const html = `<p>a${ref("x", "*")} b${ref("y", "1")} c${ref("z", "1")} d${ref("y", "1")}</p><p id=x>X<p id=y>Y<p id=z>Z`;
    const { blocks } = readHtmlText(html, "a.html");
    const [text, ...notes] = blocks;
    expect(text?.kind === "paragraph" && text.lines[0]?.notes?.map(({ note }) => note)).toEqual([
      3, 1, 2, 1,
    ]);
    expect(notes.map((block) => block.kind === "footnote" && block.note)).toEqual([3, 1, 2]);
  });

  it("are not every link within the page", () => {
    const html =
      '<p><a href="#h1">1</a> <a href="#h1">Hoofdstuk</a></p><div id="h1"><p>a</p></div>';
    expect(show(html)).toEqual(["paragraph 1 Hoofdstuk", "paragraph a"]);
  });
});

describe("any HTML", () => {
  const word = fc.stringMatching(/^[a-zA-Zé€0-9.,;:!?<&"'-]{1,14}$/);
  const paragraphs = fc.array(fc.array(word, { minLength: 1, maxLength: 60 }), { minLength: 1 });
  const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

  it("gives back the words of its paragraphs in order, in lines of at most 120 characters", () => {
    fc.assert(
      fc.property(
        paragraphs,
        fc.constantFrom("p", "li", "h2", "blockquote", "div"),
        (texts, tag) => {
          const html = texts
            .map((words) => `<${tag}>${escapeHtml(words.join("\n "))}</${tag}>`)
            .join("");
          const { blocks } = readHtmlText(html, "a.html");
          expect(blocks.map((block) => textOfDraft({ blocks: [block] }))).toEqual(
            texts.map((words) => words.join(" ")),
          );
          const lines = blocks.flatMap((block) => (block.kind === "table" ? [] : block.lines));
          expect(lines.filter(({ text }) => text.length > 120 || text !== text.trim())).toEqual([]);
        },
      ),
    );
  });

  it("gives back the words of a table once, row by row", () => {
    const cell = fc.record({ text: word, colspan: fc.nat(4), rowspan: fc.nat(4) });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 2 }),
        (rows) => {
          const html = rows
            .map((cells) =>
              cells.map(
                ({ text, ...spans }) =>
                  `<td colspan=${spans.colspan} rowspan=${spans.rowspan}>${escapeHtml(text)}`,
              ),
            )
            .map((cells) => `<tr>${cells.join("")}`)
            .join("");
          const document = readHtmlText(`<table>${html}</table>`, "a.html");
          expect(textOfDraft(document)).toBe(
            rows
              .flat()
              .map(({ text }) => text)
              .join(" "),
          );
          const [table] = document.blocks;
          const widths =
            table?.kind === "table" ? [table.header, ...table.rows].map((row) => row.length) : [];
          expect(new Set(widths.filter((width) => width > 0)).size).toBe(1);
        },
      ),
    );
  });
});

describe("HTML made to break a reader", () => {
  it.each([
    ["deep", "<div>".repeat(100_000), "pagina.html nests its elements more than 256 deep"],
    [
      "unclosed",
      `<p>${[...Array(200).keys()].map((at) => `<b id=${at}>`).join("")}</p>${"<p>x".repeat(20_000)}`,
      "pagina.html has more than 1500000 elements",
    ],
  ])("is refused when %s", async (_, html, message) => {
    expect(await messageOf(readHtml(new TextEncoder().encode(html), "pagina.html"))).toContain(
      message,
    );
  });

  it("is read when a cell claims to be enormous", () => {
    expect(
      show("<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c</table>"),
    ).toEqual(["table  // a | b //  | c"]);
  });
});
