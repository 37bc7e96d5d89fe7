import { type ReadFile, UnreadableFileError } from "./draft-document.ts";

export const readFile: ReadFile = async (bytes, name) => {
  if (bytes.length === 0) throw new UnreadableFileError(`${name}: it is empty.`);
  const lines = new TextDecoder().decode(bytes).split("\n");
  return {
    blocks: lines
      .filter((text) => text.trim())
      .map((text) => ({ kind: "paragraph", lines: [{ text: text.trim(), page: 1 }] })),
  };
};
