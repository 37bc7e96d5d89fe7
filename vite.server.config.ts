import { join } from "node:path";
import { defineConfig } from "vite";

/**
 * Builds the server to dist/server, as a few files: hundreds of small ones take longer to load than the
 * index. The packages left out of it load files of their own beside their code.
 */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: true, external: ["@xenova/transformers", "pino"] },
  build: {
    ssr: join(import.meta.dirname, "src/main.ts"),
    outDir: join(import.meta.dirname, "dist/server"),
    emptyOutDir: true,
    copyPublicDir: false,
    target: "node20",
    minify: false,
  },
});
