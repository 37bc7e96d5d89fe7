import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { LocalIndex } from "vectra/lib/LocalIndex.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { roundVector } from "../../src/store/round-vector.ts";
import { createVectraFile } from "../../src/store/vectra-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vectra-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function writeWithVectra(vectors: readonly Float32Array[]): Promise<string> {
  const index = new LocalIndex(join(folder, "theirs"));
  await index.createIndex({ version: 1, deleteIfExists: true });
  await index.beginUpdate();
  for (const [at, vector] of vectors.entries()) {
    await index.insertItem({ id: `p${at}`, vector: roundVector(vector), metadata: {} });
  }
  await index.endUpdate();
  return readFileSync(join(folder, "theirs/index.json"), "utf8");
}

function writeOurselves(vectors: readonly Float32Array[], step: number): string {
  const path = join(folder, "index.json");
  rmSync(path, { force: true });
  const file = createVectraFile(path);
  for (let from = 0; from < vectors.length; from += step) {
    file.add(
      vectors.slice(from, from + step).map((vector, at) => ({ id: `p${from + at}`, vector })),
    );
  }
  file.end();
  return readFileSync(path, "utf8");
}

const vectorArbitrary = fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 6 });

test("The file is, byte for byte, what vectra itself writes, in whatever steps the vectors come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(vectorArbitrary, { maxLength: 7 }),
      fc.integer({ min: 1, max: 3 }),
      async (vectors, step) => {
        expect(writeOurselves(vectors, step)).toBe(await writeWithVectra(vectors));
      },
    ),
    { numRuns: 50 },
  );
});

test("vectra reads the file, without what has no vector", async () => {
  const file = createVectraFile(join(folder, "index.json"));
  file.add([
    { id: "p0", vector: Float32Array.of(0.6, 0.8) },
    { id: "p1", vector: undefined },
  ]);
  file.add([{ id: "q0", vector: Float32Array.of(1, 0) }]);
  file.end();
  const items = await new LocalIndex(folder).listItems();
  expect(items.map(({ id, vector }) => [id, vector])).toEqual([
    ["p0", [0.6, 0.8]],
    ["q0", [1, 0]],
  ]);
});

test("A file that is there already is not written over", () => {
  const path = join(folder, "index.json");
  createVectraFile(path);
  expect(() => createVectraFile(path)).toThrow("EEXIST");
});
