import { describe, expect, it } from "vitest";
import { pageView } from "../../src/documents/page-view.ts";
import { pageSchema } from "../../src/schema.ts";
import { readSource, readSources } from "../seed-files.ts";

const sources = readSources();

function view(id: string, page: number, language?: "nl" | "en") {
  return pageView(readSource(id), page, language);
}

describe("the view of a page", () => {
  it.each(sources.map((source) => [source.info.id, source] as const))(
    "has the shape that is served, for every page of %s",
    (_, source) => {
      for (const page of source.info.pages) {
        const shown = pageView(source, page);
        expect(pageSchema.parse(shown)).toEqual(shown);
      }
    },
  );

  it("holds the lines as delivered with their numbers", () => {
    const shown = view("werkagenda", 47);
    if ("missing" in shown) throw new Error(shown.missing);
    const { lines } = readSource("werkagenda");
    expect(shown.raw.length).toBeGreaterThan(20);
    for (const { line, text } of shown.raw) expect(text).toBe(lines[line - 1]);
    expect(shown.raw.at(-1)?.text || shown.raw.at(-2)?.text).toMatch(/^47 WERKAGENDA/);
  });

  it("shows every block of the document on some page", () => {
    for (const source of sources) {
      const shown = source.info.pages.flatMap((page) => {
        const one = pageView(source, page);
        return "missing" in one ? [] : one.blocks.map(({ id }) => id);
      });
      expect(new Set(shown)).toEqual(new Set(source.blocks.map(({ id }) => id)));
    }
  });

  it("shows a paragraph that runs on over the page on both pages", () => {
    const ids = [2, 3].map((page) => {
      const shown = view("manifest", page);
      return "missing" in shown ? [] : shown.blocks.map(({ id }) => id);
    });
    const both = ids[0]?.filter((id) => ids[1]?.includes(id)) ?? [];
    expect(both).toHaveLength(1);
    expect(both[0]).toMatch(/^p2-/);
    expect(ids[1]?.[0]).toBe(both[0]);
  });

  it("tells its neighbours and the missing pages between them", () => {
    expect(view("werkagenda", 47)).toMatchObject({
      previousPage: 45,
      nextPage: 49,
      missingBefore: [46],
      missingAfter: [48],
    });
    expect(view("manifest", 1)).toMatchObject({ nextPage: 2, missingBefore: [], missingAfter: [] });
    expect(view("manifest", 1)).not.toHaveProperty("previousPage");
    expect(view("werkagenda", 53)).not.toHaveProperty("nextPage");
    expect(view("werkagenda", 53)).toMatchObject({ missingBefore: [52], missingAfter: [] });
  });
});

describe("a page that is not there", () => {
  it("is missing when the document has pages around it", () => {
    expect(view("werkagenda", 46)).toEqual({
      missing: "Pagina 46 ontbreekt in de bron. Wel aanwezig zijn pagina 45 en pagina 47.",
    });
  });

  it("is missing when one page of a report was delivered", () => {
    expect(view("staat-van-het-bestuur", 5)).toEqual({
      missing:
        "Pagina 5 ontbreekt in de bron. Van Staat van het Bestuur 2022 is alleen pagina 124 aanwezig.",
    });
  });

  it("does not exist past the end or before the beginning", () => {
    const missing =
      "Werkagenda Waardengedreven Digitaliseren heeft geen pagina 54: de pagina’s lopen van 1 tot en met 53.";
    expect(view("werkagenda", 54)).toEqual({ missing });
    expect(view("manifest", 0)).toHaveProperty("missing");
  });

  it.each([
    ["werkagenda", 46, "Page 46 is missing from the source. Present are page 45 and page 47."],
    [
      "staat-van-het-bestuur",
      5,
      "Page 5 is missing from the source. Of Staat van het Bestuur 2022 only page 124 is present.",
    ],
    [
      "werkagenda",
      54,
      "Werkagenda Waardengedreven Digitaliseren has no page 54: its pages run from 1 to 53.",
    ],
  ])("is explained in English too: %s, page %i", (id, page, missing) => {
    expect(view(id, page, "en")).toEqual({ missing });
  });
});
