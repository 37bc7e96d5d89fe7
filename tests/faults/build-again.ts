/* Builds the index in the folder of the last argument over and over, until it is killed. */
import { prepareIndex } from "./open-index.ts";

const index = prepareIndex(process.argv.at(-1) ?? "");
process.stdout.write("building\n");
for (;;) await index.build();
