import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { loadEmbedder } from "./embedding/embedder.ts";
import { loadSources } from "./load-sources.ts";
import { makeIndex } from "./make-index.ts";
import { openDriver } from "./open-driver.ts";
import { createProgressBar } from "./progress-bar.ts";

try {
  const config = readConfig(process.env);
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
  const progress = createProgressBar(output, () => performance.now());
  const driver = openDriver(config);
  await makeIndex(sources, embedder, driver, () => new Date(), progress);
  console.log(
    `Built an index of ${sources.passages.length} passages and ${sources.questions.length} questions with ${embedder.model}.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
