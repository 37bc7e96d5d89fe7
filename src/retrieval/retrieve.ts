import type { Embedder } from "../embedding/embedder.ts";
import { rememberVectors } from "../embedding/remember-vectors.ts";
import type { Language, Passage } from "../schema.ts";
import type { WholeIndex } from "../store/passage-store.ts";
import { indexTexts } from "./lexical.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Expand, type Query, readQuery } from "./query.ts";
import { FEATURE_WEIGHTS, type Features } from "./rank.ts";
import { rankPassages } from "./rank-passages.ts";

import { type ReadText, readTermsWith } from "./read-text.ts";
import { indexQuestions } from "./similar-questions.ts";
import { indexTerms } from "./term-coverage.ts";

/** A passage with its place in the ranking. */
export interface RankedPassage {
  passage: Passage;
  score: number;
  features: Features;
  /** The stored question that is most like the one asked. */
  likeQuestion?: string;
}

/** What is looked for. */
export interface Wanted {
  text: string;
  language: Language;
  /** Only these documents. */
  documents?: readonly string[] | undefined;
  /** Documents that the question names: they count more, others still count. */
  named?: readonly string[] | undefined;
  /** How well a passage is of the kind asked for, 0–4. */
  fits?: ((passage: Passage) => number) | undefined;
}

export interface Retrieved {
  query: Query;
  /** All passages, best first. */
  ranked: RankedPassage[];
}

export interface Retriever {
  lexicon: Lexicon;
  passages: readonly Passage[];
  /** The questions written for a passage. */
  questionsOf(passageId: string): readonly string[];
  /** Cosines of a question with texts, 0 where either has no vector. */
  compare(question: string, texts: readonly string[]): Promise<number[]>;
  retrieve(wanted: Wanted): Promise<Retrieved>;
}

export interface RetrieverParts {
  index: WholeIndex;
  embedder: Embedder;
  lexicon: Lexicon;
  expand: Expand;
  weights?: Features;
}

/** Hybrid search over the passages of an index. The same question gives the same ranking. */
export function createRetriever(parts: RetrieverParts): Retriever {
  const { index: whole, lexicon, expand, weights = FEATURE_WEIGHTS } = parts;
  const embedder = rememberVectors(parts.embedder);
  const { passages, questions } = whole;
  // A passage and its questions stand in several indexes; their terms are read once.
  const known = new Map<string, ReadText>();
  const readTerms = readTermsWith(lexicon);
  const read = (text: string): ReadText => {
    const terms = known.get(text) ?? readTerms(text);
    known.set(text, terms);
    return terms;
  };
  const searchLexically = indexTexts(passages, lexicon, read);
  const compareQuestions = indexQuestions(
    questions.map(({ text }) => text),
    lexicon,
    read,
  );
  const perPassage = new Map<string, string[]>();
  for (const { passageId, text } of questions) {
    const known = perPassage.get(passageId);
    if (known) known.push(text);
    else perPassage.set(passageId, [text]);
  }

  const measureReach = indexTerms(
    passages.map(({ id, text, context }) => [text, context, ...(perPassage.get(id) ?? [])]),
    lexicon,
    read,
  );
  const numbers = new Map(passages.map(({ id }, index) => [id, index]));
  const owners = Int32Array.from(questions, ({ passageId }) => numbers.get(passageId) ?? -1);
  known.clear();

  return {
    lexicon,
    passages,
    questionsOf: (passageId) => perPassage.get(passageId) ?? [],
    compare: async (question, texts) => {
      const vector = await embedder.embedQuestion(question);
      if (!vector) return texts.map(() => 0);
      const vectors = await embedder.embedPassages(texts);
      return vectors.map((one) => (one ? innerProduct(vector, one) : 0));
    },
    retrieve: async ({ text, language, documents, named = [], fits = () => 0 }) => {
      const query = readQuery(text, language, lexicon, expand);
      const lexical = searchLexically(query);
      const likeness = compareQuestions(query);
      const reach = measureReach(query);
      const vector = await embedder.embedQuestion(query.text);
      const cosines = vector ? whole.compare(vector) : undefined;
      const { like, question, denseQuestion } = pickQuestions(
        passages.length,
        owners,
        likeness,
        cosines?.questions,
      );
      const found = { lexical, reach, question, like, dense: cosines?.passages, denseQuestion };
      const preference = { documents, named, fits };
      return { query, ranked: rankPassages(passages, questions, found, preference, weights) };
    },
  };
}

/** Of every passage the question that is most like the one asked, and the best cosine of any. */
function pickQuestions(
  count: number,
  owners: Int32Array,
  likeness: Float64Array,
  cosines: Float32Array | undefined,
): { like: Int32Array; question: Float64Array; denseQuestion: Float64Array } {
  const like = new Int32Array(count).fill(-1);
  const question = new Float64Array(count);
  const denseQuestion = new Float64Array(count);
  for (let index = 0; index < owners.length; index += 1) {
    const owner = owners[index] ?? -1;
    if (owner < 0) continue;
    const value = likeness[index] ?? 0;
    if ((like[owner] ?? 0) < 0 || value > (question[owner] ?? 0)) {
      like[owner] = index;
      question[owner] = value;
    }
    const cosine = cosines?.[index] ?? 0;
    if (cosine > (denseQuestion[owner] ?? 0)) denseQuestion[owner] = cosine;
  }
  return { like, question, denseQuestion };
}

function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
