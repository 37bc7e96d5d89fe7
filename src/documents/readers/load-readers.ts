import type { ReadFile } from "./draft-document.ts";

/** Reads a file of any format. The readers are loaded with the first file: most starts read none. */
export const readFile: ReadFile = async (bytes, name) => {
  const { createFileReader } = await import("./read-file.ts");
  return createFileReader()(bytes, name);
};
