import type { Passage } from "../schema.ts";
import type { ExpectedIndex, IndexManifest } from "./index-manifest.ts";

/** A question that a passage answers, written by hand and indexed with it; never shown as source. */
export interface PassageQuestion {
  passageId: string;
  text: string;
}

/** Cosine similarities of one vector with everything stored, in the order of the lists. */
export interface Similarities {
  passages: Float32Array;
  questions: Float32Array;
}

/** An opened index. */
export interface PassageStore {
  manifest: IndexManifest;
  passages: readonly Passage[];
  questions: readonly PassageQuestion[];
  compare(vector: Float32Array): Similarities;
}

/** What an index is built from; vectors are in the order of the lists, undefined for no vector. */
export interface StoreInput {
  manifest: Omit<IndexManifest, "format" | "files" | "passages" | "questions">;
  passages: readonly Passage[];
  questions: readonly PassageQuestion[];
  passageVectors: readonly (Float32Array | undefined)[];
  questionVectors: readonly (Float32Array | undefined)[];
}

/** Where indexes are kept. A build replaces the old index at once, or leaves it as it was. */
export interface StoreDriver {
  /** @throws IndexError when there is no index, a stale one or a damaged one. */
  open(expected: ExpectedIndex): Promise<PassageStore>;
  build(input: StoreInput): Promise<void>;
}
