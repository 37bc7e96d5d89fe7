import type { PassageStore, WholeIndex } from "../src/store/passage-store.ts";

/** The index of a store that holds it in memory. @throws Error for another store */
export function wholeIndexOf({ index }: Pick<PassageStore, "index">): WholeIndex {
  if (index.kind !== "whole") throw new Error("This index is not held in memory.");
  return index;
}
