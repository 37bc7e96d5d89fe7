import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  footnotesSchema,
  hyphensSchema,
  repairsSchema,
  selectCorrections,
} from "../../src/documents/corrections.ts";
import type { SourceDocument } from "../../src/documents/document.ts";
import { parseMarkedCopy } from "../../src/documents/marked-copy.ts";
import { readProjectFile, readSources } from "../seed-files.ts";

const { repairs } = repairsSchema.parse(JSON.parse(readProjectFile("seeds/repairs.json")));
const hyphens = hyphensSchema.parse(JSON.parse(readProjectFile("seeds/hyphens.json")));
const breaks = [...hyphens.lineEnds, ...hyphens.addressBreaks];
const { markers, footnotes } = footnotesSchema
  .extend({
    footnotes: z.array(
      z.object({
        document: z.string(),
        note: z.int(),
        page: z.int(),
        fromLine: z.int(),
        toLine: z.int(),
        fromColumn: z.int().default(0),
      }),
    ),
  })
  .parse(JSON.parse(readProjectFile("seeds/footnotes.json")));

const sources = readSources().map((source) => [source.info.id, source] as const);

function wordsOf(text: string): string[] {
  return [...text.matchAll(/\p{L}+/gu)].map(([word]) => word);
}

/** The stretches of a document's lines, each with its column, without bullets. */
function stretchesOf({ info }: SourceDocument) {
  return parseMarkedCopy(readProjectFile(info.file.replace("seeds/", "seeds/marked/"))).flatMap(
    ({ line, text, segments }) =>
      segments.map(({ column, start, end }) => ({
        line,
        column,
        text: text
          .slice(start, end)
          .replace(/^[\s•\uf0b7]+/, "")
          .trimEnd(),
      })),
  );
}

describe("the list of spelling repairs", () => {
  it.each(sources)("names in %s every line with a wrong form, and no other", (id, { lines }) => {
    for (const { wrong, lines: listed } of repairs.filter(({ document }) => document === id)) {
      const found = lines.flatMap((line, index) =>
        wordsOf(line).flatMap((word) => (word === wrong ? [index + 1] : [])),
      );
      expect({ wrong, lines: listed }).toEqual({ wrong, lines: found });
    }
  });

  it("gives back only letters of a ligature, each wrong form once", () => {
    for (const { wrong, right } of repairs) {
      let kept = 0;
      for (const letter of right) if (letter === wrong[kept]) kept += 1;
      expect([wrong, right, kept]).toEqual([wrong, right, wrong.length]);
      expect(right).toMatch(/ff|fi|fl|ft|tt|fb|fh/);
    }
    expect(new Set(repairs.map(({ wrong }) => wrong)).size).toBe(repairs.length);
  });

  it("holds the forms that are words themselves too", () => {
    const rights = new Map(repairs.map(({ wrong, right }) => [wrong, right]));
    expect(rights.get("blijf")).toBe("blijft");
    expect(rights.get("geef")).toBe("geeft");
    expect(rights.get("betref")).toBe("betreft");
    expect(rights.get("zelferend")).toBe("zelflerend");
    expect(rights.get("foreren")).toBe("floreren");
  });

  it.each(sources)("leaves no wrong form in what is read of %s", (id, { blocks }) => {
    const wrong = new Set(
      repairs.filter(({ document }) => document === id).map((repair) => repair.wrong),
    );
    const left = blocks.flatMap(({ text }) => wordsOf(text).filter((word) => wrong.has(word)));
    expect(left).toEqual([]);
  });

  it("misses no word that becomes a word of another source when a ligature is put back", () => {
    const known = new Set(repairs.map(({ right }) => right.toLowerCase()));
    const suspects = new Set<string>();
    for (const [id, { blocks }] of sources) {
      for (const word of blocks.flatMap(({ text }) => wordsOf(text.toLowerCase()))) {
        if (id === "werkagenda") suspects.add(word);
        else known.add(word);
      }
    }
    const lost = [...suspects].filter((word) => {
      if (word.length < 3 || known.has(word)) return false;
      return ["f", "t", "i", "l", "b", "h", "ff", "fi", "fl", "ft", "tt"].some((letters) =>
        [...word, ""].some((_, at) => {
          const candidate = word.slice(0, at) + letters + word.slice(at);
          const around = candidate.slice(Math.max(0, at - 1), at + letters.length + 1);
          return known.has(candidate) && /ff|fi|fl|ft|tt|fb|fh/.test(around);
        }),
      );
    });
    expect(lost).toEqual([]);
  });

  it("corrects no misprint of the source", () => {
    const text = sources.flatMap(([, { blocks }]) => blocks.map((block) => block.text)).join("\n");
    expect(text).toContain("GDI-programeringsplan");
    expect(text).toContain("overheidsdienstverlenging");
    expect(text).toContain("Digitalisring");
  });
});

