import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Passage } from "../../src/schema.ts";
import type {
  CandidateQuery,
  PassageStore,
  SearchableIndex,
  StoreInput,
} from "../../src/store/passage-store.ts";
import { expected, makeInput, makePassage, makeUnit } from "./make-input.ts";
import type { PostgresPlace } from "./postgres-place.ts";
import { searchableOf } from "./postgres-suite.ts";
import { buildWith } from "./store-suite.ts";

const COUNT = 200;

/** Passages on a quarter of a circle, from the first axis to the second, ten to a document. */
function makeMany(): StoreInput {
  const angles = Array.from({ length: COUNT }, (_, index) => (index / COUNT) * (Math.PI / 2));
  const passages = angles.map((_, index) =>
    makePassage(`p${index}`, `De gemeente leest bladzijde ${index}.`, {
      documentId: `d${Math.floor(index / 10)}`,
      headings: index % 10 < 5 ? ["Begin"] : ["Slot"],
      context: index === 7 ? "Financiële toekomst" : "",
    }),
  );
  passages.push(
    makePassage("stil", "Begrotingen zonder vector.", { documentId: "los" }),
    makePassage("gevraagd", "Een antwoord.", { documentId: "los" }),
    ...Array.from({ length: 300 }, (_, index) =>
      makePassage(`lang${index}`, "Een alinea.", { documentId: "lang" }),
    ),
  );
  return makeInput({
    passages,
    passageVectors: [
      ...angles.map((angle) => makeUnit(Math.cos(angle), Math.sin(angle), 0)),
      undefined,
      makeUnit(0, 0, -1),
    ],
    questions: [
      { passageId: "gevraagd", text: "Hoe zit dat?" },
      { passageId: "gevraagd", text: "En dit?" },
    ],
    questionVectors: [makeUnit(0, 0, 1), undefined],
    documents: [],
  });
}

