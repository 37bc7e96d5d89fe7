import { describe, expect, it } from "vitest";
import { parseMarkedCopy } from "../../src/documents/marked-copy.ts";
import { readSpans } from "../../src/documents/read-spans.ts";
import { readProjectFile, readSource } from "../seed-files.ts";
import { readActionRows, readOverviewPages, readRegister } from "./fixtures.ts";

const document = readSource("werkagenda");
const register = readRegister();
const rows = readActionRows();
const overviews = readOverviewPages();

function findAction(id: string) {
  return register.actions.find((action) => action.id === id);
}

function findSection(id: string) {
  return register.sections.find((section) => section.id === id);
}

describe("the register of actions", () => {
  it("holds the 44 actions of the pages that are present, in order", () => {
    const present: [section: string, numbers: number[]][] = [
      ["1.1", [1, 2, 3]],
      ["1.2", [4, 5, 6, 7]],
      ["1.3", [1, 2, 3]],
      ["2.1", [1, 2, 3, 4, 7, 8, 9]],
      ["2.2", [1, 2, 3, 4, 5]],
      ["2.3", [1, 2]],
      ["2.4", [3, 4, 5, 6, 7]],
      ["4.1", [1, 2, 3, 4]],
      ["4.2", [6, 7]],
      ["4.3", [1, 2, 3, 4, 5, 12, 13, 14, 15]],
    ];
    const ids = present.flatMap(([section, numbers]) =>
      numbers.map((number) => `${section}.${number}`),
    );
    expect(ids).toHaveLength(44);
    expect(register.actions.map(({ id }) => id)).toEqual(ids);
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  });

  it.each(rows)("reads action $id as a second reader did", ({ footnote, ...row }) => {
    const action = findAction(row.id);
    expect(action).toMatchObject({
      page: row.page,
      title: row.title,
      results: row.results,
      ownerText: row.ownerText,
      footnotes: footnote ? [footnote] : [],
      section: row.id.slice(0, 3),
      number: Number(row.id.split(".")[2]),
      ambition: Number(row.id.charAt(0)),
    });
    const owners = action?.owners.map(({ name, role }) => ({ name, ...(role ? { role } : {}) }));
    expect(owners).toEqual(row.owners);
  });

  it.each(rows)(
    "gives every owner of $id one organisation, by the name in the cell",
    ({ id, ownerText }) => {
      const owners = findAction(id)?.owners ?? [];
      expect(owners.length).toBeGreaterThan(0);
      for (const { name, organisation } of owners) {
        expect(ownerText).toContain(name);
        expect([name, register.organisations.named(name)?.id]).toEqual([name, organisation]);
      }
    },
  );

  it.each(rows)(
    "knows where $id stands: its spans read as its cells",
    ({ id, title, results, ownerText }) => {
      const action = findAction(id);
      const read = readSpans(document.lines, action?.source.spans ?? [], document.corrections);
      expect(read.text).toBe([title, ...results["2023"], ...results["2025"], ownerText].join(" "));
      expect(action?.source.file).toBe("seeds/werkagenda.txt");
      expect(action?.url).toBe(
        `/bronnen/werkagenda/${action?.page}#${action?.parts.title.blockId}`,
      );
    },
  );

  it("resolves the footnote of the grote uitvoerders to organisations it knows", () => {
    for (const action of register.actions.filter(({ ownerText }) =>
      /grote uitvoerders/.test(ownerText),
    )) {
      expect([action.id, action.footnotes]).toEqual([
        action.id,
        ["Zoals DUO, BD, UWV, RWS, DJI, NP"],
      ]);
    }
    for (const name of ["DUO", "BD", "UWV", "RWS", "DJI", "NP"]) {
      expect([name, register.organisations.named(name)?.collective]).toEqual([name, false]);
    }
  });
});

