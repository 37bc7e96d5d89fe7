import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RefusedFilesError } from "../../src/documents/own/own-documents.ts";
import { makeIndex, openOrMakeIndex } from "../../src/make-index.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { makeFolder } from "./make-own.ts";
import { makeParts, makeTemporary, openMade, textsOf } from "./make-parts.ts";

const twoFiles = { "a.txt": "Alfa staat hier.", "b.txt": "Bravo staat daar.\n\nEn Charlie." };

async function makeTwo() {
  const parts = makeParts(makeFolder(twoFiles));
  await makeIndex(parts);
  parts.read.splice(0);
  parts.embedded.splice(0);
  parts.steps.splice(0);
  return parts;
}

/** What is told to the person at the terminal when an index is opened. */
function makeReport() {
  const told: string[] = [];
  return {
    told,
    report: {
      rebuilding: (reason: string) => told.push(reason),
      refused: (sentences: string) => told.push(sentences),
    },
  };
}

/** Names and contents of all files in a folder and below. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
}

describe("building an index again", () => {
  it("reads and embeds nothing when nothing has changed, and shows no progress", async () => {
    const parts = await makeTwo();
    expect(await makeIndex(parts)).toMatchObject({ documents: 2, embedded: 0 });
    expect(parts).toMatchObject({ read: [], embedded: [], steps: [] });
  });

  it("embeds only the passages that have changed", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("b.txt", "Bravo staat daar.\n\nEn Delta.");
    expect(await makeIndex(parts)).toMatchObject({ embedded: 1 });
    expect(parts.read).toEqual(["b.txt"]);
    expect(parts.embedded).toEqual([expect.stringContaining("Delta")]);
    expect(await textsOf(parts, "b")).toEqual(["Bravo staat daar.", "En Delta."]);
  });

  it("embeds nothing when only a description changes or a file is renamed", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("a.txt.json", '{"title":"Anders"}');
    parts.folder.files.delete("b.txt");
    parts.folder.files.set("z.txt", twoFiles["b.txt"]);
    await makeIndex(parts);
    expect(parts.embedded).toEqual([]);
    const { documents } = await openMade(parts);
    expect(documents.map(({ info }) => [info.id, info.title])).toEqual([
      ["a", "Anders"],
      ["z", "z"],
    ]);
    expect(await textsOf(parts, "b")).toEqual([]);
    expect(await textsOf(parts, "z")).toHaveLength(2);
  });

  it("drops the passages and the words of a document that is gone, and keeps the rest", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("a.txt", "Kwibusvlieg.");
    await makeIndex(parts);
    parts.folder.files.delete("a.txt");
    const made = await makeIndex(parts);
    expect(made).toMatchObject({ documents: 1, embedded: 0 });
    const { vocabulary } = await openMade(parts);
    expect(JSON.stringify(vocabulary)).not.toContain("kwibus");
    expect(await textsOf(parts, "a")).toEqual([]);
    expect(await textsOf(parts, "b")).toHaveLength(2);
  });

  it("gives each passage the vector of its own text, also when others stand before it now", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("0.txt", "Iets heel anders vooraan.");
    await makeIndex(parts);
    const { index } = await openMade(parts);
    if (index.kind !== "whole") throw new Error("It is not in memory.");
    const vector = await parts.embedder.embedQuestion("Alfa staat hier.");
    if (!vector) throw new Error("There is no vector.");
    const { passages } = index.compare(vector);
    const best = passages.indexOf(Math.max(...passages));
    expect(index.passages[best]?.text).toBe("Alfa staat hier.");
  });

  it("embeds everything again with another model", async () => {
    const parts = await makeTwo();
    const other = { ...parts, embedder: { ...parts.embedder, model: "ander" } };
    const { embedded } = await makeIndex(other);
    expect(embedded).toBe(parts.embedded.length);
    expect(embedded).toBeGreaterThan(5);
  });
});

describe("the progress of building", () => {
  it("goes from nothing to all that is new", async () => {
    const parts = await makeTwo();
    const many = Array.from({ length: 300 }, (_, at) => `Alinea nummer ${at} staat hier.`);
    parts.folder.files.set("c.txt", many.join("\n\n"));
    await makeIndex(parts);
    expect(parts.steps.at(0)).toEqual([0, 300]);
    expect(parts.steps.at(-1)).toEqual([300, 300]);
    expect(parts.steps.length).toBeGreaterThan(2);
    const done = parts.steps.map(([one]) => one);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
});

describe("building an index that fails", () => {
  it("leaves the old one byte for byte when a file is refused", async () => {
    const parts = await makeTwo();
    const before = contentsOf(parts.indexFolder);
    parts.folder.files.set("c.pdf", "KAPOT");
    parts.folder.files.set("d.pdf", "KAPOT");
    const failure = makeIndex(parts);
    await expect(failure).rejects.toThrow(RefusedFilesError);
    await expect(failure).rejects.toThrow(/^c\.pdf: [^\n]+\.\nd\.pdf: [^\n]+\.$/);
    expect(contentsOf(parts.indexFolder)).toEqual(before);
  });

  it("leaves the old one byte for byte when embedding fails, and can be done again", async () => {
    const parts = await makeTwo();
    const before = contentsOf(parts.indexFolder);
    parts.folder.files.set("c.txt", "Nieuw.");
    const embedPassages = () => Promise.reject(new Error("out of memory"));
    const broken = { ...parts, embedder: { ...parts.embedder, embedPassages } };
    await expect(makeIndex(broken)).rejects.toThrow(/^out of memory$/);
    expect(contentsOf(parts.indexFolder)).toEqual(before);
    expect(await makeIndex(parts)).toMatchObject({ documents: 3 });
  });
});

describe("two indexers", () => {
  it("take turns: the second is refused in a sentence while the first is at it", async () => {
    const parts = await makeTwo();
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...parts,
      readFile: async (...given: Parameters<typeof parts.readFile>) => {
        await waiting;
        return parts.readFile(...given);
      },
    };
    parts.folder.files.set("c.txt", "Nieuw.");
    const first = makeIndex(slow);
    await expect(makeIndex(parts)).rejects.toMatchObject({
      reason: "busy",
      message: expect.stringMatching(/^Process \d+ is building the index in .*\.$/),
    });
    expect(await textsOf(parts, "a")).toHaveLength(1);
    release();
    expect(await first).toMatchObject({ documents: 3 });
    expect(await makeIndex(parts)).toMatchObject({ documents: 3, embedded: 0 });
  });
});

describe("several programs that are started where there is no index yet", () => {
  it("wait for the one that makes it, and open what it made", async () => {
    const parts = makeParts(makeFolder(twoFiles));
    const starts = [1, 2, 3].map(() => openOrMakeIndex(parts, makeReport().report));
    for (const { documents } of await Promise.all(starts)) expect(documents).toHaveLength(2);
    expect(new Set(parts.embedded).size).toBe(parts.embedded.length);
  });

  it("take the turn when the one that was making it fails", async () => {
    const parts = makeParts(makeFolder(twoFiles));
    let fail = (_: Error) => {};
    const failing = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const broken = { ...parts, embedder: { ...parts.embedder, embedPassages: () => failing } };
    const first = makeIndex(broken);
    const second = openOrMakeIndex(parts, makeReport().report);
    fail(new Error("killed"));
    await expect(first).rejects.toThrow("killed");
    expect((await second).documents).toHaveLength(2);
  });
});

describe("opening the index of a folder", () => {
  it("makes it when there is none, without the files that are refused, and names those", async () => {
    const parts = makeParts(makeFolder({ ...twoFiles, "c.pdf": "KAPOT" }));
    const { told, report } = makeReport();
    const { documents } = await openOrMakeIndex(parts, report);
    expect(documents.map(({ info }) => info.id)).toEqual(["a", "b"]);
    expect(told.join("\n")).toContain("c.pdf");
    expect(told.filter((one) => one.includes("c.pdf"))).toHaveLength(1);
  });

  it("names the files that it was made without also when only their descriptions are wrong", async () => {
    const parts = makeParts(
      makeFolder({ ...twoFiles, "a.txt.json": "{", "werkagenda.md": "Tekst." }),
    );
    const { told, report } = makeReport();
    const { documents } = await openOrMakeIndex(parts, report);
    expect(documents.map(({ info }) => info.id)).toEqual(["b"]);
    expect(told.at(-1)).toMatch(/^a\.txt\.json [^\n]+\nwerkagenda\.md: [^\n]+$/);
  });

  it("makes it again when the folder has changed, and not when it has not", async () => {
    const parts = await makeTwo();
    const { told, report } = makeReport();
    await openOrMakeIndex(parts, report);
    expect(told).toEqual([]);
    parts.folder.files.delete("a.txt");
    const { documents } = await openOrMakeIndex(parts, report);
    expect(documents.map(({ info }) => info.id)).toEqual(["b"]);
    expect(told).toEqual([expect.stringContaining("sources")]);
  });

  it("keeps the old one when a file in the folder is refused, and names the file", async () => {
    const parts = await makeTwo();
    const { told, report } = makeReport();
    parts.folder.files.set("b.txt", "KAPOT");
    const before = await parts.driver.version();
    const { documents } = await openOrMakeIndex(parts, report);
    expect(documents).toHaveLength(2);
    expect(await parts.driver.version()).toBe(before);
    expect(told.at(-1)).toMatch(/^b\.txt: /);
  });

  it("keeps the old one when making another fails for any reason", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("c.txt", "Nieuw.");
    const embedPassages = () => Promise.reject(new Error("out of memory"));
    const { told, report } = makeReport();
    const broken = { ...parts, embedder: { ...parts.embedder, embedPassages } };
    const { documents } = await openOrMakeIndex(broken, report);
    expect(documents).toHaveLength(2);
    expect(told.at(-1)).toContain("out of memory");
  });

  it("keeps the old one while another process is building", async () => {
    const parts = await makeTwo();
    parts.folder.files.set("c.txt", "Nieuw.");
    const { told, report } = makeReport();
    await parts.driver.asOnlyIndexer(async () => {
      const { documents } = await openOrMakeIndex(parts, report);
      expect(documents).toHaveLength(2);
    });
    expect(told.at(-1)).toContain("is building the index");
  });

  it("keeps the old one when the folder cannot be listed", async () => {
    const parts = await makeTwo();
    const { told, report } = makeReport();
    const list = () => {
      throw Object.assign(new Error("permission denied"), { code: "EACCES" });
    };
    const { documents } = await openOrMakeIndex(
      { ...parts, folder: { ...parts.folder, list } },
      report,
    );
    expect(documents).toHaveLength(2);
    expect(told.at(-1)).toContain("permission denied");
  });
});

describe("an index folder that is copied", () => {
  it("opens elsewhere with the same documents and passages, without the sources", async () => {
    const parts = await makeTwo();
    const indexFolder = join(makeTemporary(), "kopie");
    cpSync(parts.indexFolder, indexFolder, { recursive: true });
    const copy = { ...parts, indexFolder, driver: createVectraDriver(indexFolder) };
    const { told, report } = makeReport();
    const store = await openOrMakeIndex({ ...copy, folder: undefined }, report);
    expect(store.documents).toEqual((await openMade(parts)).documents);
    expect(await textsOf(copy, "b")).toEqual(await textsOf(parts, "b"));
    expect(told).toEqual([]);
  });

  it("saves the other place embedding again", async () => {
    const parts = await makeTwo();
    const indexFolder = join(makeTemporary(), "kopie");
    cpSync(parts.indexFolder, indexFolder, { recursive: true });
    parts.folder.files.set("c.txt", "Nieuw.");
    const copy = { ...parts, driver: createVectraDriver(indexFolder) };
    expect(await makeIndex(copy)).toMatchObject({ documents: 3, embedded: 1 });
  });

  it("is made again from the sources when a part of it was lost on the way", async () => {
    const parts = await makeTwo();
    const build = readdirSync(parts.indexFolder).find((name) => name.startsWith("build-")) ?? "";
    const path = join(parts.indexFolder, build, "passages.json");
    expect(existsSync(path)).toBe(true);
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 100));
    const { told, report } = makeReport();
    const { documents } = await openOrMakeIndex(parts, report);
    expect(documents).toHaveLength(2);
    expect(told).toEqual([expect.stringContaining("passages.json")]);
  });
});
