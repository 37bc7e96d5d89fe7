import { describe, expect, it } from "vitest";
import { embeddedText, hashEmbedded } from "../../src/store/embedded-text.ts";
import { IndexError } from "../../src/store/index-errors.ts";
import type { StoreDriver, StoreInput } from "../../src/store/passage-store.ts";
import { wholeIndexOf } from "../whole-index.ts";
import { expected, makeDocument, makeInput, makePassage, makeUnit } from "./make-input.ts";

/** Somewhere an index can be; every driver of it is like another process that works there. */
export interface Place {
  driver(): StoreDriver;
}

/** What `work` fails with. @throws Error when it does not fail with an IndexError */
export async function failWithIndexError(work: Promise<unknown>): Promise<IndexError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof IndexError) return error;
  throw new Error("It went well, or failed otherwise.", { cause: error });
}

export function buildWith(driver: StoreDriver, input = makeInput()): Promise<void> {
  return driver.asOnlyIndexer((build) => build(input));
}

async function openWith(driver: StoreDriver) {
  const { index, ...store } = await driver.open(expected);
  return { ...store, ...wholeIndexOf({ index }) };
}

/** What every passage store does, whatever it is kept in; `makePlace` gives a new, empty place. */
export function describeStore(makePlace: () => Place): void {
  const makeBuilt = async (input?: StoreInput) => {
    const place = makePlace();
    await buildWith(place.driver(), input);
    return place;
  };

  describe("an index that is built and opened", () => {
    it("gives back everything as it was put in, in the same order", async () => {
      const input = makeInput({
        passages: [
          makePassage("z", "Laatste letter", { documentId: "b", headings: ["Één", "Twee"] }),
          makePassage("a", 'Aan\u0000halings"tekens\\ en \ud83d\ude00', { documentId: "a" }),
          makePassage("m", "Midden", { documentId: "b", section: "4.3", actionId: "4.3.1" }),
        ],
        questions: [
          { passageId: "m", text: "Waar?" },
          { passageId: "z", text: "Wie?" },
          { passageId: "m", text: "Wanneer?" },
          { passageId: "m", text: "Waar?" },
        ],
        questionVectors: [makeUnit(1, 0, 0), undefined, makeUnit(0, 1, 0), makeUnit(0, 0, 1)],
        documents: [makeDocument("b", "Twee."), makeDocument("a", "Een.")],
      });
      const place = await makeBuilt(input);
      const { manifest, ...store } = await openWith(place.driver());
      expect(store.passages).toEqual(input.passages);
      expect(store.questions).toEqual(input.questions);
      expect(store.documents).toEqual(input.documents);
      expect(store.vocabulary).toEqual(input.vocabulary);
      expect(manifest).toMatchObject({
        ...input.manifest,
        passages: 3,
        questions: 4,
        documents: 2,
      });
      expect([...store.compare(makeUnit(0, 1, 0)).questions]).toEqual([0, 0, 1]);
    });

    it("compares by cosine, in the order of the lists", async () => {
      const store = await openWith((await makeBuilt()).driver());
      const vector = makeUnit(2, 1, 0);
      const cosine = (other: Float32Array) =>
        other.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0);
      const { passages, questions } = store.compare(vector);
      expect(passages[0]).toBeCloseTo(cosine(makeUnit(1, 2, 3)), 4);
      expect(passages[1]).toBeCloseTo(cosine(makeUnit(-1, 0, 1)), 4);
      expect(questions[1]).toBeCloseTo(cosine(makeUnit(0, 1, 0)), 4);
      expect([questions[0], questions[2]]).toEqual([0, 0]);
      expect(store.compare(makeUnit(1, 2, 3)).passages[0]).toBeCloseTo(1, 4);
    });

    it("rounds a vector as every other store does, so that all give the same cosines", async () => {
      const passageVectors = [makeUnit(1, 2, 3), makeUnit(-1, 0, 1), undefined];
      const store = await openWith((await makeBuilt(makeInput({ passageVectors }))).driver());
      const axes = [makeUnit(1, 0, 0), makeUnit(0, 1, 0), makeUnit(0, 0, 1)];
      const compared = axes.map(store.compare);
      const first = compared.map(({ passages }) => passages[0]);
      // Five decimals in the store, of which 16 bits hold a little less for so large a number as 0.80178.
      expect(first).toEqual([0.2672518491744995, 0.5345281362533569, 0.80178].map(Math.fround));
    });

    it("finds a text without a vector like nothing", async () => {
      const store = await openWith((await makeBuilt()).driver());
      expect(store.compare(makeUnit(1, 1, 1)).passages[2]).toBe(0);
    });

    it("may be empty", async () => {
      const nothing = { passages: [], questions: [], passageVectors: [], questionVectors: [] };
      const place = await makeBuilt(makeInput({ ...nothing, documents: [] }));
      const store = await openWith(place.driver());
      expect([store.passages, store.questions, store.documents]).toEqual([[], [], []]);
    });
  });

  describe("an index that cannot be used", () => {
    it("is missing when nothing was ever built", async () => {
      const driver = makePlace().driver();
      const error = await failWithIndexError(driver.open(expected));
      expect(error.reason).toBe("missing");
      expect(error.message).toContain("npm run index");
      expect(await driver.version()).toBeUndefined();
    });

    it.each([
      [{ model: "groot" }, '"klein"'],
      [{ corpusHash: "def" }, "other sources"],
      [{ passageRules: "2" }, "other passage rules"],
    ])("is stale when the program expects %o", async (change, reason) => {
      const driver = (await makeBuilt()).driver();
      const error = await failWithIndexError(driver.open({ ...expected, ...change }));
      expect(error.reason).toBe("stale");
      expect(error.message).toContain(reason);
      expect(error.message).toContain("npm run index");
    });
  });

  describe("building again", () => {
    it("replaces the old index at once, also for another process", async () => {
      const place = await makeBuilt();
      const reader = place.driver();
      await buildWith(
        place.driver(),
        makeInput({
          passages: [makePassage("d", "Vier"), makePassage("b", "Twee")],
          passageVectors: [makeUnit(0, 0, 1), makeUnit(1, 0, 0)],
          documents: [],
        }),
      );
      const store = await openWith(reader);
      expect(store.passages.map(({ id }) => id)).toEqual(["d", "b"]);
      expect(store.documents).toEqual([]);
      expect([...store.compare(makeUnit(1, 0, 0)).passages]).toEqual([0, 1]);
    });

    it("leaves an opened index as it was", async () => {
      const place = await makeBuilt();
      const store = await openWith(place.driver());
      const before = store.compare(makeUnit(1, 1, 0));
      await buildWith(place.driver(), makeInput({ questions: [], questionVectors: [] }));
      expect(store.compare(makeUnit(1, 1, 0))).toEqual(before);
      expect(store.questions).toHaveLength(1);
    });

    it("gives another version with every build, also of the same content", async () => {
      const place = await makeBuilt();
      const versions = [await place.driver().version()];
      for (let builds = 0; builds < 3; builds += 1) {
        await buildWith(place.driver());
        versions.push(await place.driver().version());
      }
      expect(versions).not.toContain(undefined);
      expect(new Set(versions).size).toBe(4);
      const store = await openWith(place.driver());
      expect(store.passages).toHaveLength(3);
      expect(store.version).toBe(versions.at(-1));
    });

    it("leaves the old index in place when it fails half way", async () => {
      const place = await makeBuilt();
      const version = await place.driver().version();
      const question = {
        passageId: "b",
        get text(): string {
          throw new Error("disk full");
        },
      };
      const broken = makeInput({ passages: [makePassage("x", "X")], questions: [question] });
      await expect(buildWith(place.driver(), broken)).rejects.toThrow("disk full");
      expect(await place.driver().version()).toBe(version);
      expect((await openWith(place.driver())).passages.map(({ id }) => id)).toEqual([
        "a",
        "b",
        "c",
      ]);
    });

    it("is done by one indexer at a time; a second one is refused and says why", async () => {
      const place = makePlace();
      await place.driver().asOnlyIndexer(async (build) => {
        const error = await failWithIndexError(buildWith(place.driver()));
        expect(error.reason).toBe("busy");
        expect(error.message).toMatch(/is building the index in .+/);
        await build(makeInput());
      });
      await buildWith(place.driver());
      expect((await openWith(place.driver())).passages).toHaveLength(3);
    });

    it("may be tried again after an indexer that failed", async () => {
      const place = makePlace();
      const fail = () => Promise.reject(new Error("no model"));
      await expect(place.driver().asOnlyIndexer(fail)).rejects.toThrow("no model");
      await buildWith(place.driver());
      expect(await place.driver().version()).toBeDefined();
    });
  });

  describe("what an earlier index saves", () => {
    it("is its documents, and the vectors of its passages and questions by what was embedded", async () => {
      const place = await makeBuilt();
      const { documents, vectorsOf } = await place.driver().readEarlier("klein");
      expect(documents).toEqual(makeInput().documents);
      const [first, , third] = makeInput().passages.map((passage) =>
        hashEmbedded(embeddedText(passage)),
      );
      const question = hashEmbedded("Wat is twee?");
      const known = await vectorsOf([first ?? "", third ?? "", question, hashEmbedded("Nieuw")]);
      expect(known.get(first ?? "")).toEqual(Float32Array.of(0.26726, 0.53452, 0.80178));
      expect(known.get(question)).toEqual(Float32Array.of(0, 1, 0));
      expect(known.has(third ?? "")).toBe(false);
      expect(known.has(hashEmbedded("Nieuw"))).toBe(false);
    });

    it.each([["of another model", "groot"] as const, ["that is not there", undefined] as const])(
      "is nothing of an index %s",
      async (_, model) => {
        const place = model === undefined ? makePlace() : await makeBuilt();
        const { documents, vectorsOf } = await place.driver().readEarlier(model ?? "klein");
        expect(documents).toEqual([]);
        expect((await vectorsOf([hashEmbedded("Wat is twee?")])).size).toBe(0);
      },
    );
  });
}
