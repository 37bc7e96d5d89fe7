import type { ReadFile } from "./documents/readers/draft-document.ts";

/** Reads a file of any format. The readers are loaded with the first file: most starts read none. */
export const readFile: ReadFile = async (bytes, name) => {
  const { createFileReader } = await import("./documents/readers/read-file.ts");
  return createFileReader()(bytes, name);
};
