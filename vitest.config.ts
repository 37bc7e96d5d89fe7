import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**", "tests/faults/**"],
    setupFiles: ["tests/no-network.ts"],
    testTimeout: 20_000,
  },
});