describe("the sections of the register", () => {
  it("are all those that have a page, under their ambition", () => {
    expect(register.sections.map(({ id }) => id)).toEqual([
      ...["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"],
      ...["3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1"],
    ]);
    for (const { id, ambition, ambitionTitle } of register.sections) {
      expect(ambition).toBe(Number(id.charAt(0)));
      expect([id, ambitionTitle]).not.toEqual([id, ""]);
    }
    expect(findSection("2.2")?.title).toBe(
      "Borgen van privacy, verantwoord datagebruik en vergroten transparantie over gegevensverwerking en -uitwisseling",
    );
  });

  it("know which numbers fall in a gap", () => {
    const missing = register.sections
      .filter(({ missingActions }) => missingActions.length > 0)
      .map(({ id, missingActions }) => [id, missingActions]);
    expect(missing).toEqual([
      ["1.2", [1, 2, 3]],
      ["2.1", [5, 6]],
      ["2.4", [1, 2]],
      ["4.2", [1, 2, 3, 4, 5]],
      ["4.3", [6, 7, 8, 9, 10, 11]],
    ]);
  });

  it("know which pages are missing, and which sections have no action page at all", () => {
    expect(register.missingPages).toEqual(Array.from({ length: 26 }, (_, index) => 2 + 2 * index));
    const without = register.sections.filter(({ actionPages }) => actionPages.length === 0);
    expect(without.map(({ id }) => id)).toEqual(["1.4", "3.1", "3.2", "3.3", "5.1"]);
    expect(findSection("2.1")?.actionPages).toEqual([21, 23]);
    expect(findSection("4.3")?.actionPages).toEqual([47, 49]);
  });

  it.each(overviews)("have the overview of $section as a second reader read it", (page) => {
    const section = findSection(page.section);
    expect(section).toMatchObject({ title: page.title, overviewPage: page.page });
    expect(section?.challenge.map(({ text }) => text)).toEqual(page.challenge);
    expect(section?.achieved.map(({ text }) => text)).toEqual(page.achieved);
    const goals = section?.goals.map(({ number, text, indicators, parts }) => ({
      number,
      text,
      items: parts.goal.slice(1).map((part) => part.text),
      indicators,
    }));
    expect(goals).toEqual(page.goals);
  });

  it.each(overviews)(
    "have the footnotes below the overview of $section",
    ({ page, footnotes, note }) => {
      const blocks = document.blocks.filter(
        (block) => block.page === page && block.row === undefined,
      );
      const notes = blocks.filter(({ kind }) => kind === "footnote");
      expect(notes.map(({ text }) => text.replace(/^\d+\.\s*/, ""))).toEqual(footnotes);
      const others = blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
      expect(others).toEqual(note ? [note] : []);
    },
  );

  it("are without overview where its page is missing", () => {
    const read = new Set(overviews.map(({ section }) => section));
    for (const section of register.sections.filter(({ id }) => !read.has(id))) {
      expect(section).toMatchObject({ challenge: [], achieved: [], goals: [] });
      expect(section.overviewPage).toBeUndefined();
    }
  });
});

describe("the table pages", () => {
  const lines = parseMarkedCopy(readProjectFile("seeds/marked/werkagenda.txt"));
  const tablePages = register.sections.flatMap(({ actionPages, overviewPage }) => [
    ...actionPages,
    ...(overviewPage ? [overviewPage] : []),
  ]);
  const outside = [
    ...document.furniture,
    ...[...document.corrections.markers.values()].flat(),
    ...document.blocks.filter(({ row }) => row === undefined).flatMap(({ spans }) => spans),
  ];
  const cells = document.blocks.filter(({ kind }) => kind === "cell");

  it.each(tablePages)("page %i has every source token in exactly one cell", (page) => {
    const range = document.pages.find(({ number }) => number === page);
    let inCells = 0;
    for (const { line, text } of lines) {
      if (!range || line < range.fromLine || line > range.toLine) continue;
      for (const { 0: token, index } of text.matchAll(/\S+/g)) {
        const within = (span: { line: number; start: number; end: number }) =>
          span.line === line && span.start < index + token.length && span.end > index;
        const found = cells.filter(({ spans }) => spans.some(within));
        const elsewhere = outside.filter(within).length;
        if (found.length > 0) inCells += 1;
        // A footnote number glued to a word shares its token with the cell.
        const expected = found.length === 1 ? elsewhere <= 1 : elsewhere === 1;
        expect([line, token, found.length <= 1 && expected]).toEqual([line, token, true]);
      }
    }
    expect(inCells).toBeGreaterThan(50);
  });

  it("have cells that lie in one column of the marked copy each", () => {
    for (const { id, spans } of cells) {
      const columns = spans.flatMap(({ line, start, end }) =>
        (lines[line - 1]?.segments ?? [])
          .filter((segment) => segment.start < end && segment.end > start)
          .map(({ column }) => column),
      );
      expect([id, new Set(columns).size]).toEqual([id, 1]);
    }
  });
});
