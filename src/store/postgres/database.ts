import type { ClientBase, Pool, PoolClient } from "pg";
import { z } from "zod";
import { IndexError } from "../index-errors.ts";
import { type DatabaseName, explainFailure, isConnectionLost, nameDatabase } from "./failures.ts";

/**
 * Asks one statement and checks every row that comes back.
 * @throws IndexError with reason corrupt when a row is not what was written
 * @throws DatabaseError for everything that the database refuses
 */
export type Run = <T>(row: z.ZodType<T>, text: string, values?: readonly unknown[]) => Promise<T[]>;

/** A few connections to one database; they are made when they are needed, and again when lost. */
export interface Database {
  name: DatabaseName;
  /** One statement that only reads. It is asked again once when the connection turns out to be lost. */
  ask: Run;
  /** Several statements that all see the same moment. */
  readAtOnce<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** One connection for the whole of `work`, so that its session locks hold. */
  hold<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How connections are made and kept. */
export interface DatabaseOptions {
  /** Most connections at a time. */
  connections: number;
  /** Longest time that one statement may take, in milliseconds; 0 is no limit. */
  statementTimeoutMs: number;
  /** An unused connection is given back after this time, in milliseconds. */
  idleMs: number;
}

/** Longest wait for a connection; a database in the same data centre needs a hundredth of it. */
const CONNECT_TIMEOUT_MS = 5000;

/**
 * Set on every new connection. With 400 places to look at, nine of ten nearest are found among 100,000
 * synthetic passages, with 200 eight (docs/scale.md). The walk over the graph goes on until enough rows pass the filters, in
 * about the right order: the exact order is made afterwards. A statement here reads a few hundred rows,
 * for which compiling it would only be a delay.
 */
const SESSION = `select set_config('hnsw.ef_search', '400', false),
  set_config('hnsw.iterative_scan', 'relaxed_order', false),
  set_config('jit', 'off', false),
  set_config('statement_timeout', $1, false)`;

/** Names a row that is not read. */
export const nothing = z.unknown();

/** Connections to the database of this address; none is made before the first statement. */
export function createDatabase(url: string, options: DatabaseOptions): Database {
  const name = nameDatabase(url);
  let opened: Promise<Pool> | undefined;
  const pool = () => {
    opened ??= createPool(url, options);
    return opened;
  };

  const withClient = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    const client = await connect(await pool(), name);
    let broken: Error | undefined;
    const noteBroken = (error: Error) => {
      broken = error;
    };
    // Without a listener a connection that is cut while it is lent out would end the process.
    client.on("error", noteBroken);
    try {
      return await work(createRun(client, name));
    } catch (error) {
      if (isConnectionLost(error)) broken = error;
      throw error;
    } finally {
      client.off("error", noteBroken);
      client.release(broken);
    }
  };

  const again = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    try {
      return await withClient(work);
    } catch (error) {
      // A pooled connection may have died unseen, as when the database was restarted.
      if (!isConnectionLost(error)) throw error;
      return withClient(work);
    }
  };

  return {
    name,
    ask: (row, text, values) => again((run) => run(row, text, values)),
    readAtOnce: (work) =>
      again((run) =>
        inTransaction(run, "isolation level repeatable read, read only", () => work(run)),
      ),
    hold: withClient,
    close: async () => {
      const last = await opened;
      opened = undefined;
      await last?.end();
    },
  };
}

/** Runs `work` in a transaction: all of it counts, or nothing. */
export async function inTransaction<T>(run: Run, mode: string, work: () => Promise<T>): Promise<T> {
  await run(nothing, `begin transaction ${mode}`);
  try {
    const result = await work();
    await run(nothing, "commit");
    return result;
  } catch (error) {
    // What went wrong first is what counts; a connection that is gone rolls back by itself.
    await run(nothing, "rollback").catch(() => {});
    throw error;
  }
}

async function createPool(url: string, options: DatabaseOptions): Promise<Pool> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "beleidswijzer",
    max: options.connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: options.idleMs,
    allowExitOnIdle: true,
    keepAlive: true,
    onConnect: async (client: ClientBase) => {
      await client.query(SESSION, [String(options.statementTimeoutMs)]);
    },
  });
  // The pool drops an idle connection that was cut; the next statement makes a new one.
  pool.on("error", () => {});
  return pool;
}

async function connect(pool: Pool, name: DatabaseName): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw explainFailure(error, name);
  }
}

function createRun(client: PoolClient, name: DatabaseName): Run {
  return async (row, text, values = []) => {
    const { rows } = await client.query(text, [...values]).catch((error: unknown) => {
      throw explainFailure(error, name);
    });
    const parsed = z.array(row).safeParse(rows);
    if (!parsed.success) throw corrupt(name, "a row cannot be read", parsed.error);
    return parsed.data;
  };
}

/** The index in the database is not what was written there. */
export function corrupt(name: DatabaseName, what: string, cause?: unknown): IndexError {
  return new IndexError(
    "corrupt",
    `The index in the ${name} is damaged: ${what}. Run "npm run index" to build it again.`,
    { cause },
  );
}
