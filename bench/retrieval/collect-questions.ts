import { readFileSync } from "node:fs";
import type { Pipeline } from "../../src/ask.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { askQuestions } from "../../tests/evaluation/ask-questions.ts";
import { parseQuestions } from "../../tests/evaluation/questions.ts";
import type { Asked } from "./measure-retrieval.ts";

const SETS = ["questions", "own-questions"];

/** Every question of the evaluation. */
export function readQuestions() {
  return SETS.flatMap((set) =>
    parseQuestions(readFileSync(`${PROJECT_FOLDER}tests/evaluation/${set}.jsonl`, "utf8")),
  );
}

/** The answerable ones whose pages are known, with the words to search for. */
export async function collectQuestions(pipeline: Pipeline): Promise<Asked[]> {
  const usable = readQuestions().filter(
    ({ answerable, documents, pages }) => answerable && documents?.length && pages?.length,
  );
  const verdicts = await askQuestions(usable, pipeline);
  return verdicts.map(({ question, answer }) => ({
    question,
    query: answer.interpretedAs ?? question.question,
  }));
}
