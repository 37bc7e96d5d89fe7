import type { Passage, StoredDocument, Vocabulary } from "../schema.ts";
import type { ExpectedIndex, IndexManifest } from "./index-manifest.ts";

/** A question that a passage answers, indexed with it and never shown as source. */
export interface PassageQuestion {
  passageId: string;
  text: string;
}

/** Cosine similarities of one vector with everything stored, in the order of the passages. */
export interface Similarities {
  passages: Float32Array;
  /** The best of the questions written for a passage; 0 where there is none, or none above it. */
  questions: Float32Array;
}

/** In which texts each term stands: those of term n are `texts[starts[n]]` up to `starts[n + 1]`. */
export interface StoredPostings {
  /** May end before the last term: none of these texts has the rest. */
  starts: Uint32Array;
  texts: Uint32Array;
  /** What a term scores in each of these texts; empty where a text has it or has it not. */
  scores: Float64Array;
}

/** Postings of questions, or of sentences that stand in for them. */
export interface StoredQuestions extends StoredPostings {
  /** Of each, the rarity of its words together. */
  weights: Float64Array;
}

/** What word search looks in, in numbers of passages and questions in their order. */
export interface StoredWords {
  /** The terms, by their number in the postings. */
  terms: readonly string[];
  /** Passages, with what each term scores there. */
  lexical: StoredPostings;
  /** Passages with the questions written for them. */
  reach: StoredPostings;
  questions: StoredQuestions;
  /** Sentences of passages that no questions were written for. */
  sentences: StoredQuestions;
  /** Of each sentence, the number of its passage. */
  sentenceOwners: Uint32Array;
}

/** An index that is held in memory: every passage is compared with every question asked. */
export interface WholeIndex {
  kind: "whole";
  passages: readonly Passage[];
  questions: readonly PassageQuestion[];
  /** Where the store keeps it: making it anew takes longer than all else that a start does. */
  words?: StoredWords | undefined;
  compare(vector: Float32Array): Similarities;
}

/** What candidates are looked for with. */
export interface CandidateQuery {
  /** Undefined when the question has no vector. */
  vector: Float32Array | undefined;
  /** Words of the question and what may stand for them, the most telling first. */
  words: readonly string[];
  /** Only passages of these documents. */
  documents: readonly string[] | undefined;
  /** Most passages that each way of searching may bring. */
  limit: number;
}

/** A passage that may answer, with its questions; cosines are 0 where there is no vector. */
export interface Candidate {
  passage: Passage;
  cosine: number;
  questions: readonly { text: string; cosine: number }[];
}

/** An index that is too large to hold: it is asked for the passages that may answer. */
export interface SearchableIndex {
  kind: "searchable";
  /** Those near by vector, their own or one of their questions', and those that share words. */
  candidates(query: CandidateQuery): Promise<Candidate[]>;
  /**
   * For each passage its document's passages under the same headings, itself among them, in order; of
   * many those next to it, since a document without headings has all of them under the same.
   */
  around(passageIds: readonly string[]): Promise<Passage[]>;
  /** All passages, some at a time. @throws IndexError when one is not what was written */
  batches(): AsyncIterable<readonly Passage[]>;
}

/** An opened index. It stays as it was when it was opened, also when a new one is built. */
export interface PassageStore {
  manifest: IndexManifest;
  /** What the driver's `version` said of this index. */
  version: string;
  /** The own documents; the five that belong to the program are read from seeds/. */
  documents: readonly StoredDocument[];
  vocabulary: Vocabulary;
  index: WholeIndex | SearchableIndex;
  close(): Promise<void>;
}

/** Undefined for a text that has none. */
export type Vector = Float32Array | undefined;

/** What an index is built from. */
export interface StoreInput {
  manifest: Omit<IndexManifest, "format" | "files" | "documents" | "passages" | "questions">;
  documents: readonly StoredDocument[];
  vocabulary: Vocabulary;
  /** Made only where it is kept. */
  words: () => StoredWords;
  passages: readonly Passage[];
  questions: readonly PassageQuestion[];
  /**
   * Vectors of the passages and then of the questions, some at a time as they are made: what takes
   * longest begins first, and writing need not wait for the last. What is thrown here is thrown on;
   * each has a catch already, since it may fail before it is waited for.
   */
  vectors: Iterable<Promise<readonly Vector[]>>;
}

/** What an earlier build can save a next one. */
export interface EarlierIndex {
  documents: readonly StoredDocument[];
  /**
   * Vectors of the model asked for, by the hash of what was embedded (hashEmbedded); those it has not
   * are left out. Asked in batches, since a large index is not to be held in memory.
   */
  vectorsOf(hashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
}

/** Where indexes are kept. A build replaces the old index at once, or leaves it as it was. */
export interface StoreDriver {
  /** @throws IndexError when there is no index, a stale one or a damaged one. */
  open(expected: ExpectedIndex): Promise<PassageStore>;
  /** Another text with every build; undefined while there is no index. */
  version(): Promise<string | undefined>;
  /** Nothing of an index that is not there, is damaged, or was made with another model. */
  readEarlier(model: string): Promise<EarlierIndex>;
  /**
   * Lets `work` build as the only indexer.
   * @throws IndexError with reason busy when another one is at it
   */
  asOnlyIndexer<T>(work: (build: (input: StoreInput) => Promise<void>) => Promise<T>): Promise<T>;
}
