import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Passage } from "../../src/schema.ts";
import { type ExpectedIndex, IndexError } from "../../src/store/index-manifest.ts";
import type { StoreInput } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { wholeIndexOf } from "../whole-index.ts";

const expected: ExpectedIndex = { model: "klein", corpusHash: "abc", passageRules: "1" };
const root = mkdtempSync(join(tmpdir(), "beleidswijzer-store-"));
const original = join(root, "original");
const files = [
  "index.json",
  "passages.json",
  "questions.json",
  "documents.json",
  "vocabulary.json",
];
let copies = 0;

function makePassage(id: string, text: string): Passage {
  const part = { blockId: "p1-1", page: 1, text, spans: [{ line: 1, start: 0, end: text.length }] };
  return {
    id,
    documentId: "manifest",
    kind: "paragraph",
    pages: [1],
    headings: [],
    context: "",
    text,
    parts: [part],
  };
}

function makeUnit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function makeInput(changes: Partial<StoreInput> = {}): StoreInput {
  return {
    manifest: { ...expected, dimensions: 3, builtAt: "2026-01-01T00:00:00.000Z" },
    passages: [makePassage("a", "Een"), makePassage("b", "Twee"), makePassage("c", "???")],
    questions: [{ passageId: "b", text: "Wat is twee?" }],
    documents: [],
    vocabulary: { passages: 3, words: [["een", 1, 1]], terms: [["een", 1, 1, 0]] },
    passageVectors: [makeUnit(1, 2, 3), makeUnit(-1, 0, 1), undefined],
    questionVectors: [makeUnit(0, 1, 0)],
    ...changes,
  };
}

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

async function failToOpen(folder: string, wanted = expected): Promise<IndexError> {
  const error = await createVectraDriver(folder)
    .open(wanted)
    .then(
      () => undefined,
      (cause: unknown) => cause,
    );
  if (!(error instanceof IndexError))
    throw new Error("It opened, or failed otherwise.", { cause: error });
  return error;
}

beforeAll(async () => {
  await buildIn(original);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("an index that is built and opened", () => {
  it("gives back texts and manifest as they were put in", async () => {
    const { manifest, ...store } = await openIn(original);
    const input = makeInput();
    expect(store.passages).toEqual(input.passages);
    expect(store.questions).toEqual(input.questions);
    expect(manifest).toMatchObject({ ...input.manifest, passages: 3, questions: 1 });
  });

  it("compares by cosine, in the order of the lists", async () => {
    const store = await openIn(original);
    const vector = makeUnit(2, 1, 0);
    const cosine = (other: Float32Array) =>
      other.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0);
    const { passages, questions } = store.compare(vector);
    expect(passages[0]).toBeCloseTo(cosine(makeUnit(1, 2, 3)), 4);
    expect(passages[1]).toBeCloseTo(cosine(makeUnit(-1, 0, 1)), 4);
    expect(questions[0]).toBeCloseTo(cosine(makeUnit(0, 1, 0)), 4);
    expect(store.compare(makeUnit(1, 2, 3)).passages[0]).toBeCloseTo(1, 4);
  });

  it("finds a text without a vector like nothing", async () => {
    const store = await openIn(original);
    expect(store.compare(makeUnit(1, 1, 1)).passages[2]).toBe(0);
  });
});

describe("an index that cannot be used", () => {
  it("is missing when nothing was ever built", async () => {
    const error = await failToOpen(join(root, "nowhere"));
    expect(error.reason).toBe("missing");
    expect(error.message).toContain("npm run index");
  });

  it.each([
    [{ model: "groot" }, '"klein"'],
    [{ corpusHash: "def" }, "other sources"],
    [{ passageRules: "2" }, "other passage rules"],
  ])("is stale when the program expects %o", async (change, reason) => {
    const error = await failToOpen(original, { ...expected, ...change });
    expect(error.reason).toBe("stale");
    expect(error.message).toContain(reason);
    expect(error.message).toContain("npm run index");
  });

  it("is stale when another version of the program built it", async () => {
    const { folder, build } = copyIndex();
    const path = join(build, "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace('"format": 2', '"format": 99'));
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

describe("building again", () => {
  it("replaces the old index and leaves only the new one", async () => {
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

  it("repairs a corrupt index and clears what a killed build left", async () => {
    const { folder, build } = copyIndex();
    writeFileSync(join(build, "index.json"), "{");
    cpSync(build, join(folder, "build-killed"), { recursive: true });
    await buildIn(folder, makeInput());
    expect((await openIn(folder)).passages).toHaveLength(3);
    expect(existsSync(join(folder, "build-killed"))).toBe(false);
  });
});
