import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { type Draft, finishAnswer } from "../../src/answer/draft.ts";
import { answerSchema } from "../../src/schema.ts";
import { makeEvidence, makeStatement } from "./make-evidence.ts";

const about = { language: "nl" as const, embeddingModel: "klein", requestId: "r1" };

function makeDraft(changes: Partial<Draft> = {}): Draft {
  return {
    status: "answered",
    method: "extractive",
    statements: [],
    actions: [],
    suggestions: [],
    ...changes,
  };
}

function finish(changes: Partial<Draft>) {
  return finishAnswer(makeDraft(changes), about, () => []);
}

/** What a reader sees of markdown: the text of each paragraph or item. */
function readMarkdown(markdown: string): string {
  return String(marked.parse(markdown, { async: false }))
    .replace(/<\/?(?:p|ul|li|br)>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .trim();
}

describe("the citations of an answer", () => {
  it("are numbered from 1 in the order of the text", () => {
    const { answer, statements, citations } = finish({
      statements: [makeStatement("Eerst dit.", "A"), makeStatement("Dan dat.", "B", "C")],
    });
    expect(citations.map(({ number, excerpt }) => [number, excerpt])).toEqual([
      [1, "A"],
      [2, "B"],
      [3, "C"],
    ]);
    expect(statements).toEqual([
      { text: "Eerst dit.", citations: [1] },
      { text: "Dan dat.", citations: [2, 3] },
    ]);
    expect(answer).toBe("Eerst dit. [1]\n\nDan dat. [2][3]");
  });

  it("give the same excerpt one number, wherever it is used", () => {
    const { statements, citations } = finish({
      statements: [
        makeStatement("Een.", "A"),
        makeStatement("Twee.", "B"),
        makeStatement("Drie.", "A", "A"),
      ],
    });
    expect(citations.map(({ excerpt }) => excerpt)).toEqual(["A", "B"]);
    expect(statements.map((one) => one.citations)).toEqual([[1], [2], [1]]);
  });

  it("give the same words on another page a number of their own", () => {
    const here = makeEvidence("A");
    const there = makeEvidence("A");
    there.citation = { ...there.citation, page: 49, url: "/bronnen/werkagenda/49#p49-1" };
    const { citations } = finish({ statements: [{ text: "Een.", evidence: [here, there] }] });
    expect(citations.map(({ number, page }) => [number, page])).toEqual([
      [1, 47],
      [2, 49],
    ]);
  });

  it("are exactly the ones that the statements use", () => {
    const excerpts = fc.array(fc.array(fc.constantFrom("A", "B", "C", "D"), { maxLength: 4 }));
    fc.assert(
      fc.property(excerpts, (perStatement) => {
        const { statements, citations, answer } = finish({
          statements: perStatement.map((list) => makeStatement("Zin.", ...list)),
        });
        const used = new Set(statements.flatMap((one) => one.citations));
        expect([...used].sort()).toEqual(citations.map(({ number }) => number));
        expect(citations.map(({ number }) => number)).toEqual(citations.map((_, at) => at + 1));
        for (const [at, list] of perStatement.entries()) {
          const texts = (statements[at]?.citations ?? []).map((n) => citations[n - 1]?.excerpt);
          expect(texts).toEqual([...new Set(list)]);
        }
        const marks = [...answer.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
        expect(marks).toEqual(statements.flatMap((one) => one.citations));
      }),
    );
  });

  it("are not there under a refusal", () => {
    const { answer, citations, statements } = finish({
      status: "not_found",
      reason: "notInSources",
      remark: "Dat staat er niet in.",
    });
    expect(citations).toEqual([]);
    expect(statements).toEqual([]);
    expect(answer).toBe("Dat staat er niet in.");
  });
});

describe("the text of an answer", () => {
  it("opens with the sentence over a list and keeps its items together", () => {
    const item = (text: string, excerpt: string) => ({
      ...makeStatement(text, excerpt),
      bullet: true,
    });
    const { answer } = finish({
      lead: "Acties (volledig: 2 van 2):",
      statements: [item("Een", "A"), item("Twee", "B")],
      remark: "Paragraaf 4.3 mist pagina's.",
    });
    expect(answer).toBe(
      "Acties (volledig: 2 van 2):\n- Een [1]\n- Twee [2]\n\nParagraaf 4.3 mist pagina's.",
    );
  });

  it("writes abbreviations out at the end, once", () => {
    const seen: string[] = [];
    const { answer } = finishAnswer(
      makeDraft({ statements: [makeStatement("De GDI groeit.", "De GDI groeit.")] }),
      about,
      (text) => {
        seen.push(text);
        return [{ short: "GDI", long: "Generieke Digitale Infrastructuur" }];
      },
    );
    expect(seen).toEqual(["De GDI groeit."]);
    expect(answer.endsWith("GDI = Generieke Digitale Infrastructuur")).toBe(true);
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik hier](javascript:alert(1))",
    "![beeld](x.png)",
    "*vet* en _schuin_ en `code`",
    "# geen kop",
    "> geen aanhaling",
    "| a | b |",
    "a \\ b",
    "[1] is geen bronvermelding",
    "Tom & Jerry",
  ])("shows signs of markup as the text they are: %s", (text) => {
    const { answer, statements } = finish({ statements: [makeStatement(text)] });
    expect(readMarkdown(answer)).toBe(text);
    expect(statements[0]?.text).toBe(text);
    const { answer: remark } = finish({ status: "not_found", remark: text });
    expect(readMarkdown(remark)).toBe(text);
    const { answer: lead } = finish({ lead: text });
    expect(readMarkdown(lead)).toBe(text);
  });

  it("shows every sentence of letters and signs as it is", () => {
    const words = fc
      .array(fc.string({ unit: fc.constantFrom(..."abc<>[]()*_`#|\\!"), minLength: 1 }), {
        minLength: 1,
        maxLength: 6,
      })
      .map((list) => `Zin ${list.join(" ")} einde`);
    fc.assert(
      fc.property(words, (text) => {
        expect(readMarkdown(finish({ statements: [makeStatement(text)] }).answer)).toBe(text);
      }),
    );
  });
});

describe("a finished answer", () => {
  it("has the shape of the contract", () => {
    const answer = finishAnswer(
      makeDraft({ statements: [makeStatement("Een.", "A")], suggestions: ["Wat is 4.3.4?"] }),
      { ...about, interpretedAs: "Wat is actie 4.3.4?" },
      () => [],
    );
    expect(answerSchema.parse(answer)).toEqual(answer);
    expect(answer.interpretedAs).toBe("Wat is actie 4.3.4?");
    expect(answer.generatedBy).toEqual({
      kind: "ai",
      method: "extractive",
      embeddingModel: "klein",
    });
    expect(answer.requestId).toBe("r1");
  });

  it("leaves out what there is not", () => {
    const answer = finish({ related: [] });
    expect(Object.keys(answer)).not.toContain("reason");
    expect(Object.keys(answer)).not.toContain("interpretedAs");
    expect(Object.keys(answer)).not.toContain("related");
  });
});
