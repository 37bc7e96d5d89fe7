import type { TestProject } from "vitest/node";
import { type RunningPostgres, startPostgres, stopPostgres } from "./start-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The real PostgreSQL that the tests share. */
    postgres: RunningPostgres;
  }
}

/** Starts one server for all files. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = await startPostgres();
  project.provide("postgres", running);
  return () => stopPostgres(running);
}
