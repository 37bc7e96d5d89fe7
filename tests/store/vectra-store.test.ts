import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IndexError, IndexWriteError } from "../../src/store/index-errors.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { wholeIndexOf } from "../whole-index.ts";
import { expected, makeInput, makeUnit } from "./make-input.ts";
import { describeStore, failWithIndexError } from "./store-suite.ts";

const root = mkdtempSync(join(tmpdir(), "beleidswijzer-store-"));
const original = join(root, "original");
const files = [
  "index.json",
  "vectors.bin",
  "passages.json",
  "questions.json",
  "documents.json",
  "vocabulary.json",
  "terms.json",
  "words.bin",
];
let copies = 0;

function buildIn(folder: string, input = makeInput()): Promise<void> {
  return createVectraDriver(folder).asOnlyIndexer((build) => build(input));
}

async function openIn(folder: string) {
  const store = await createVectraDriver(folder).open(expected);
  return { ...wholeIndexOf(store), manifest: store.manifest };
}

/** A folder of its own with the index that was built. */
function copyIndex(): { folder: string; build: string } {
  const folder = join(root, `copy-${copies++}`);
  cpSync(original, folder, { recursive: true });
  return {
    folder,
    build: join(folder, readFileSync(join(folder, "current"), "utf8").split(" ")[0] ?? ""),
  };
}

function failToOpen(folder: string): Promise<IndexError> {
  return failWithIndexError(createVectraDriver(folder).open(expected));
}

beforeAll(async () => {
  await buildIn(original);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("an index that is replaced while it is being opened", () => {
  it("opens as the new one, since the files of the old one are gone", async () => {
    const { folder, build } = copyIndex();
    const [, hash] = readFileSync(join(folder, "current"), "utf8").split(" ");
    const replace = () => {
      cpSync(build, join(folder, "build-next"), { recursive: true });
      rmSync(build, { recursive: true });
      writeFileSync(join(folder, "current"), `build-next ${hash}`);
    };
    // What is expected is asked for once the manifest has been read, and before the rest is.
    const meanwhile = {
      ...expected,
      get model() {
        if (existsSync(build)) replace();
        return expected.model;
      },
    };
    const { version } = await createVectraDriver(folder).open(meanwhile);
    expect(version).toMatch(/^build-next /);
  });
});

describe("the store in a folder", () => {
  describeStore(() => {
    const folder = join(root, `place-${copies++}`);
    return { driver: () => createVectraDriver(folder) };
  });
});

describe("a folder that cannot be used", () => {
  it("is stale when another version of the program built it", async () => {
    const { folder, build } = copyIndex();
    const path = join(build, "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"format": \d+/, '"format": 99'));
    expect((await failToOpen(folder)).reason).toBe("stale");
  });

  it.each([...files, "manifest.json"])(
    "is corrupt, and names the file, when %s is gone or empty",
    async (name) => {
      const { folder, build } = copyIndex();
      writeFileSync(join(build, name), "");
      expect(await failToOpen(folder)).toMatchObject({ reason: "corrupt" });
      rmSync(join(build, name));
      const error = await failToOpen(folder);
      expect(error.reason).toBe("corrupt");
      expect(error.message).toContain(name);
      expect(error.message).toContain("npm run index");
    },
  );

  it.each(files)("is corrupt when any byte of %s is flipped", async (name) => {
    const { folder, build } = copyIndex();
    const path = join(build, name);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      const error = await failToOpen(folder);
      expect(error.reason).toBe("corrupt");
      expect(error.message).toContain(name);
    }
  });

  it("never opens with other content, whichever byte of the manifest or the pointer is flipped", async () => {
    const before = (await openIn(original)).compare(makeUnit(1, 0, 0));
    const { folder, build } = copyIndex();
    for (const path of [join(build, "manifest.json"), join(folder, "current")]) {
      const bytes = readFileSync(path);
      let refused = 0;
      for (let at = 0; at < bytes.length; at += 1) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        writeFileSync(path, flipped);
        try {
          const store = await openIn(folder);
          expect(store.compare(makeUnit(1, 0, 0))).toEqual(before);
          expect(store.passages).toHaveLength(3);
        } catch (error) {
          if (!(error instanceof IndexError)) throw error;
          refused += 1;
        }
      }
      writeFileSync(path, bytes);
      expect(refused).toBeGreaterThan(bytes.length / 2);
    }
  });
});

describe("building again in a folder", () => {
  it("leaves only the new index", async () => {
    const { folder } = copyIndex();
    await buildIn(folder, makeInput({ questions: [], questionVectors: [] }));
    const store = await openIn(folder);
    expect(store.questions).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith("build-"))).toHaveLength(1);
  });

  it("leaves the old index in place when it fails half way", async () => {
    const { folder, build } = copyIndex();
    const question = {
      ...{ passageId: "b", text: "Wat is twee?" },
      toJSON: () => {
        throw new Error("disk full");
      },
    };
    const broken = makeInput({ questions: [question] });
    await expect(buildIn(folder, broken)).rejects.toThrow("disk full");
    expect((await openIn(folder)).questions).toHaveLength(1);
    expect(existsSync(build)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith("build-"))).toHaveLength(1);
  });

  it("leaves the old index alone there when the last step, the pointer, cannot be written", async () => {
    const { folder, build } = copyIndex();
    mkdirSync(join(folder, "current.new"));
    await expect(buildIn(folder)).rejects.toThrow(IndexWriteError);
    expect(readdirSync(folder).sort()).toEqual([basename(build), "current"]);
    expect((await openIn(folder)).passages).toHaveLength(3);
  });

  it("names the folder and what to do when nothing can be written there", async () => {
    const folder = join(original, "current", "index");
    await expect(buildIn(folder)).rejects.toThrow(
      /original\/current\/index: ENOTDIR.*set INDEX_DIR to another folder/,
    );
  });

  it.each([
    ["ENOSPC: no space left on device, write", "its disk is full."],
    ["Error saving index: Error: EROFS: read-only file system", "its disk can only be read."],
    ["something else", "something else."],
  ])("says in a sentence what %s means", (text, said) => {
    expect(new IndexWriteError("/srv/index", new Error(text)).message).toContain(
      `The index cannot be written to /srv/index: ${said}`,
    );
  });

  it("repairs a corrupt index and clears what a killed build left", async () => {
    const { folder, build } = copyIndex();
    writeFileSync(join(build, "index.json"), "{");
    cpSync(build, join(folder, "build-killed"), { recursive: true });
    await buildIn(folder, makeInput());
    expect((await openIn(folder)).passages).toHaveLength(3);
    expect(existsSync(join(folder, "build-killed"))).toBe(false);
  });
});
