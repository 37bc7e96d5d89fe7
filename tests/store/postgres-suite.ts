import { describe, expect, it } from "vitest";
import type { SearchableIndex, StoreDriver, StoreInput } from "../../src/store/passage-store.ts";
import { DatabaseError } from "../../src/store/postgres/failures.ts";
import { createPostgresDriver } from "../../src/store/postgres/postgres-store.ts";
import { expected, makeInput, makePassage, makeUnit } from "./make-input.ts";
import type { PostgresPlace } from "./postgres-place.ts";
import { buildWith, failWithIndexError } from "./store-suite.ts";

/** What the store in PostgreSQL does besides what every store does. */
export function describePostgres(makePlace: () => PostgresPlace): void {
  const makeBuilt = async (input?: StoreInput) => {
    const place = makePlace();
    await buildWith(place.driver(), input);
    return place;
  };

  describe("an index in PostgreSQL that was damaged", () => {
    it.each([
      ["a passage is gone", "delete from SCHEMA.passage where id = 'b'", "it has 2 passages"],
      ["a question is gone", "delete from SCHEMA.question", "it has 0 questions"],
      ["a document is gone", "delete from SCHEMA.document", "it has 0 documents"],
      [
        "a passage was swapped for another",
        "update SCHEMA.generation set passages = passages[1:2] || array[99::bigint]",
        "passages or questions are missing",
      ],
      ["a passage has lost its text", "update SCHEMA.passage set body = '{}'", "cannot be read"],
      ["a document is none", "update SCHEMA.document set body = '[]'", "cannot be read"],
      ["a vector was changed", "update SCHEMA.passage set vector = '[1,0,0]'", "cannot be read"],
      [
        "a question was reworded",
        `update SCHEMA.question set body = '{"passageId":"b","text":"Wat is drie?"}'`,
        "cannot be read",
      ],
      [
        "the manifest names other dimensions",
        `update SCHEMA.generation set manifest =
           jsonb_set(manifest::jsonb, '{dimensions}', '2')::json`,
        "has 3 values, not 2",
      ],
      [
        "the manifest has lost its model",
        "update SCHEMA.generation set manifest = '{}'",
        "cannot be read",
      ],
      [
        "the vocabulary is none",
        `update SCHEMA.generation set vocabulary = '{"passages":-1}'`,
        "cannot be read",
      ],
    ])("is corrupt when %s, and is mended by building it again", async (_, damage, reason) => {
      const place = await makeBuilt();
      await place.sql(damage);
      const error = await failWithIndexError(place.driver().open(expected));
      expect(error.reason).toBe("corrupt");
      expect(error.message).toContain(reason);
      expect(error.message).toContain("npm run index");
      await buildWith(place.driver());
      const { index } = await place.driver().open(expected);
      expect(index).toMatchObject({ passages: makeInput().passages });
    });

    it.each(["generation", "passage", "question", "document", "migration"])(
      "is missing when the table %s was thrown away, and comes back",
      async (table) => {
        const place = await makeBuilt();
        await place.sql(`drop table SCHEMA.${table}`);
        expect((await failWithIndexError(place.driver().open(expected))).reason).toBe("missing");
        await buildWith(place.driver());
        expect((await place.driver().open(expected)).manifest.passages).toBe(3);
      },
    );
  });

  describe("the tables of another version of the program", () => {
    it("are stale when they are older", async () => {
      const place = await makeBuilt();
      await place.sql("delete from SCHEMA.migration");
      const error = await failWithIndexError(place.driver().open(expected));
      expect(error.reason).toBe("stale");
      expect(error.message).toContain("step 0 of");
      await buildWith(place.driver());
      expect((await place.driver().open(expected)).manifest.passages).toBe(3);
    });

    it("are left alone by reader and indexer when they are newer", async () => {
      const place = await makeBuilt();
      await place.sql("insert into SCHEMA.migration (number) values (99)");
      const works = [() => place.driver().open(expected), () => buildWith(place.driver())];
      for (const work of works) {
        const error = await failWithDatabaseError(work());
        expect(error.message).toContain("newer version of this program (step 99");
      }
    });
  });

  describe("building again in PostgreSQL", () => {
    it("leaves the rows of unchanged passages and questions as they are", async () => {
      const place = await makeBuilt();
      const rows = "select id, key, xmin::text from SCHEMA.passage order by key";
      const before = await place.sql(rows);
      await buildWith(place.driver());
      expect(await place.sql(rows)).toEqual(before);
      const input = makeInput({
        passageVectors: [makeUnit(1, 0, 0), makeUnit(-1, 0, 1), undefined],
      });
      await buildWith(place.driver(), input);
      await buildWith(place.driver(), input);
      expect(await place.sql(rows)).toEqual([
        ...before.slice(1),
        { id: "a", key: "4", xmin: expect.any(String) },
      ]);
    });

    it("keeps what an opened index searches in for one build, and says so after the second", async () => {
      const place = await makeBuilt();
      const store = await place.driver({ wholeUpTo: 0 }).open(expected);
      const index = searchableOf(store.index);
      const ask = async () => {
        const query = { vector: makeUnit(1, 2, 3), words: [], documents: undefined, limit: 9 };
        const found = await index.candidates(query);
        return found.map(({ passage }) => passage.id);
      };
      expect(await ask()).toEqual(["a", "b"]);
      const other = makeInput({
        passages: [makePassage("n", "Nieuw")],
        passageVectors: [makeUnit(1, 2, 3)],
        questions: [],
        questionVectors: [],
      });
      await buildWith(place.driver(), other);
      expect(await ask()).toEqual(["a", "b"]);
      expect((await index.around(["b"])).map(({ id }) => id)).toEqual(["a", "b", "c"]);
      await buildWith(place.driver(), other);
      expect((await failWithIndexError(ask())).reason).toBe("stale");
      expect((await failWithIndexError(index.around(["b"]))).message).toContain("Open it again");
      expect(await place.sql("select id from SCHEMA.passage")).toEqual([{ id: "n" }]);
      await store.close();
    });

    it("takes vectors of another length", async () => {
      const place = makePlace();
      const driver = place.driver({ wholeUpTo: 0 });
      await buildWith(driver);
      const manifest = { ...makeInput().manifest, dimensions: 2 };
      const passageVectors = [makeUnit(1, 0), undefined, makeUnit(0, 1)];
      const questionVectors = [makeUnit(1, 1)];
      await buildWith(driver, makeInput({ manifest, passageVectors, questionVectors }));
      const store = await driver.open(expected);
      const found = await searchableOf(store.index).candidates({
        ...{ vector: makeUnit(0, 1), words: [], documents: undefined, limit: 1 },
      });
      expect(found.map(({ passage }) => passage.id)).toEqual(["c", "b"]);
      await store.close();
    });
  });

  describe("a database that cannot be reached", () => {
    it.each(["open", "version", "readEarlier", "asOnlyIndexer"] as const)(
      "is named by %s with what to do, without user and password",
      async (method) => {
        const driver = createPostgresDriver("postgres://piet:geheim@127.0.0.1:1/beleid", {
          wholeUpTo: 1,
        });
        const error = await failWithDatabaseError(callMethod(driver, method));
        expect(error.message).toBe(
          'The database "beleid" on 127.0.0.1:1 cannot be reached (ECONNREFUSED). Check DATABASE_URL and whether PostgreSQL runs there.',
        );
        expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/piet|geheim/);
      },
    );
  });

  it("refuses a schema that would have to be quoted", () => {
    expect(() =>
      createPostgresDriver("postgres://localhost/x", { wholeUpTo: 1, schema: 'a"; drop' }),
    ).toThrow("cannot be the name of a schema");
  });
}

export function searchableOf(index: { kind: string } | SearchableIndex): SearchableIndex {
  if ("candidates" in index) return index;
  throw new Error("This index is held in memory.");
}

function callMethod(
  driver: StoreDriver,
  method: "open" | "version" | "readEarlier" | "asOnlyIndexer",
): Promise<unknown> {
  if (method === "open") return driver.open(expected);
  if (method === "version") return driver.version();
  if (method === "readEarlier") return driver.readEarlier("klein");
  return driver.asOnlyIndexer(async () => {});
}

/** What `work` fails with. @throws Error when it does not fail with a DatabaseError */
export async function failWithDatabaseError(work: Promise<unknown>): Promise<DatabaseError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof DatabaseError) return error;
  throw new Error("It went well, or failed otherwise.", { cause: error });
}
