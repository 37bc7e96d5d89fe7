import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { SHIPPED_MODEL } from "../../src/config.ts";
import { loadSources } from "../../src/load-sources.ts";
import { PASSAGE_RULES } from "../../src/passages/split-into-passages.ts";
import { makeSeedFiles } from "../seed-files.ts";

/**
 * An index is known by the files it was made from and by PASSAGE_RULES. So where the same files give
 * other passages, the rules must have another number: then raise PASSAGE_RULES and write the new
 * digest here.
 */
const DIGEST = { rules: "3", passages: "f33e0482514089c1" };

it("the passages of the sources change only together with PASSAGE_RULES", () => {
  const { passages } = loadSources(makeSeedFiles(), SHIPPED_MODEL);
  const digest = createHash("sha256").update(JSON.stringify(passages)).digest("hex").slice(0, 16);
  expect({ rules: PASSAGE_RULES, passages: digest }).toEqual(DIGEST);
});
