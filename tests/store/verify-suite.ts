import { describe, expect, it } from "vitest";
import { makeIndex } from "../../src/make-index.ts";
import { verifyIndex } from "../../src/verify-index.ts";
import { makeFolder } from "../own/make-own.ts";
import { makeParts, openMade } from "../own/make-parts.ts";
import type { PostgresPlace } from "./postgres-place.ts";
import { failWithIndexError } from "./store-suite.ts";

/** That an index which is searched in the database is verified as one in memory is. */
export function describeVerifying(makePlace: () => PostgresPlace): void {
  describe("a searchable index that is verified", () => {
    const makeVerified = async () => {
      const place = makePlace();
      const folder = makeFolder({
        "nota.txt": "De nota gaat over de kermis.",
        "memo.txt": "Memo.",
      });
      const parts = { ...makeParts(folder), driver: place.driver({ wholeUpTo: 0 }) };
      await makeIndex(parts);
      const verify = async () => {
        const store = await openMade(parts);
        return verifyIndex(store, parts).finally(store.close);
      };
      return { place, folder, verify };
    };

    it("is right when nothing has changed", async () => {
      const { verify } = await makeVerified();
      const found = await verify();
      expect(found).toMatchObject({ documents: 7, passages: 5, wrong: [] });
      expect(found.excerpts).toBeGreaterThanOrEqual(5);
    });

    it("names a file that has changed", async () => {
      const { folder, verify } = await makeVerified();
      folder.files.set("nota.txt", "Anders.");
      expect((await verify()).wrong).toEqual([
        "sources/nota.txt: the file has changed since it was indexed; `npm run index` reads it again.",
      ]);
    });

    it("is damaged when a passage was changed by hand", async () => {
      const { place, verify } = await makeVerified();
      await place.sql(`update SCHEMA.passage
        set body = replace(body::text, 'kermis', 'markten')::json where document_id = 'nota'`);
      const error = await failWithIndexError(verify());
      expect(error.reason).toBe("corrupt");
      expect(error.message).toContain('Run "npm run index"');
    });
  });
}
