import { SHIPPED_MODEL } from "../../src/config.ts";
import { openFolder, PROJECT_FOLDER } from "../../src/disk.ts";
import { readFile } from "../../src/documents/readers/load-readers.ts";
import { loadSources, type Sources } from "../../src/load-sources.ts";
import { makeIndex } from "../../src/make-index.ts";
import { expectedIndex } from "../../src/store/index-manifest.ts";
import type { PassageStore, StoreDriver } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { makeFakeEmbedder } from "../fake-embedder.ts";

/** The real sources with vectors of no model: what happens to an index does not depend on them. */
export interface TestIndex {
  sources: Sources;
  driver: StoreDriver;
  build(): Promise<void>;
  open(): Promise<PassageStore>;
}

/** An index in `folder`; nothing is built yet. */
export function prepareIndex(folder: string): TestIndex {
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  const embedder = makeFakeEmbedder();
  const driver = createVectraDriver(folder);
  return {
    sources,
    driver,
    build: async () => {
      await makeIndex({
        ...{ sources, embedder, driver, readFile, folder: undefined },
        clock: () => new Date(),
        progress: () => undefined,
      });
    },
    open: () => driver.open(expectedIndex(sources, embedder.model)),
  };
}
