import type { Pipeline } from "../../src/ask.ts";
import { detectLanguage } from "../../src/dutch/language.ts";
import { understand } from "../../src/question/understand.ts";
import { collectTexts, searchTexts } from "../../src/retrieval/lexical.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { createRetriever } from "../../src/retrieval/retrieve.ts";
import { collectQuestions, compareQuestions } from "../../src/retrieval/similar-questions.ts";
import { collectStretches, measureCoverage } from "../../src/retrieval/term-coverage.ts";
import type { Parts } from "../../tests/evaluation/open-parts.ts";
import { meanOf, percentile } from "../statistics.ts";

export interface Stage {
  name: string;
  p50: number;
  p95: number;
  mean: number;
}

const ROUNDS = 2;

/** Times each stage by itself on every question, after a round to warm up; no stage sees another. */
export async function measureStages(
  parts: Parts,
  pipeline: Pipeline,
  questions: readonly string[],
): Promise<Stage[]> {
  const { sources, index, lexicon, expand, embedder } = parts;
  const { passages } = index;
  const own = sources.documents
    .map(({ info }) => info)
    .filter(({ id }) => parts.ownDocuments.includes(id));
  const terms = readTermsWith(lexicon);
  const numbers = new Map<string, number>();
  const scored = collectTexts(passages, terms, numbers);
  const searchWords = searchTexts(scored, numbers, passages.length);
  const questionTexts = index.questions.map(({ text }) => text);
  const likeQuestions = compareQuestions(
    collectQuestions(questionTexts, terms, numbers),
    numbers,
    lexicon,
  );
  const stretches = passages.map(({ text, context }) => [text, context]);
  const measureReach = measureCoverage(
    collectStretches(stretches, terms, numbers),
    numbers,
    passages.length,
    lexicon,
  );
  const retriever = createRetriever(parts);
  const { signal } = new AbortController();
  const read = (text: string) => readQuery(text, detectLanguage(text), lexicon, expand);
  const stages: Record<string, (text: string) => unknown> = {
    "understand the question": (text) =>
      understand(text, [], undefined, sources.register.organisations, own),
    "read it as words with alternatives": read,
    "word search": (text) => searchWords(read(text)),
    "likeness to the questions per passage": (text) => likeQuestions(read(text)),
    "share of the words": (text) => measureReach(read(text)),
    "embed the question": (text) => embedder.embedQuestion(text),
    "retrieve, all of the above and the cosines": (text) =>
      retriever.retrieve(retriever.read(text, detectLanguage(text))),
    "ask, from question to answer": (question) =>
      pipeline.ask({ question }, { requestId: "bench", signal }),
  };
  const measured: Stage[] = [];
  for (const [name, run] of Object.entries(stages)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const question of questions) {
        const started = performance.now();
        await run(question);
        if (round > 0) times.push(performance.now() - started);
      }
    }
    const stage = { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
    measured.push({ name, ...stage, mean: meanOf(times) });
  }
  return measured;
}
