import { z } from "zod";
import type { Passage } from "../../src/schema.ts";
import { IndexError } from "../../src/store/index-errors.ts";
import type { PassageStore, StoreDriver } from "../../src/store/passage-store.ts";
import { createPostgresDriver } from "../../src/store/postgres/postgres-store.ts";
import { expected } from "../store/make-input.ts";
import { makeNumberedInput } from "./numbered-input.ts";

/** What a process of its own is told to do with an index. */
const orderSchema = z.object({
  url: z.string(),
  schema: z.string(),
  /** read: holds it in memory; search: asks the database; index: builds; hold: takes its turn and keeps it. */
  work: z.enum(["read", "search", "index", "hold"]),
  builds: z.int().optional(),
});
export type Order = z.infer<typeof orderSchema>;

const tell = (message: unknown) => process.send?.(message);
let stopped = false;
process.on("message", () => {
  stopped = true;
});

try {
  const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ""));
  const { url, schema, work, builds = 0 } = order;
  const driver = createPostgresDriver(url, { wholeUpTo: work === "search" ? 0 : 10_000, schema });
  if (work === "read") tell(await readUntilStopped(driver, readWhole));
  if (work === "search") tell(await readUntilStopped(driver, searchOften));
  if (work === "index") {
    for (let number = 1; number <= builds; number += 1) {
      await driver.asOnlyIndexer((build) => build(makeNumberedInput(number)));
    }
    tell({ built: builds });
  }
  if (work === "hold") {
    await driver.asOnlyIndexer(async () => {
      tell({ holding: true });
      await new Promise(() => setInterval(() => {}, 1000));
    });
  }
} catch (error) {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}
process.disconnect();

/** Opens the index again and again; says which builds it saw and what was wrong with one. */
async function readUntilStopped(
  driver: StoreDriver,
  read: (store: PassageStore) => Promise<number>,
): Promise<{ opened: number; seen: number[]; wrong: string[] }> {
  const seen = new Set<number>();
  const wrong: string[] = [];
  let opened = 0;
  while (!stopped) {
    const store = await driver.open(expected);
    opened += 1;
    if (opened === 1) tell({ reading: true });
    try {
      seen.add(await read(store));
    } catch (error) {
      wrong.push(String(error));
    }
    await store.close();
  }
  return { opened, seen: [...seen].sort((a, b) => a - b), wrong };
}

async function readWhole({ index, documents }: PassageStore): Promise<number> {
  if (index.kind !== "whole") throw new Error("not held in memory");
  const number = numberOf(index.passages);
  const input = makeNumberedInput(number);
  const isSame =
    JSON.stringify(index.passages.map(({ id }) => id)) ===
      JSON.stringify(input.passages.map(({ id }) => id)) &&
    index.questions.length === input.questions.length &&
    documents[0]?.lines[0] === input.documents[0]?.lines[0];
  if (!isSame) throw new Error(`build ${number} is not whole`);
  return number;
}

/** Asks until the index was built twice since; all answers must be of one build. */
async function searchOften({ index }: PassageStore): Promise<number> {
  if (index.kind !== "searchable") throw new Error("held in memory");
  const numbers = new Set<number>();
  try {
    while (!stopped) {
      const found = await index.candidates({
        vector: Float32Array.of(1, 0, 0),
        words: ["bouw", "bladzijde"],
        documents: undefined,
        limit: 400,
      });
      numbers.add(numberOf(found.map(({ passage }) => passage)));
      const around = await index.around([found[0]?.passage.id ?? ""]);
      numbers.add(numberOf(around));
    }
  } catch (error) {
    if (!(error instanceof IndexError && error.reason === "stale")) throw error;
  }
  if (numbers.size > 1) throw new Error(`one index, and passages of builds ${[...numbers]}`);
  return [...numbers][0] ?? 0;
}

/** The one build that these passages say they are of. @throws Error when they say different ones */
function numberOf(passages: readonly Passage[]): number {
  const numbers = new Set(passages.map(({ text }) => /Bouw (\d+)/.exec(text)?.[1]));
  numbers.delete(undefined);
  if (numbers.size !== 1) throw new Error(`a mix of builds: ${[...numbers]}`);
  return Number([...numbers][0]);
}
