import { openIndexing, tellMade } from "./indexing.ts";
import { makeIndex } from "./make-index.ts";

try {
  tellMade(await makeIndex(openIndexing(process.env)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
