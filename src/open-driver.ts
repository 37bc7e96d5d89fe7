import { resolve } from "node:path";
import type { Config } from "./config.ts";
import { PROJECT_FOLDER } from "./disk.ts";
import type { StoreDriver } from "./store/passage-store.ts";
import { createPostgresDriver } from "./store/postgres/postgres-store.ts";
import { createVectraDriver } from "./store/vectra-store.ts";

/** Most passages that every process holds in memory; docs/scale.md has what lies above it. */
const WHOLE_UP_TO = 10_000;

/** Where the index is kept: in the database that was named, otherwise in the folder. */
export function openDriver(config: Pick<Config, "databaseUrl" | "indexFolder">): StoreDriver {
  const { databaseUrl, indexFolder } = config;
  return databaseUrl === undefined
    ? createVectraDriver(resolve(PROJECT_FOLDER, indexFolder))
    : createPostgresDriver(databaseUrl, { wholeUpTo: WHOLE_UP_TO });
}
