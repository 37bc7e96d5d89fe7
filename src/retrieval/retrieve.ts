import type { Embedder } from "../embedding/embedder.ts";
import { rememberVectors } from "../embedding/remember-vectors.ts";
import type { Language, Passage } from "../schema.ts";
import type { WholeIndex } from "../store/passage-store.ts";
import { indexTexts } from "./lexical.ts";
import type { Lexicon, Term } from "./lexicon.ts";
import { type Expand, type Query, readQuery } from "./query.ts";
import { FEATURE_WEIGHTS, type Features, scorePassage } from "./rank.ts";
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
  const read = new Map<string, Term[]>();
  const termsOf = (text: string): Term[] => {
    const terms = read.get(text) ?? lexicon.termsOf(text);
    read.set(text, terms);
    return terms;
  };
  const reading: Lexicon = { ...lexicon, termsOf };
  const searchLexically = indexTexts(
    passages.map(({ text, context }) => ({ text, context })),
    reading,
  );
  const compareQuestions = indexQuestions(
    questions.map(({ text }) => text),
    reading,
  );
  const perPassage = new Map<string, string[]>();
  for (const { passageId, text } of questions) {
    const known = perPassage.get(passageId);
    if (known) known.push(text);
    else perPassage.set(passageId, [text]);
  }

  const measureReach = indexTerms(
    passages.map(({ id, text, context }) => [text, context, ...(perPassage.get(id) ?? [])]),
    reading,
  );
  read.clear();
  const numbers = new Map(passages.map(({ id }, index) => [id, index]));
  const owners = questions.map(({ passageId }) => numbers.get(passageId) ?? -1);

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
      const best = bestQuestions(passages.length, owners, likeness, cosines?.questions);
      const ranked: RankedPassage[] = [];
      for (const [index, passage] of passages.entries()) {
        if (documents && !documents.includes(passage.documentId)) continue;
        const like = best.like[index] ?? -1;
        const features: Features = {
          lexical: lexical[index] ?? 0,
          reach: reach[index] ?? 0,
          question: like >= 0 ? (likeness[like] ?? 0) : 0,
          dense: Math.max(0, cosines?.passages[index] ?? 0),
          denseQuestion: Math.max(0, best.cosine[index] ?? 0),
          document: named.includes(passage.documentId) ? 1 : 0,
          kind: fits(passage),
        };
        const likeQuestion = questions[like]?.text;
        ranked.push({
          passage,
          score: scorePassage(features, weights),
          features,
          ...(likeQuestion ? { likeQuestion } : {}),
        });
      }
      ranked.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
      return { query, ranked };
    },
  };
}

/** For every passage the number of its most similar question, and the best cosine among them. */
function bestQuestions(
  count: number,
  owners: readonly number[],
  likeness: Float64Array,
  cosines: Float32Array | undefined,
): { like: Int32Array; cosine: Float64Array } {
  const like = new Int32Array(count).fill(-1);
  const cosine = new Float64Array(count);
  for (let index = 0; index < owners.length; index += 1) {
    const owner = owners[index] ?? -1;
    if (owner < 0) continue;
    const known = like[owner] ?? -1;
    if (known < 0 || (likeness[index] ?? 0) > (likeness[known] ?? 0)) like[owner] = index;
    cosine[owner] = Math.max(cosine[owner] ?? 0, cosines?.[index] ?? 0);
  }
  return { like, cosine };
}

function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
