import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import type { SourcesFolder } from "./documents/own/own-documents.ts";
import { loadEmbedder } from "./embedding/embedder.ts";
import { loadSources } from "./load-sources.ts";
import type { IndexParts, MadeIndex } from "./make-index.ts";
import { openDriver } from "./open-driver.ts";
import { findSourcesFolder, USUAL_FOLDER } from "./own-folder.ts";
import { createProgressBar } from "./progress-bar.ts";
import { readFile } from "./read-file.ts";

/** A folder without documents: what an index is made from when there is no folder. */
const NO_DOCUMENTS: SourcesFolder = {
  path: USUAL_FOLDER,
  list: () => [],
  read: () => new Uint8Array(),
  dayOf: () => "",
};

/** All that the commands which build an index need. @throws ConfigError, FolderError, ModelError */
export async function openIndexing(
  environment: NodeJS.ProcessEnv,
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
    folder: findSourcesFolder(config) ?? NO_DOCUMENTS,
    readFile,
    embedder,
    driver: openDriver(config),
    clock: () => new Date(),
    progress: createProgressBar(output, () => performance.now()),
  };
}

/** Says on standard output what an index was made of. */
export function tellMade({ documents, passages, questions, embedded }: MadeIndex): void {
  const own = documents === 1 ? "1 document of your own" : `${documents} documents of your own`;
  console.log(
    `Built an index of ${passages} passages and ${questions} questions${documents > 0 ? `, with ${own}` : ""}; ${embedded} texts were new.`,
  );
}
