import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";
import { addFile } from "./web/build/add-file.ts";
import { fillShell } from "./web/build/shell.ts";
import { keepUsedTokens } from "./web/build/used-tokens.ts";

const here = import.meta.dirname;
const pages = [
  "index",
  "acties",
  "bronnen",
  "over",
  "toegankelijkheid",
  "ontwikkelaars",
  "404",
].filter((page) => existsSync(join(here, "web", `${page}.html`)));

const evaluationFile = join(here, "docs/evaluation.json");
const evaluation = existsSync(evaluationFile) ? readFileSync(evaluationFile, "utf8") : "null";

/** Builds the site from web/ to dist/web: one HTML file a page, everything else under assets/. */
export default defineConfig({
  root: join(here, "web"),
  base: "/",
  appType: "mpa",
  plugins: [
    fillShell(join(here, "web/partials")),
    keepUsedTokens(),
    addFile(join(here, "docs/algoritmeregister.json"), "algoritmeregister.json"),
  ],
  define: { __EVALUATION__: evaluation },
  build: {
    outDir: join(here, "dist/web"),
    emptyOutDir: true,
    // The server's policy allows no data: addresses and no inline script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages.map((page) => join(here, "web", `${page}.html`)) },
  },
  server: { proxy: { "/v1": "http://127.0.0.1:3000", "/health": "http://127.0.0.1:3000" } },
});
