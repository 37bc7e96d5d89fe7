import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalIndex } from "vectra/lib/LocalIndex.js";
import { afterAll, describe, expect, it } from "vitest";
import { createRandom } from "../../bench/statistics.ts";
import { roundVector } from "../../src/store/round-vector.ts";
import { readVectraFile, writeVectraFile } from "../../src/store/vectra-file.ts";

const root = mkdtempSync(join(tmpdir(), "beleidswijzer-vectra-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DIMENSIONS = 7;
const random = createRandom(3);
const vectors = [
  [0, -0, 1, -1, 0.5, -0.00001, 0.00001],
  [0.1, -0.99999, 0.999996, 0.000004, -0.000006, 12.5, -1234.00001],
  ...Array.from({ length: 300 }, () => Array.from({ length: DIMENSIONS }, () => random() - 0.5)),
].map((numbers, index) => ({ id: `p${index}`, vector: Float32Array.from(numbers) }));

function write(some: typeof vectors): Buffer {
  return Buffer.concat(Array.from(writeVectraFile(some), (piece) => Uint8Array.from(piece)));
}

async function writeWithVectra(folder: string, some: typeof vectors): Promise<Buffer> {
  const index = new LocalIndex(join(root, folder));
  await index.createIndex({ version: 1 });
  await index.beginUpdate();
  for (const { id, vector } of some) {
    await index.insertItem({ id, vector: roundVector(vector), metadata: {} });
  }
  await index.endUpdate();
  return readFileSync(join(root, folder, "index.json"));
}

describe("a file of vectors", () => {
  it("is byte for byte what vectra writes", async () => {
    expect(write(vectors).equals(await writeWithVectra("all", vectors))).toBe(true);
    expect(write([]).equals(await writeWithVectra("none", []))).toBe(true);
  });

  it("is an index in which vectra finds the nearest", async () => {
    const folder = mkdtempSync(join(root, "opened-"));
    writeFileSync(join(folder, "index.json"), write(vectors));
    const index = new LocalIndex(folder);
    for (const { id, vector } of vectors.slice(2, 12)) {
      const [nearest] = await index.queryItems(Array.from(vector), "", 1);
      expect(nearest?.item.id).toBe(id);
    }
  });

  it("gives back every number, rounded, and in the order of the file", () => {
    const read = readVectraFile(write(vectors), DIMENSIONS);
    expect([...read.keys()]).toEqual(vectors.map(({ id }) => id));
    for (const { id, vector } of vectors) {
      expect(read.get(id)).toEqual(Float32Array.from(roundVector(vector)));
    }
    expect(readVectraFile(write([]), DIMENSIONS).size).toBe(0);
  });

  it("is longer than one piece where it has to be", () => {
    const wide = new Float32Array(20_000).fill(-0.12345);
    const [vector] = readVectraFile(write([{ id: "q0", vector: wide }]), wide.length).values();
    expect(vector?.length).toBe(wide.length);
    expect(new Set(vector)).toEqual(new Set(wide));
  });

  it("is refused when it is cut off, goes on, or has vectors of another length", () => {
    const bytes = write(vectors.slice(0, 2));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readVectraFile(bytes.subarray(0, length), DIMENSIONS)).toThrow(SyntaxError);
    }
    expect(() => readVectraFile(Buffer.concat([bytes, bytes]), DIMENSIONS)).toThrow(SyntaxError);
    for (const other of [DIMENSIONS - 1, DIMENSIONS + 1]) {
      expect(() => readVectraFile(bytes, other)).toThrow(SyntaxError);
    }
    const text = bytes.toString().replace("0.5", "0.5.5");
    expect(() => readVectraFile(Buffer.from(text), DIMENSIONS)).toThrow(SyntaxError);
  });
});
