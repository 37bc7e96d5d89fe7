import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Small models of the hub for many languages, which people would pick instead of ours. */
export const HUB_MODELS = ["multilingual-e5-small", "bekko-embedding-v1-a25m"];

/**
 * Those of them that are in the folder of models, as EMBEDDING_MODEL takes them: in a folder of their
 * own name, or in one of that name in a folder of their maker.
 */
export function findHubModels(modelsFolder: string): string[] {
  const folders = readdirSync(modelsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return HUB_MODELS.flatMap((model) =>
    [model, ...folders.map((maker) => `${maker}/${model}`)]
      .filter((name) => existsSync(join(modelsFolder, name, "config.json")))
      .slice(0, 1),
  );
}
