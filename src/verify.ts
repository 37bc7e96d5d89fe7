import { isDeepStrictEqual } from "node:util";
import { addOwnDocuments } from "./add-own-documents.ts";
import { readOwnDocuments } from "./documents/own/own-documents.ts";
import { openIndexing } from "./indexing.ts";
import { expectedIndex, takenIds } from "./make-index.ts";
import { type Passage, type StoredDocument, storedDocumentSchema } from "./schema.ts";
import { verifyPassages } from "./verify-passages.ts";

/*
 * npm run verify: checks every stored excerpt against its source. The five sources are read from
 * seeds/, where each is checked against its hash; documents of one's own from their files.
 */

/** Sentences about own documents whose file no longer says what the index has of it. */
function compareOwn(stored: readonly StoredDocument[], read: readonly StoredDocument[]): string[] {
  return stored.flatMap((one) => {
    const now = read.find(({ info }) => info.id === one.info.id);
    if (!now) return [`${one.info.file}: the file is gone or cannot be read.`];
    if (now.hash !== one.hash)
      return [`${one.info.file}: the file has changed since it was indexed.`];
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

try {
  const parts = await openIndexing(process.env);
  const { sources, folder, readFile, embedder, driver } = parts;
  const store = await driver.open(expectedIndex(sources, embedder.model));
  const { documents } = addOwnDocuments(sources, store.documents);
  const isWord = (word: string) => sources.knownWords.has(word.toLowerCase());
  const reading = { readFile, isWord, takenIds: takenIds(sources) };
  const own = await readOwnDocuments(folder, [], reading);
  const passages: readonly Passage[] = store.index.kind === "whole" ? store.index.passages : [];
  const { excerpts, wrong } = verifyPassages(passages, documents);
  await store.close();
  const all = [...wrong, ...compareOwn(store.documents, own.documents), ...own.refused];
  for (const sentence of all) console.log(sentence);
  console.log(
    `Checked ${excerpts} excerpts of ${passages.length} passages in ${documents.length} documents: ${all.length === 0 ? "all are literally in their source" : `${all.length} are not as they should be`}.`,
  );
  process.exitCode = all.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
