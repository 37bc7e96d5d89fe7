import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Puts a file of the project, as it is, under `name` in the built site. */
export function addFile(path: string, name: string): Plugin {
  return {
    name: "add-file",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: name, source: readFileSync(path) });
    },
  };
}
