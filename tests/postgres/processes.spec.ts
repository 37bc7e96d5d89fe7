import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { openOrMakeIndex } from "../../src/make-index.ts";
import { createPostgresDriver } from "../../src/store/postgres/postgres-store.ts";
import { makeFolder } from "../own/make-own.ts";
import { makeParts } from "../own/make-parts.ts";
import { expected, makeInput, makeUnit } from "../store/make-input.ts";
import { openDatabase } from "../store/postgres-place.ts";
import { failWithDatabaseError, searchableOf } from "../store/postgres-suite.ts";
import { buildWith, failWithIndexError } from "../store/store-suite.ts";
import { makeNumberedInput } from "./numbered-input.ts";
import { restartPostgres } from "./start-postgres.ts";
import { startWorker } from "./start-worker.ts";

const { url, own } = inject("postgres");
const database = openDatabase(url);

afterAll(() => database.close());

/** The address with other parts. */
function changeUrl(changes: { username?: string; password?: string; pathname?: string }): string {
  return String(Object.assign(new URL(url), changes));
}

describe("several processes on one database", () => {
  it("read whole builds and no mix, while another one builds", async () => {
    const place = database.makePlace();
    const { schema } = place;
    await buildWith(place.driver({ wholeUpTo: 0 }), makeNumberedInput(0));
    const readers = (["read", "search", "read", "search"] as const).map((work) =>
      startWorker({ url, schema, work }),
    );
    for (const reader of readers) expect(await reader.next()).toEqual({ reading: true });
    const indexer = startWorker({ url, schema, work: "index", builds: 8 });
    expect(await indexer.next()).toEqual({ built: 8 });
    // One more opening by each, of the last build.
    await sleep(1000);
    for (const reader of readers) reader.stop();
    const told = await Promise.all(readers.map((reader) => reader.next()));
    const seenBy = z.array(
      z.object({ wrong: z.array(z.string()).max(0), seen: z.array(z.int()).min(2) }),
    );
    for (const { seen } of seenBy.parse(told)) expect(seen).toContain(0);
  });

  it("build one at a time; the one that waits its turn gets it when the other is killed", async () => {
    const place = database.makePlace();
    await buildWith(place.driver(), makeNumberedInput(0));
    const holder = startWorker({ url, schema: place.schema, work: "hold" });
    expect(await holder.next()).toEqual({ holding: true });
    const refused = startWorker({ url, schema: place.schema, work: "index", builds: 1 });
    expect(await refused.next()).toEqual({
      failed: expect.stringMatching(/^Another process is building the index in the database/),
    });
    expect((await failWithIndexError(buildWith(place.driver()))).reason).toBe("busy");
    expect((await place.driver().open(expected)).manifest.passages).toBe(200);
    holder.kill();
    await sleep(500);
    await buildWith(place.driver());
    expect((await place.driver().open(expected)).manifest.passages).toBe(3);
  });
});

describe("several servers that are started on a new database", () => {
  it("wait for the one that makes the index, and open what it made", async () => {
    const place = database.makePlace();
    const versions = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const driver = place.driver();
        const parts = makeParts(makeFolder({ "a.txt": "Alfa staat hier." }));
        const report = { rebuilding: () => {}, refused: () => {} };
        const store = await openOrMakeIndex({ ...parts, driver }, report);
        expect(store.documents.map(({ info }) => info.id)).toEqual(["a"]);
        return driver.version();
      }),
    );
    expect(new Set(versions).size).toBe(1);
  });
});

describe.skipIf(!own)("a database that is started again", () => {
  it("is found again by an opened index with the next question, and by every other reader", async () => {
    const place = database.makePlace();
    const driver = place.driver({ wholeUpTo: 0 });
    await buildWith(driver);
    const store = await driver.open(expected);
    const index = searchableOf(store.index);
    const query = { vector: makeUnit(1, 2, 3), words: ["een"], documents: undefined, limit: 2 };
    const before = await Promise.all([1, 2, 3, 4].map(() => index.candidates(query)));
    if (own) await restartPostgres(own);
    const after = await Promise.all([1, 2, 3, 4].map(() => index.candidates(query)));
    expect(after).toEqual(before);
    expect(await driver.version()).toBeDefined();
    await buildWith(driver);
    expect((await driver.open(expected)).manifest.passages).toBe(3);
    await store.close();
  });

  it("leaves the old index when it happens in the middle of a build, and the turn is free", async () => {
    const place = database.makePlace();
    await buildWith(place.driver());
    const error = await failWithDatabaseError(
      place.driver().asOnlyIndexer(async (build) => {
        if (own) await restartPostgres(own);
        await build(makeNumberedInput(1));
      }),
    );
    expect(error.message).toMatch(
      /^The connection to the database "postgres" on 127\.0\.0\.1:\d+ was lost/,
    );
    expect((await place.driver().open(expected)).manifest.passages).toBe(3);
    await buildWith(place.driver(), makeNumberedInput(1));
    expect((await place.driver().open(expected)).manifest.passages).toBe(201);
  });
});

describe("a database that refuses", () => {
  const open = (address: string) => createPostgresDriver(address, { wholeUpTo: 10 }).open(expected);

  it("says that the user or password is wrong, and shows neither", async () => {
    const error = await failWithDatabaseError(open(changeUrl({ password: "verkeerd" })));
    expect(error.message).toMatch(
      /refuses the user or the password of DATABASE_URL\. Correct them\.$/,
    );
    expect(error.message).not.toContain("verkeerd");
  });

  it("says that there is no such database", async () => {
    const error = await failWithDatabaseError(open(changeUrl({ pathname: "/nergens" })));
    expect(error.message).toMatch(/^The database "nergens" on .+ does not exist\. Make it with/);
  });

  it("says what an administrator has to run when the user may not add pgvector", async () => {
    const name = `test_${process.pid}_${Date.now().toString(36)}`;
    const admin = new pg.Client(url);
    await admin.connect();
    await admin.query(`create role ${name} login password 'geheim'`);
    await admin.query(`create database ${name} owner ${name}`);
    const address = changeUrl({ username: name, password: "geheim", pathname: `/${name}` });
    const driver = createPostgresDriver(address, { wholeUpTo: 10 });
    const error = await failWithDatabaseError(buildWith(driver));
    expect(error.message).toMatch(/Have an administrator install it.+"create extension vector"/);
    const inside = new pg.Client(changeUrl({ pathname: `/${name}` }));
    await inside.connect();
    await inside.query("create extension vector");
    await inside.end();
    await buildWith(driver);
    expect((await driver.open(expected)).manifest.passages).toBe(makeInput().passages.length);
    await sleep(1000);
    await admin.query(`drop database ${name}`);
    await admin.query(`drop role ${name}`);
    await admin.end();
  });
});