describe("the list of broken words", () => {
  it.each(sources)("names every line or cell line of %s that ends in a hyphen", (id, document) => {
    const missing = stretchesOf(document).filter(
      ({ line, text }) =>
        /[-–—‐]$/.test(text) &&
        !breaks.some((one) => one.document === id && one.line === line && text.endsWith(one.left)),
    );
    expect(missing).toEqual([]);
  });

  it.each(sources)(
    "names only breaks that stand in %s, both halves in one column",
    (id, document) => {
      const stretches = stretchesOf(document);
      for (const one of breaks.filter((each) => each.document === id)) {
        const lefts = stretches.filter(
          ({ line, text }) => line === one.line && ` ${text}`.endsWith(` ${one.left}`),
        );
        const rights = stretches.filter(
          ({ line, text }) => line === one.rightLine && text.split(" ")[0] === one.right,
        );
        expect([one, lefts.length, rights.length]).toEqual([one, 1, 1]);
        expect([one, lefts[0]?.column]).toEqual([one, rights[0]?.column]);
      }
    },
  );

  it.each(sources)(
    "is applied in %s: the whole word stands in the block of both halves",
    (id, { blocks }) => {
      for (const { line, rightLine, joined } of breaks.filter(({ document }) => document === id)) {
        const holding = blocks.filter(
          ({ text, spans }) =>
            [line, rightLine].every((half) => spans.some((span) => span.line === half)) &&
            ` ${text} `.includes(` ${joined} `),
        );
        expect([joined, line, holding.length]).toEqual([joined, line, 1]);
      }
    },
  );
});

describe("the list of footnote references", () => {
  it.each(sources)("names in %s numbers that stand where it says", (id, { lines }) => {
    for (const marker of markers.filter(({ document }) => document === id)) {
      const text = lines[marker.line - 1]?.slice(marker.start, marker.end);
      expect([marker, text]).toEqual([marker, String(marker.note)]);
    }
  });

  it.each(sources)(
    "leaves in %s no number glued to a word but those that belong there",
    (_, { blocks }) => {
      const glued = blocks.flatMap(({ text }) =>
        [...text.matchAll(/[\p{L}-]+[)”’“"'.,;:!?]*\d{1,3}(?![\p{L}\d])/gu)].map(([word]) => word),
      );
      const belong = /^(BMH13|NIB2|Q4|CO2|.*-\d+)$/;
      expect(glued.filter((word) => !belong.test(word))).toEqual([]);
    },
  );

  it.each(sources)("reaches from a block of %s a footnote of that document", (id, { blocks }) => {
    const notes = new Set(
      footnotes.filter(({ document }) => document === id).map(({ note }) => note),
    );
    expect(blocks.flatMap((block) => block.notes).filter((note) => !notes.has(note))).toEqual([]);
    const referred = blocks.reduce((sum, block) => sum + block.notes.length, 0);
    expect(referred).toBe(markers.filter(({ document }) => document === id).length);
  });

  it.each(footnotes)(
    "knows note $note of $document on page $page as a block of its own",
    ({ document: id, note, page, fromLine, toLine, fromColumn }) => {
      const blocks = sources.find(([one]) => one === id)?.[1].blocks ?? [];
      const found = blocks.filter(
        (block) => block.kind === "footnote" && block.note === note && block.page === page,
      );
      expect(found).toHaveLength(1);
      const spans = found[0]?.spans ?? [];
      expect(spans[0]).toMatchObject({ line: fromLine });
      expect(spans[0]?.start).toBeGreaterThanOrEqual(fromColumn);
      expect(spans.at(-1)?.line).toBe(toLine);
      expect(found[0]?.text).toMatch(new RegExp(`^${note}\\b`));
    },
  );

  it("knows no footnote block that is not listed", () => {
    const blocks = sources.flatMap(([, document]) => document.blocks);
    expect(blocks.filter(({ kind }) => kind === "footnote")).toHaveLength(footnotes.length);
  });
});

describe("selectCorrections", () => {
  it("takes only what is listed for the document, by line", () => {
    const repair = { wrong: "heef", right: "heeft", lines: [3, 5] };
    const marker = { line: 3, start: 0, end: 1, note: 2 };
    const corrections = selectCorrections("een", {
      repairs: {
        repairs: [
          { document: "een", ...repair },
          { document: "twee", ...repair, lines: [4] },
        ],
      },
      hyphens: { lineEnds: [], addressBreaks: [] },
      footnotes: {
        markers: [
          { document: "een", ...marker },
          { document: "twee", ...marker, line: 9 },
        ],
      },
    });
    expect([...corrections.repairs.keys()]).toEqual([3, 5]);
    expect(corrections.repairs.get(5)?.get("heef")).toBe("heeft");
    expect([...corrections.markers.keys()]).toEqual([3]);
  });
});
