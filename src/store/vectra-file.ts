import { appendFileSync, writeFileSync } from "node:fs";
import type { Vector } from "./passage-store.ts";
import { roundVector } from "./round-vector.ts";

/** A file of vectra under construction. */
export interface VectraFile {
  /** The next vectors with their ids; for undefined, which is no vector, nothing is written. */
  add(items: readonly { id: string; vector: Vector }[]): void;
  /** Nothing can be added after it. */
  end(): void;
}

/**
 * The file that vectra's LocalIndex would write, byte for byte, but as the vectors come. vectra keeps
 * all of them until the end, looks through them for every one that is added, and makes the text when
 * the last has come: a fifth of the time of an index (docs/adr/0002).
 */
export function createVectraFile(path: string): VectraFile {
  let between = "";
  writeFileSync(path, '{"version":1,"metadata_config":{},"items":[', { flag: "wx" });
  return {
    add: (items) => {
      let text = "";
      for (const { id, vector } of items) {
        if (!vector) continue;
        const rounded = roundVector(vector);
        const item = { id, metadata: {}, vector: rounded, norm: lengthOf(rounded) };
        text += between + JSON.stringify(item);
        between = ",";
      }
      appendFileSync(path, text);
    },
    end: () => appendFileSync(path, "]}"),
  };
}

/** Added up from the first to the last, as vectra does: another order is another last decimal. */
function lengthOf(vector: readonly number[]): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
