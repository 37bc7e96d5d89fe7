import { createHash } from "node:crypto";
import { z } from "zod";
import { IndexError } from "../index-errors.ts";
import type { StoreDriver } from "../passage-store.ts";
import { createDatabase, type Database, type Run } from "./database.ts";
import { DatabaseError } from "./failures.ts";
import { migrate } from "./migrations.ts";
import {
  type Generation,
  readDocuments,
  readGeneration,
  readVectors,
  readWhole,
} from "./read-index.ts";
import { createSearch } from "./search.ts";
import { writeIndex } from "./write-index.ts";

/** How an index in PostgreSQL is used. */
export interface PostgresOptions {
  /** Most passages that are held in memory and compared one by one; a larger index is searched. */
  wholeUpTo: number;
  /** The schema with the tables: small letters, figures and underscores. */
  schema?: string;
  /** Most connections of one opened index. */
  connections?: number;
  /** Longest time that one search may take in the database, in milliseconds. */
  statementTimeoutMs?: number;
}

/** For opening and building: reading a whole index takes longer than a search, and comes less often. */
const OPENING = { connections: 2, statementTimeoutMs: 120_000, idleMs: 500 };

/** Connections that questions come over are kept for the next question. */
const SEARCH_IDLE_MS = 60_000;

/** Sets our locks apart from those of other programs in the same database. */
const LOCK_CLASS = 1_128_350_018;

/**
 * Indexes in PostgreSQL with pgvector. Many processes may read while one builds.
 * @param url a postgres: address
 * @throws DatabaseError from every method when the database cannot be used
 */
export function createPostgresDriver(url: string, options: PostgresOptions): StoreDriver {
  const { wholeUpTo, schema = "beleidswijzer", connections = 4 } = options;
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema)) {
    throw new Error(`"${schema}" cannot be the name of a schema: use small letters and figures.`);
  }
  const { statementTimeoutMs = 5000 } = options;
  const database = createDatabase(url, OPENING);
  const { name } = database;
  return {
    open: async (expected) => {
      const opened = await database.readAtOnce(async (run) => {
        const generation = await readGeneration(run, schema, name, expected);
        const texts = await readDocuments(run, schema, name, generation);
        const isSmall = generation.manifest.passages <= wholeUpTo;
        const whole = isSmall ? await readWhole(run, schema, name, generation) : undefined;
        return { generation, texts, whole };
      });
      const { generation, texts, whole } = opened;
      const { manifest, version } = generation;
      if (whole) return { manifest, version, ...texts, index: whole, close: async () => {} };
      const own = createDatabase(url, { connections, statementTimeoutMs, idleMs: SEARCH_IDLE_MS });
      const index = createSearch(own.ask, schema, name, generation);
      return { manifest, version, ...texts, index, close: own.close };
    },
    version: () => readVersion(database, schema),
    readEarlier: async (model) => {
      const none = { documents: [], vectorsOf: async () => new Map<string, Float32Array>() };
      try {
        const earlier = await database.readAtOnce(async (run) => {
          const generation: Generation = await readGeneration(run, schema, name, { model });
          return { generation, ...(await readDocuments(run, schema, name, generation)) };
        });
        return {
          documents: earlier.documents,
          vectorsOf: (hashes) => readVectors(database.ask, schema, earlier.generation, hashes),
        };
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        return none;
      }
    },
    asOnlyIndexer: (work) =>
      database.hold((run) =>
        withLock(run, schema, name, async () => {
          await migrate(run, schema, name);
          return work((input) => writeIndex(run, schema, input, input.passages.length > wholeUpTo));
        }),
      ),
  };
}

async function readVersion(database: Database, schema: string): Promise<string | undefined> {
  const [table] = await database.ask(
    z.object({ there: z.boolean() }),
    "select to_regclass($1) is not null as there",
    [`${schema}.generation`],
  );
  if (!table?.there) return undefined;
  const [newest] = await database.ask(
    z.object({ version: z.string() }),
    `select version from ${schema}.generation order by number desc limit 1`,
  );
  return newest?.version;
}

/**
 * The lock belongs to the session: it is gone when the connection is. That nobody has it is looked up
 * too, since behind some poolers several clients share a session, which may take its own lock twice.
 */
async function withLock<T>(
  run: Run,
  schema: string,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const key = createHash("sha256").update(schema).digest().readUInt32BE() >>> 1;
  const lock = [LOCK_CLASS, key];
  const taken = await run(
    z.object({ taken: z.boolean() }),
    `select pg_try_advisory_lock($1::int, $2::int) as taken where not exists (
       select from pg_locks join pg_database on pg_locks.database = pg_database.oid
       where locktype = 'advisory' and classid = $1::int::oid and objid = $2::int::oid
         and datname = current_database())`,
    lock,
  );
  if (taken[0]?.taken !== true) {
    throw new IndexError(
      "busy",
      `Another process is building the index in the ${name}. Wait until it is done, or stop it.`,
    );
  }
  try {
    return await work();
  } finally {
    // On a lost connection there is nothing left to unlock.
    await run(z.unknown(), "select pg_advisory_unlock($1::int, $2::int)", lock).catch(
      (error: unknown) => {
        if (!(error instanceof DatabaseError)) throw error;
      },
    );
  }
}
