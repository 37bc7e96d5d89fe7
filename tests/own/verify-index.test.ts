import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeIndex } from "../../src/make-index.ts";
import { verifyIndex } from "../../src/verify-index.ts";
import { makeFolder } from "./make-own.ts";
import { type MadeParts, makeParts, openMade } from "./make-parts.ts";

const page = "=== 4\nDe eerste nota gaat over de kermis in het dorp.";

async function makeVerified(): Promise<MadeParts> {
  const parts = makeParts(makeFolder({ "nota.txt": page, "memo.txt": "Een memo." }));
  await makeIndex(parts);
  return parts;
}

async function verify(parts: MadeParts) {
  return verifyIndex(await openMade(parts), parts);
}

/** Changes a file of the index and mends the hashes, so that it opens. */
function tamper({ indexFolder }: MadeParts, file: string, from: string, to: string): void {
  const hashOf = (content: string) => createHash("sha256").update(content).digest("hex");
  const [build = ""] = readFileSync(join(indexFolder, "current"), "utf8").split(" ");
  const at = (name: string) => join(indexFolder, build, name);
  const before = readFileSync(at(file), "utf8");
  const after = before.replaceAll(from, to);
  expect(after).not.toBe(before);
  writeFileSync(at(file), after);
  const manifest = readFileSync(at("manifest.json"), "utf8");
  const mended = manifest.replace(hashOf(before), hashOf(after));
  writeFileSync(at("manifest.json"), mended);
  writeFileSync(join(indexFolder, "current"), `${build} ${hashOf(mended)}\n`);
}

describe("an index that is verified", () => {
  it("is right when nothing has changed", async () => {
    const parts = await makeVerified();
    expect(await verify(parts)).toMatchObject({ documents: 7, passages: 5, wrong: [] });
  });

  it("is right when the folder was copied: another path, another day", async () => {
    const parts = await makeVerified();
    const folder = { ...parts.folder, path: "elders/bronnen", dayOf: () => "2031-12-31" };
    expect((await verify({ ...parts, folder })).wrong).toEqual([]);
  });

  it.each<[string, (parts: MadeParts) => void, RegExp]>([
    [
      "a file that has changed",
      ({ folder }) => folder.files.set("nota.txt", "Anders."),
      /^sources\/nota\.txt: the file has changed since it was indexed; `npm run index` reads it again\.$/,
    ],
    [
      "a file that is gone",
      ({ folder }) => folder.files.delete("nota.txt"),
      /^sources\/nota\.txt: the file is gone/,
    ],
    [
      "a description that has changed",
      ({ folder }) => folder.files.set("nota.txt.json", '{"title":"Anders"}'),
      /^sources\/nota\.txt: the file has changed/,
    ],
    [
      "a passage whose text was changed",
      (parts) => tamper(parts, "passages.json", "over de kermis", "over de markt"),
      /^nota.*stored "[^"]*markt in het dorp\.", read "[^"]*kermis in het dorp\."\.$/,
    ],
    [
      "a passage that was given another page",
      (parts) => tamper(parts, "passages.json", '"page":4', '"page":5'),
      /^nota.*stored for page 5, read on 4\.$/,
    ],
    [
      "a passage of a document that is not there",
      (parts) => tamper(parts, "passages.json", '"documentId":"nota"', '"documentId":"weg"'),
      /there is no document weg\.$/,
    ],
    [
      "a document and its passage that were changed together",
      (parts) => {
        tamper(parts, "documents.json", "kermis", "markten");
        tamper(parts, "passages.json", "kermis", "markten");
      },
      /^sources\/nota\.txt: reading it gives another text than the index has\.$/,
    ],
  ])("names %s", async (_, change, sentence) => {
    const parts = await makeVerified();
    change(parts);
    const { wrong } = await verify(parts);
    expect(wrong.filter((one) => sentence.test(one))).toHaveLength(1);
    expect(wrong.filter((one) => one.includes("memo"))).toEqual([]);
  });

  it("names a changed passage of the program's own sources", async () => {
    const parts = await makeVerified();
    const [text = ""] = parts.sources.passages.map((one) => one.text);
    const [word = ""] = text.match(/\p{L}{6,}/u) ?? [];
    tamper(parts, "passages.json", word, "verzonnen");
    expect((await verify(parts)).wrong.join("\n")).toContain("verzonnen");
  });
});
