import { afterAll, beforeAll, describe } from "vitest";
import { openDatabase } from "./postgres-place.ts";
import { describePostgres } from "./postgres-suite.ts";
import { describeSearch } from "./search-suite.ts";
import { startPglite } from "./start-pglite.ts";
import { describeStore } from "./store-suite.ts";
import { describeVerifying } from "./verify-suite.ts";

let server: Awaited<ReturnType<typeof startPglite>>;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  server = await startPglite();
  database = openDatabase(server.url);
}, 60_000);
afterAll(async () => {
  await database.close();
  await server.stop();
});

describe("the store in PostgreSQL", () => {
  describeStore(() => database.makePlace());
  describePostgres(() => database.makePlace());
  describeSearch(() => database.makePlace());
  describeVerifying(() => database.makePlace());
});
