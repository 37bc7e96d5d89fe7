import { isDeepStrictEqual } from "node:util";
import { addOwnDocuments } from "./add-own-documents.ts";
import { readOwnDocuments, type SourcesFolder } from "./documents/own/own-documents.ts";
import type { Sources } from "./load-sources.ts";
import { type IndexParts, takenIds } from "./make-index.ts";
import { type StoredDocument, storedDocumentSchema } from "./schema.ts";
import type { PassageStore } from "./store/passage-store.ts";
import { type Verification, verifyPassages } from "./verify-passages.ts";

/**
 * Checks every stored excerpt against its document, and every own document against its file. The
 * program's own sources have been checked against their hashes when they were loaded.
 */
export async function verifyIndex(
  store: PassageStore,
  {
    sources,
    folder,
    readFile,
  }: Pick<IndexParts, "readFile"> & {
    sources: Sources;
    folder: SourcesFolder;
  },
): Promise<Verification & { documents: number }> {
  if (store.index.kind !== "whole") {
    throw new Error("Only an index that is kept in a folder can be verified.");
  }
  const { documents } = addOwnDocuments(sources, store.documents);
  const isWord = (word: string) => sources.knownWords.has(word.toLowerCase());
  const reading = { readFile, isWord, takenIds: takenIds(sources) };
  const own = await readOwnDocuments(folder, [], reading);
  const verified = verifyPassages(store.index.passages, documents);
  const wrong = [...verified.wrong, ...compareOwn(store.documents, own.documents), ...own.refused];
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
