import { rememberLatest } from "../dutch/remember.ts";
import { splitSentences } from "../dutch/sentences.ts";
import type { Passage } from "../schema.ts";
import { ownersOf } from "../store/compare-vectors.ts";
import type { PassageQuestion, StoredWords } from "../store/passage-store.ts";
import { collectTexts, searchTexts } from "./lexical.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Query } from "./query.ts";
import { SENTENCE_LIKENESS } from "./rank.ts";
import type { ReadTerms } from "./read-text.ts";
import { collectQuestions, compareQuestions } from "./similar-questions.ts";
import { collectStretches, measureCoverage } from "./term-coverage.ts";

/** Passages that are scored together, with the questions written for them. */
export interface Pool {
  passages: readonly Passage[];
  questions: readonly string[];
  /** By question the number of its passage; -1 for none of these. */
  owners: Int32Array;
  /** Whether no questions were written for a passage's document: its sentences stand in for them. */
  standsAlone: (passage: Passage) => boolean;
}

/** What the words of a question say of each passage of a pool, in the order of the passages. */
export interface WordFindings {
  lexical: Float64Array;
  reach: Float64Array;
  question: Float64Array;
  /** By passage the number of its question that is most like the one asked; -1 for none. */
  like: Int32Array;
}

/** The pool of all passages and questions of an index. */
export function poolOf(
  passages: readonly Passage[],
  questions: readonly PassageQuestion[],
  standsAlone: Pool["standsAlone"],
): Pool {
  const texts = questions.map(({ text }) => text);
  return { passages, questions: texts, owners: ownersOf(passages, questions), standsAlone };
}

/**
 * Reads all texts of a pool, each once.
 * @param corpus what the pool is a part of; left out, it is all there is
 */
export function collectWords(
  { passages, questions, owners, standsAlone }: Pool,
  read: ReadTerms,
  corpus?: ReturnType<Lexicon["fields"]>,
): StoredWords {
  const stretches = passages.map(({ text, context }) => [text, context]);
  for (const [index, owner] of owners.entries()) stretches[owner]?.push(questions[index] ?? "");
  const sentences = passages.map((one) => (standsAlone(one) ? sentencesOf(one) : []));
  const numbers = new Map<string, number>();
  // A passage and its questions stand in several lists of words.
  const readOnce = rememberLatest(Number.POSITIVE_INFINITY, read, (text) => text);
  return {
    lexical: collectTexts(passages, readOnce, numbers, corpus),
    reach: collectStretches(stretches, readOnce, numbers),
    questions: collectQuestions(questions, readOnce, numbers),
    sentences: collectQuestions(sentences.flat(), readOnce, numbers),
    sentenceOwners: Uint32Array.from(sentences.flatMap((own, index) => own.map(() => index))),
    terms: [...numbers.keys()],
  };
}

/** Says of every passage of a pool what the words of a question say of it. */
export function matchWords(
  words: StoredWords,
  { passages, owners }: Pick<Pool, "passages" | "owners">,
  lexicon: Lexicon,
): (query: Query) => WordFindings {
  const numbers = new Map(words.terms.map((term, number) => [term, number]));
  const { sentenceOwners } = words;
  const count = passages.length;
  const searchLexically = searchTexts(words.lexical, numbers, count);
  const measureReach = measureCoverage(words.reach, numbers, count, lexicon);
  const likeQuestions = compareQuestions(words.questions, numbers, lexicon);
  const likeSentences = compareQuestions(words.sentences, numbers, lexicon);
  const firstQuestions = new Int32Array(count).fill(-1);
  for (let index = owners.length - 1; index >= 0; index -= 1) {
    firstQuestions[owners[index] ?? -1] = index;
  }

  return (query) => {
    const like = firstQuestions.slice();
    const question = new Float64Array(count);
    const ofQuestions = likeQuestions(query);
    for (let at = 0; at < ofQuestions.size; at += 1) {
      const index = ofQuestions.texts[at] ?? -1;
      const owner = owners[index] ?? -1;
      const likeness = ofQuestions.values[index] ?? 0;
      const best = question[owner] ?? Number.POSITIVE_INFINITY;
      // Of questions that are alike the first counts, whichever of them a word was found in first.
      if (likeness > best || (likeness === best && index < (like[owner] ?? 0))) {
        like[owner] = index;
        question[owner] = likeness;
      }
    }
    const ofSentences = likeSentences(query);
    for (let at = 0; at < ofSentences.size; at += 1) {
      const index = ofSentences.texts[at] ?? -1;
      const owner = sentenceOwners[index] ?? -1;
      const value = Math.min(1, SENTENCE_LIKENESS * (ofSentences.values[index] ?? 0));
      if (value > (question[owner] ?? 1)) question[owner] = value;
    }
    return { lexical: searchLexically(query), reach: measureReach(query), question, like };
  };
}

/** The lines of a passage, cut into sentences. */
function sentencesOf({ text }: Passage): string[] {
  return text
    .split("\n")
    .flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end)));
}
