import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../bench/statistics.ts";
import { IndexError } from "../../src/store/index-errors.ts";
import type { PassageStore } from "../../src/store/passage-store.ts";
import { createVectraDriver } from "../../src/store/vectra-store.ts";
import { makeFakeEmbedder } from "../fake-embedder.ts";
import { wholeIndexOf } from "../whole-index.ts";
import type { Finding } from "./finding.ts";
import { prepareIndex } from "./open-index.ts";

const TRIES = 60;

interface Damage {
  name: string;
  apply(path: string, random: () => number): void;
}

const DAMAGES: Damage[] = [
  {
    name: "one bit flipped",
    apply: (path, random) => {
      const bytes = readFileSync(path);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(path, bytes);
    },
  },
  {
    name: "truncated",
    apply: (path, random) => truncateSync(path, Math.floor(random() * readFileSync(path).length)),
  },
  { name: "gone", apply: (path) => rmSync(path) },
];

/** Damages each file of an index in turn and opens it. */
export async function damageIndex(): Promise<Finding> {
  const whole = mkdtempSync(join(tmpdir(), "faults-whole-"));
  const index = prepareIndex(whole);
  await index.build();
  const original = await index.open();
  const [folder = ""] = readFileSync(join(whole, "current"), "utf8").split(" ");
  const files = [
    "index.json",
    "vectors.bin",
    "passages.json",
    "questions.json",
    "documents.json",
    "vocabulary.json",
    "terms.json",
    "words.bin",
    "manifest.json",
  ];
  const paths = [...files.map((name) => join(folder, name)), "current"];
  const expected = {
    model: original.manifest.model,
    corpusHash: original.manifest.corpusHash,
    passageRules: original.manifest.passageRules,
  };
  const random = createRandom(7);
  const figures: string[] = [];
  let wrong = 0;
  for (const path of paths) {
    for (const { name, apply } of DAMAGES) {
      const seen = new Map<string, number>();
      for (let attempt = 0; attempt < (name === "gone" ? 1 : TRIES); attempt += 1) {
        const copy = mkdtempSync(join(tmpdir(), "faults-damaged-"));
        cpSync(whole, copy, { recursive: true });
        apply(join(copy, path), random);
        const result = await createVectraDriver(copy)
          .open(expected)
          .then((store) => compare(store, original))
          .catch(readReason);
        seen.set(result, (seen.get(result) ?? 0) + 1);
        if (result === "SERVED CHANGED" || result === "UNKNOWN ERROR") wrong += 1;
        rmSync(copy, { recursive: true, force: true });
      }
      const counts = [...seen].map(([result, count]) => `${result} ${count}`).join(", ");
      figures.push(`${path.replace(folder, "build-…")}, ${name}: ${counts}`);
    }
  }
  rmSync(whole, { recursive: true, force: true });
  return {
    title: "Damaged index files",
    done: `Each file of an index: one bit flipped at ${TRIES} random places, cut off at ${TRIES} random lengths, and deleted. A server then builds the index again.`,
    figures,
    held: wrong === 0,
  };
}

function readReason(error: unknown): string {
  return error instanceof IndexError ? `refused as ${error.reason}` : "UNKNOWN ERROR";
}

/** Whether what is served is what was written: texts and similarities. */
async function compare(store: PassageStore, original: PassageStore): Promise<string> {
  const isSame =
    JSON.stringify(textsOf(store)) === JSON.stringify(textsOf(original)) &&
    (await hasSameVectors(store, original));
  return isSame ? "served, what it holds unchanged" : "SERVED CHANGED";
}

function textsOf(store: PassageStore): unknown {
  const { passages, questions } = wholeIndexOf(store);
  return [passages, questions, store.documents, store.vocabulary];
}

async function hasSameVectors(store: PassageStore, original: PassageStore): Promise<boolean> {
  const vector = new Float32Array(await makeFakeEmbedder().dimensions()).fill(0.0625);
  const one = await wholeIndexOf(store).compare(vector);
  const other = await wholeIndexOf(original).compare(vector);
  return (
    one.passages.every((value, index) => value === other.passages[index]) &&
    one.questions.every((value, index) => value === other.questions[index])
  );
}
