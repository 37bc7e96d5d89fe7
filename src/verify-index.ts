import { isDeepStrictEqual } from "node:util";
import { addOwnDocuments } from "./add-own-documents.ts";
import { type IndexParts, readOwn } from "./make-index.ts";
import { type Verification, verifyPassages } from "./passages/verify-passages.ts";
import { type StoredDocument, storedDocumentSchema } from "./schema.ts";
import type { PassageStore } from "./store/passage-store.ts";

/**
 * Checks every stored excerpt against its document, and every own document against its file. The
 * program's own sources have been checked against their hashes when they were loaded.
 * @throws IndexError when a passage of a database is not what was written there
 */
export async function verifyIndex(
  { index, documents: stored }: PassageStore,
  parts: Pick<IndexParts, "folder" | "readFile" | "sources">,
): Promise<Verification & { documents: number }> {
  const { documents } = addOwnDocuments(parts.sources, stored);
  const own = await readOwn(parts, []);
  const verified: Verification = { passages: 0, excerpts: 0, wrong: [] };
  for await (const batch of index.kind === "whole" ? [index.passages] : index.batches()) {
    const { passages, excerpts, wrong } = verifyPassages(batch, documents);
    verified.passages += passages;
    verified.excerpts += excerpts;
    verified.wrong.push(...wrong);
  }
  const wrong = [...verified.wrong, ...compareOwn(stored, own.documents), ...own.refused];
  return { ...verified, documents: documents.length, wrong };
}

/** Sentences about own documents whose file no longer says what the index has of it. */
function compareOwn(stored: readonly StoredDocument[], read: readonly StoredDocument[]): string[] {
  return stored.flatMap((one) => {
    const now = read.find(({ info }) => info.id === one.info.id);
    if (!now)
      return [
        `${one.info.file}: the file is gone or cannot be read; put it back, or run \`npm run index\` without it.`,
      ];
    if (now.hash !== one.hash)
      return [
        `${one.info.file}: the file has changed since it was indexed; \`npm run index\` reads it again.`,
      ];
    const isSame = isDeepStrictEqual(
      withoutPlace(storedDocumentSchema.parse(now)),
      withoutPlace(one),
    );
    return isSame ? [] : [`${one.info.file}: reading it gives another text than the index has.`];
  });
}

/** A copy of the folder has another path, and a file in it may have the day of the copying. */
function withoutPlace({ info, ...text }: StoredDocument) {
  const { file: _, date: __, ...rest } = info;
  return { ...text, info: rest };
}
