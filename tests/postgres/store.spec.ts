import { afterAll, describe, inject } from "vitest";
import { openDatabase } from "../store/postgres-place.ts";
import { describePostgres } from "../store/postgres-suite.ts";
import { describeSearch } from "../store/search-suite.ts";
import { describeStore } from "../store/store-suite.ts";
import { describeVerifying } from "../store/verify-suite.ts";

const database = openDatabase(inject("postgres").url);

afterAll(() => database.close());

describe("the store in a real PostgreSQL", () => {
  describeStore(database.makePlace);
  describePostgres(database.makePlace);
  describeSearch(database.makePlace);
  describeVerifying(database.makePlace);
});
