/*
 * The time of a search over so many copies of the passages (last argument), as one line of JSON. Runs
 * as a process of its own, since a hundred copies need memory that nothing else should have.
 */
import { detectLanguage } from "../../src/dutch/language.ts";
import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import { createRetriever } from "../../src/retrieval/retrieve.ts";
import type { Passage } from "../../src/schema.ts";
import { createComparison, ownersOf } from "../../src/store/compare-vectors.ts";
import type { WholeIndex } from "../../src/store/passage-store.ts";
import { openParts } from "../../tests/evaluation/open-parts.ts";
import { readQuestions } from "../retrieval/collect-questions.ts";
import { createRandom, percentile } from "../statistics.ts";

const SEARCHES = 30;

const copies = Number(process.argv.at(-1));
const parts = await openParts(process.env);
const random = createRandom(1);
const index = await copyIndex(parts.index, copies);
const started = performance.now();
const lexicon = buildLexicon(
  index.passages.map(({ text, headings }) => `${text}\n${headings.join("\n")}`),
  parts.sources.knownWords,
);
const retriever = createRetriever({ ...parts, index, lexicon });
const buildMs = performance.now() - started;
const asked = readQuestions().slice(0, 2 * SEARCHES);
const times: number[] = [];
for (const [number, { question: text }] of asked.entries()) {
  const begun = performance.now();
  await retriever.retrieve(retriever.read(text, detectLanguage(text)));
  if (number >= SEARCHES) times.push(performance.now() - begun);
}
console.log(
  JSON.stringify({
    copies,
    passages: index.passages.length,
    questions: index.questions.length,
    buildMs,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    rss: process.memoryUsage().rss,
  }),
);

/**
 * Passages with their words in another order. The shipped model does not see the order of words, so
 * that a copy has the vector of its original.
 */
async function copyIndex(original: WholeIndex, times: number): Promise<WholeIndex> {
  const { passages, questions } = original;
  const copied = <T>(all: readonly T[], copy: (one: T, number: number) => T): T[] =>
    Array.from({ length: times }, (_, number) =>
      all.map((one) => (number === 0 ? one : copy(one, number))),
    ).flat();
  const { embedPassages } = parts.embedder;
  const passageVectors = await embedPassages(passages.map(({ text }) => text));
  const questionVectors = await embedPassages(questions.map(({ text }) => text));
  const repeat = <T>(vectors: readonly T[]) => copied(vectors, (one) => one);
  const corpus = {
    passages: copied(passages, shufflePassage),
    questions: copied(questions, ({ passageId, text }, number) => ({
      passageId: `${passageId}~${number}`,
      text: shuffle(text),
    })),
  };
  const compare = createComparison(
    {
      passages: repeat(passageVectors),
      questions: repeat(questionVectors),
      owners: ownersOf(corpus.passages, corpus.questions),
    },
    await parts.embedder.dimensions(),
  );
  return { ...original, ...corpus, compare };
}

function shufflePassage(passage: Passage, number: number): Passage {
  return { ...passage, id: `${passage.id}~${number}`, text: shuffle(passage.text) };
}

function shuffle(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word)
    .join(" ");
}
