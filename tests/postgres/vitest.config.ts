import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The tests on a real PostgreSQL; apart from the others, because they need its packages. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["tests/postgres/**/*.spec.ts"],
    globalSetup: ["tests/postgres/global-setup.ts"],
    testTimeout: 120_000,
    // The first run makes a folder with Debian 13 in it.
    hookTimeout: 900_000,
    // One of them restarts the server.
    fileParallelism: false,
  },
});
