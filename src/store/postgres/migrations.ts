import { z } from "zod";
import { IndexError } from "../index-errors.ts";
import { inTransaction, nothing, type Run } from "./database.ts";
import { DatabaseError, type DatabaseName } from "./failures.ts";

/** The tables of an index, all in one schema of their own. */
const TABLES = ["migration", "generation", "document", "passage", "question"];

/** Below it an index scan with filters ends before it has found enough. */
const OLDEST_PGVECTOR = [0, 8];

/**
 * The numbered steps from an empty database to the tables that this program needs; a step that was
 * released is never changed. Each can be run again over its own result.
 *
 * A row belongs to the generations from `born` to the one before `ended`. A build adds a generation and
 * leaves the previous one readable, so that an opened index stays as it was. Bodies are JSON as text
 * and not jsonb, so that what is read is to the byte what was written.
 */
const MIGRATIONS: readonly ((schema: string) => string[])[] = [
  (schema) => [
    `create table if not exists ${schema}.generation (
      number bigint primary key,
      version text not null unique,
      manifest json not null,
      vocabulary json not null,
      documents bigint[] not null,
      passages bigint[] not null,
      questions bigint[] not null,
      common text[] not null
    )`,
    `create table if not exists ${schema}.document (
      key bigint generated always as identity primary key,
      born bigint not null,
      ended bigint,
      hash text not null,
      body json not null,
      place integer not null,
      vector vector
    )`,
    `create table if not exists ${schema}.passage (
      key bigint generated always as identity primary key,
      born bigint not null,
      ended bigint,
      hash text not null,
      body json not null,
      id text not null,
      document_id text not null,
      place integer not null,
      heading text not null,
      embedded text not null,
      vector vector,
      words tsvector not null
    ) with (fillfactor = 90)`,
    `create table if not exists ${schema}.question (
      key bigint generated always as identity primary key,
      born bigint not null,
      ended bigint,
      hash text not null,
      body json not null,
      passage_id text not null,
      document_id text not null,
      place integer not null,
      embedded text not null,
      vector vector
    ) with (fillfactor = 90)`,
    `create index if not exists document_hash on ${schema}.document using hash (hash)`,
    `create index if not exists passage_hash on ${schema}.passage using hash (hash)`,
    `create index if not exists passage_embedded on ${schema}.passage using hash (embedded)`,
    `create index if not exists passage_id on ${schema}.passage (id)`,
    `create index if not exists passage_heading on ${schema}.passage (heading, place)`,
    `create index if not exists passage_document on ${schema}.passage (document_id)`,
    `create index if not exists question_hash on ${schema}.question using hash (hash)`,
    `create index if not exists question_embedded on ${schema}.question using hash (embedded)`,
    `create index if not exists question_passage on ${schema}.question (passage_id)`,
    `create index if not exists question_document on ${schema}.question (document_id)`,
  ],
];

/** Which step the tables are at; undefined when one of them is not there. */
async function readStep(run: Run, schema: string): Promise<number | undefined> {
  const found = await run(
    z.object({ tables: z.int() }),
    `select count(*)::int as tables from pg_tables
     where schemaname = $1 and tablename = any($2)`,
    [schema, TABLES],
  );
  if (found[0]?.tables !== TABLES.length) return undefined;
  const steps = await run(
    z.object({ step: z.int() }),
    `select coalesce(max(number), 0)::int as step from ${schema}.migration`,
  );
  return steps[0]?.step;
}

/**
 * Whether a reader may trust the tables.
 * @throws IndexError when the indexer has to make or change them
 * @throws DatabaseError when they are those of a newer program
 */
export async function checkTables(run: Run, schema: string, name: DatabaseName): Promise<void> {
  const step = await readStep(run, schema);
  if (step === undefined) throw missing(name);
  refuseNewer(step, name);
  if (step < MIGRATIONS.length) {
    throw new IndexError(
      "stale",
      `The tables in the ${name} are those of an older version of this program (step ${step} of ${MIGRATIONS.length}). Run "npm run index" to change them.`,
    );
  }
}

/** What is said where nothing was ever built. */
export function missing(name: DatabaseName): IndexError {
  return new IndexError(
    "missing",
    `There is no index yet in the ${name}. Run "npm run index" to build it.`,
  );
}

/**
 * Makes the tables, or brings them up to date; a table that was thrown away is made again. Only the
 * indexer may do this.
 * @throws DatabaseError when pgvector is not there, or the tables are those of a newer program
 */
export async function migrate(run: Run, schema: string, name: DatabaseName): Promise<void> {
  const step = (await readStep(run, schema)) ?? 0;
  refuseNewer(step, name);
  if (step === MIGRATIONS.length) return;
  if (step === 0) await addVector(run, name);
  await inTransaction(run, "read write", async () => {
    if (step === 0) {
      await run(nothing, `create schema if not exists ${schema}`);
      await run(
        nothing,
        `create table if not exists ${schema}.migration (
           number integer primary key, applied_at timestamptz not null default now())`,
      );
    }
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < step) continue;
      for (const statement of migration(schema)) await run(nothing, statement);
      await run(
        nothing,
        `insert into ${schema}.migration (number) values ($1) on conflict do nothing`,
        [index + 1],
      );
    }
  });
}

function refuseNewer(step: number, name: DatabaseName): void {
  if (step <= MIGRATIONS.length) return;
  throw new DatabaseError(
    `The tables in the ${name} are those of a newer version of this program (step ${step}, this one knows ${MIGRATIONS.length}). Run that version.`,
    false,
  );
}

async function addVector(run: Run, name: DatabaseName): Promise<void> {
  try {
    await run(nothing, "create extension if not exists vector");
  } catch (cause) {
    throw new DatabaseError(
      `pgvector cannot be added to the ${name}. Have an administrator install it there (Debian: postgresql-17-pgvector) and run "create extension vector" in that database.`,
      false,
      { cause },
    );
  }
  const [found] = await run(
    z.object({ version: z.string() }),
    "select extversion as version from pg_extension where extname = 'vector'",
  );
  const version = found?.version.split(".").map(Number) ?? [];
  const [major = 0, minor = 0] = version;
  const [oldMajor = 0, oldMinor = 0] = OLDEST_PGVECTOR;
  if (major < oldMajor || (major === oldMajor && minor < oldMinor)) {
    throw new DatabaseError(
      `pgvector in the ${name} is version ${found?.version ?? "unknown"}, and 0.8 or newer is needed. Have an administrator install that and run "alter extension vector update".`,
      false,
    );
  }
}
