import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The tests in a real browser; apart from the others, because they need chromium. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["tests/browser/**/*.spec.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One browser at a time: timings on a small machine stay what a reader would see.
    fileParallelism: false,
  },
});
