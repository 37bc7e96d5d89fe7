import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { toSourceDocument } from "./documents/own/lay-out.ts";
import type { SourcesFolder } from "./documents/own/own-documents.ts";
import { loadEmbedder } from "./embedding/embedder.ts";
import { loadSources } from "./load-sources.ts";
import type { IndexParts, MadeIndex } from "./make-index.ts";
import { openDriver } from "./open-driver.ts";
import { findSourcesFolder, makeEmptyFolder, USUAL_FOLDER } from "./own-folder.ts";
import { createProgressBar } from "./progress-bar.ts";
import { readFile } from "./read-file.ts";
import { countOwnActions } from "./register/own-actions.ts";

/**
 * All that the commands which build an index need.
 * @param folder the documents, when they are not those of the folder that is set
 * @throws ConfigError, FolderError, ModelError
 */
export async function openIndexing(
  environment: NodeJS.ProcessEnv,
  folder?: SourcesFolder,
): Promise<IndexParts & { folder: SourcesFolder }> {
  const config = readConfig(environment);
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  const embedder = await loadEmbedder({
    model: config.embeddingModel,
    modelsPath: `${PROJECT_FOLDER}models/`,
    allowDownload: config.allowDownload,
  });
  const output = {
    isTerminal: process.stderr.isTTY === true,
    write: (text: string) => process.stderr.write(text),
  };
  return {
    sources,
    folder: folder ?? findSourcesFolder(config) ?? makeEmptyFolder(USUAL_FOLDER),
    readFile,
    embedder,
    driver: openDriver(config),
    clock: () => new Date(),
    progress: createProgressBar(output, () => performance.now()),
  };
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
