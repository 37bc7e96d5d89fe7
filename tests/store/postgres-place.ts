import pg from "pg";
import type { StoreDriver } from "../../src/store/passage-store.ts";
import type { PostgresOptions } from "../../src/store/postgres/postgres-store.ts";
import { createPostgresDriver } from "../../src/store/postgres/postgres-store.ts";
import type { Place } from "./store-suite.ts";

/** A schema of its own in one database. */
export interface PostgresPlace extends Place {
  driver(options?: Partial<PostgresOptions>): StoreDriver;
  /** The schema with the tables. */
  schema: string;
  /** One statement beside the driver, as an administrator would give it. */
  sql(statement: string): Promise<unknown[]>;
}

/** Places in the database of this address; an index of up to 1000 passages is held in memory. */
export function openDatabase(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  let places = 0;
  return {
    makePlace: (): PostgresPlace => {
      places += 1;
      const schema = `test_${process.pid}_${places}_${Date.now().toString(36)}`;
      return {
        schema,
        driver: (options = {}) =>
          createPostgresDriver(url, { wholeUpTo: 1000, schema, ...options }),
        sql: async (statement) => {
          const { rows }: { rows: unknown[] } = await pool.query(
            statement.replaceAll("SCHEMA", schema),
          );
          return rows;
        },
      };
    },
    close: () => pool.end(),
  };
}
