import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/**
 * What libraries load at once and nothing here uses: transformers.js its library for pictures, zod its
 * messages in forty languages. Reading them is a tenth of the start.
 */
const UNUSED = ["sharp", "../locales/index.js"];
const NOTHING = "\0nothing";

function leaveOutUnused(): Plugin {
  return {
    name: "leave-out-unused",
    enforce: "pre",
    resolveId: (id) => (UNUSED.includes(id) ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? "export default function nothing() {}" : undefined),
  };
}

/**
 * Builds the server to dist/server, as a few files: hundreds of small ones take longer to load than the
 * index. The packages left out of it load files of their own beside their code.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [leaveOutUnused()],
  ssr: { noExternal: true, external: ["onnxruntime-common", "onnxruntime-node", "pino", "vectra"] },
  build: {
    ssr: true,
    rolldownOptions: {
      input: {
        main: join(import.meta.dirname, "src/main.ts"),
        "answer-thread": join(import.meta.dirname, "src/answer-thread.ts"),
      },
      // All in one folder: one file names the other by its place.
      output: { chunkFileNames: "[name]-[hash].js" },
    },
    outDir: join(import.meta.dirname, "dist/server"),
    emptyOutDir: true,
    copyPublicDir: false,
    target: "node20",
    minify: false,
  },
});
