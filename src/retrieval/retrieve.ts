import type { Embedder } from "../embedding/embedder.ts";
import { rememberVectors } from "../embedding/remember-vectors.ts";
import type { Language, Passage } from "../schema.ts";
import type { SearchableIndex, WholeIndex } from "../store/passage-store.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Expand, type Query, readQuery } from "./query.ts";
import { FEATURE_WEIGHTS, type Features } from "./rank.ts";
import { type Findings, type Fits, rankPassages } from "./rank-passages.ts";
import type { Ranking } from "./ranking.ts";
import { searchCandidates } from "./search-candidates.ts";
import { searchWhole } from "./search-whole.ts";

/** A passage with its place in the ranking. */
export interface RankedPassage {
  passage: Passage;
  score: number;
  features: Features;
  /** The stored question that is most like the one asked. */
  likeQuestion?: string;
}

/** What is preferred among what is found. */
export interface Preferred {
  /** Only these documents. */
  documents?: readonly string[] | undefined;
  /** Documents that the question names: they count more, others still count. */
  named?: readonly string[] | undefined;
  /** How well passages are of the kind asked for. */
  fits?: Fits | undefined;
}

/** What a search found. */
export interface Retrieved {
  query: Query;
  /** The best passages; of an index of ordinary size all. */
  ranked: Ranking;
  /** The questions written for a passage that is ranked. */
  questionsOf(passageId: string): readonly string[];
}

/** Searches one index. */
export interface Retriever {
  lexicon: Lexicon;
  /** Passages of the same document in order, at least those near it under the same headings. */
  around(passage: Passage): Promise<readonly Passage[]>;
  /** Cosines of a question with texts, 0 where either has no vector. */
  compare(question: string, texts: readonly string[]): Promise<number[]>;
  /** A question as it is looked for. */
  read(text: string, language: Language): Query;
  retrieve(query: Query, preferred?: Preferred): Promise<Retrieved>;
}

/** What a retriever is made of. */
export interface RetrieverParts {
  index: WholeIndex | SearchableIndex;
  embedder: Embedder;
  lexicon: Lexicon;
  expand: Expand;
  weights?: Features;
  /** Documents that no questions were written for: sentences stand in for them. */
  ownDocuments?: readonly string[];
}

/** How the passages of one kind of index are found and what is found of them. */
export interface Search {
  search(
    query: Query,
    vector: Float32Array | undefined,
    documents: readonly string[] | undefined,
  ): Promise<{
    passages: readonly Passage[];
    questions: readonly string[];
    found: Findings;
    questionsOf(passageId: string): readonly string[];
  }>;
  around(passage: Passage): Promise<readonly Passage[]>;
}

/** Hybrid search over the passages of an index. The same question gives the same ranking. */
export function createRetriever(parts: RetrieverParts): Retriever {
  const { index, lexicon, expand, weights = FEATURE_WEIGHTS } = parts;
  const embedder = rememberVectors(parts.embedder);
  const own = new Set(parts.ownDocuments);
  const standsAlone = ({ documentId }: Passage) => own.has(documentId);
  const { search, around } =
    index.kind === "whole"
      ? searchWhole(index, lexicon, standsAlone)
      : searchCandidates(index, lexicon, standsAlone);

  return {
    lexicon,
    around,
    compare: async (question, texts) => {
      const vector = await embedder.embedQuestion(question);
      if (!vector) return texts.map(() => 0);
      const vectors = await embedder.embedPassages(texts);
      return vectors.map((one) => (one ? innerProduct(vector, one) : 0));
    },
    read: (text, language) => readQuery(text, language, lexicon, expand),
    retrieve: async (query, { documents, named = [], fits } = {}) => {
      const vector = await embedder.embedQuestion(query.text);
      const { passages, questions, found, questionsOf } = await search(query, vector, documents);
      const preference = { documents, named, fits };
      const ranked = rankPassages(passages, questions, found, preference, weights);
      return { query, ranked, questionsOf };
    },
  };
}

function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