/** How an index that is too large for memory is searched. */
export function describeSearch(makePlace: () => PostgresPlace): void {
  describe("a searchable index", () => {
    let store: PassageStore;
    let index: SearchableIndex;
    const search = (query: Partial<CandidateQuery>) =>
      index.candidates({ vector: undefined, words: [], documents: undefined, limit: 10, ...query });
    const find = async (query: Partial<CandidateQuery>) =>
      (await search(query)).map(({ passage }) => passage.id);

    beforeAll(async () => {
      const driver = makePlace().driver({ wholeUpTo: 100 });
      await buildWith(driver, makeMany());
      store = await driver.open(expected);
      index = searchableOf(store.index);
    }, 60_000);
    afterAll(() => store.close());

    it("brings the nearest passages, the nearest first, with their cosines", async () => {
      const found = await search({ vector: makeUnit(1, 0, 0), limit: 5 });
      const ids = found.map(({ passage }) => passage.id);
      expect(ids.slice(0, 5)).toEqual(["p0", "p1", "p2", "p3", "p4"]);
      expect(found[0]?.cosine).toBeCloseTo(1, 4);
      expect(found[4]?.cosine).toBeCloseTo(Math.cos((4 / COUNT) * (Math.PI / 2)), 4);
      expect(found[0]?.passage).toEqual(makeMany().passages[0]);
    });

    it("brings the passage of a near question, with all its questions in order", async () => {
      const [first, ...rest] = await search({ vector: makeUnit(0, 0, 1), limit: 1 });
      const all = [first, ...rest].find((found) => found?.passage.id === "gevraagd");
      expect(all?.questions.map(({ text }) => text)).toEqual(["Hoe zit dat?", "En dit?"]);
      expect(all?.questions.map(({ cosine }) => cosine)).toEqual([expect.closeTo(1, 4), 0]);
      expect(all?.cosine).toBeCloseTo(-1, 4);
    });

    it("brings passages that share words, in another form too, though they have no vector", async () => {
      expect(await find({ words: ["begroting"] })).toEqual(["stil"]);
      expect(await search({ words: ["begroting"] })).toMatchObject([{ cosine: 0, questions: [] }]);
      expect(await find({ words: ["financiele"] })).toEqual(["p7"]);
      expect(await find({ words: ["Financiële"] })).toEqual(["p7"]);
    });

    it("puts rare words above common ones and brings no more than asked for", async () => {
      const found = await find({ words: ["gemeente", "171", "bladzijde"], limit: 3 });
      expect(found).toHaveLength(3);
      expect(found).toContain("p171");
    });

    it("keeps to the documents asked for, however far they are", async () => {
      const found = await find({ vector: makeUnit(1, 0, 0), documents: ["d19", "los"], limit: 4 });
      expect(found.slice(0, 4)).toEqual(["p190", "p191", "p192", "p193"]);
      expect(await find({ words: ["gemeente"], documents: ["d3"], limit: 99 })).toHaveLength(10);
      expect(await find({ vector: makeUnit(1, 0, 0), words: ["gemeente"], documents: [] })).toEqual(
        [],
      );
    });

    it("finds nothing for words that are none, and takes every word as it stands", async () => {
      const strange = ["de", "", "'", "a' | b:*", "!&|()<->", "\\", "\0", "gemeente'); --", "🙂"];
      expect(await find({ words: strange.slice(0, 3) })).toEqual([]);
      expect(await find({ words: strange.slice(3, 7) })).toEqual([]);
      expect(await find({ words: strange })).toHaveLength(10);
      expect(await find({})).toEqual([]);
    });

    it("gives the same answer every time", async () => {
      const query = { vector: makeUnit(1, 1, 0), words: ["gemeente", "toekomst"] };
      const first = await search(query);
      expect(await search(query)).toEqual(first);
      expect(first.length).toBeGreaterThan(10);
    });

    it("knows what stands around a passage: the same document, under the same headings", async () => {
      const around = await index.around(["p13", "p18", "p11"]);
      expect(around.map(({ id }) => id)).toEqual(
        Array.from({ length: 10 }, (_, place) => `p${10 + place}`),
      );
      expect((await index.around(["p27"])).map(({ id }) => id)).toEqual([
        ...["p25", "p26", "p27", "p28", "p29"],
      ]);
      expect(await index.around(["nergens"])).toEqual([]);
    });

    it("brings of a long document without headings what stands next to a passage, once", async () => {
      const places = async (...ids: string[]) =>
        (await index.around(ids)).map(({ id }) => Number(id.replace("lang", "")));
      const range = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, step) => from + step);
      expect(await places("lang150")).toEqual(range(100, 200));
      expect(await places("lang299")).toEqual(range(249, 299));
      expect(await places("lang0", "lang10", "lang200")).toEqual([
        ...range(0, 60),
        ...range(150, 250),
      ]);
    });
  });

  describe("an index of some thousand passages", () => {
    it("is asked for common words together when there is no other, and read in batches", async () => {
      const passages = Array.from({ length: 2600 }, (_, index) =>
        makePassage(`p${index}`, index % 6 ? "Het rijk werkt samen." : "Wij doen dat samen."),
      );
      const driver = makePlace().driver({ wholeUpTo: 100 });
      await buildWith(
        driver,
        makeInput({
          ...{ passages, passageVectors: [], questions: [], questionVectors: [], documents: [] },
        }),
      );
      const store = await driver.open(expected);
      const found = await searchableOf(store.index).candidates({
        ...{ vector: undefined, words: ["samen", "rijk"], documents: undefined, limit: 5 },
      });
      expect(found).toHaveLength(5);
      expect(found.every(({ passage }) => passage.text.includes("rijk"))).toBe(true);
      const batches: (readonly Passage[])[] = [];
      for await (const batch of searchableOf(store.index).batches()) batches.push(batch);
      expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 600]);
      expect(batches.flat()).toEqual(passages);
      await store.close();
    }, 60_000);
  });
}
