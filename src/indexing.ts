import { type Config, readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { toSourceDocument } from "./documents/own/lay-out.ts";
import type { SourcesFolder } from "./documents/own/own-documents.ts";
import { readFile } from "./documents/readers/load-readers.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { loadSources, type Sources } from "./load-sources.ts";
import type { IndexParts, MadeIndex } from "./make-index.ts";
import { openDriver } from "./open-driver.ts";
import { findSourcesFolder } from "./own-folder.ts";
import { createProgressBar } from "./progress-bar.ts";
import { countOwnActions } from "./register/own-actions.ts";
import { startAnswerThread } from "./start-answer-thread.ts";

/** The settings that an index depends on. */
export type IndexConfig = Pick<
  Config,
  "embeddingModel" | "allowDownload" | "indexFolder" | "databaseUrl" | "sourcesFolder"
>;

/**
 * What an index is made with, by these settings; progress goes to standard error.
 * @param folder the documents of one's own, when they are not those of the folder that is set
 * @throws FolderError
 */
export function openIndexParts(
  sources: Sources,
  config: IndexConfig,
  embedder: Embedder,
  folder = findSourcesFolder(config),
): IndexParts {
  const output = {
    isTerminal: process.stderr.isTTY === true,
    write: (text: string) => process.stderr.write(text),
  };
  return {
    ...{ sources, folder, readFile, embedder },
    driver: openDriver(config),
    clock: () => new Date(),
    progress: createProgressBar(output, () => performance.now()),
  };
}

/**
 * All that the commands which build or verify an index need.
 * @param folder see openIndexParts
 * @throws ConfigError, FolderError
 */
export function openIndexing(environment: NodeJS.ProcessEnv, folder?: SourcesFolder): IndexParts {
  const config = readConfig(environment);
  const { embedder } = startAnswerThread().load(config);
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  return openIndexParts(sources, config, embedder, folder);
}

/** Says on standard output what was read from a file, so that a wrong title or a missing table shows. */
export function tellAdded(fileId: string, { own }: MadeIndex): void {
  const added = own.find(({ info }) => info.id === fileId);
  if (!added) return;
  const { title, dateText, pages } = added.info;
  const counted = pages.length === 1 ? "1 page" : `${pages.length} pages`;
  const actions = countOwnActions(toSourceDocument(added));
  const found = actions === 1 ? "1 action" : `${actions} actions`;
  console.log(`Added "${title}" (${dateText}) as ${fileId}: ${counted}, ${found}.`);
}

/** Says on standard output what an index was made of. */
export function tellMade({ documents, passages, questions, embedded }: MadeIndex): void {
  const own = documents === 1 ? "1 document of your own" : `${documents} documents of your own`;
  const texts = embedded === 1 ? "1 text was" : `${embedded} texts were`;
  console.log(
    `Built an index of ${passages} passages and ${questions} questions${documents > 0 ? `, with ${own}` : ""}; ${texts} new.`,
  );
}
