import { describe, expect, it } from "vitest";
import type { Pipeline } from "../src/ask.ts";
import type { Sources } from "../src/load-sources.ts";
import type { Answer } from "../src/schema.ts";
import { parseQuestions } from "./evaluation/questions.ts";
import { openFakePipeline } from "./open-fake-pipeline.ts";
import { readProjectFile } from "./seed-files.ts";

/** What is the same for many questions is kept from one to the next; what is of one question may not be. */
describe("an answer", () => {
  it("is the same whatever was asked before", async () => {
    const { pipeline, sources } = await openFakePipeline();
    const questions = [
      ...["questions", "own-questions"]
        .flatMap((name) => parseQuestions(readProjectFile(`tests/evaluation/${name}.jsonl`)))
        .map(({ question }) => question),
      ...sources.thesaurus.abbreviations.map(({ short }) => `Wat betekent ${short}?`),
      ...headingsOf(sources).map((heading) => `Wat zegt het manifest over ${heading}?`),
    ];
    const forwards = await answerAll(pipeline, questions);
    const backwards = await answerAll((await openFakePipeline()).pipeline, questions.toReversed());
    for (const question of questions) {
      expect(backwards.get(question), question).toEqual(forwards.get(question));
    }
  });
});

function headingsOf({ documents }: Sources): string[] {
  const manifest = documents.find(({ info }) => info.id === "manifest");
  const headings = manifest?.blocks.filter(({ kind }) => kind === "heading") ?? [];
  return headings.map(({ text }) => text.replace(/^[\d.]+ /, "").toLowerCase());
}

async function answerAll(
  pipeline: Pipeline,
  questions: readonly string[],
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const context = { requestId: "vraag", signal: new AbortController().signal };
  for (const question of questions) {
    answers.set(question, await pipeline.ask({ question, explain: true }, context));
  }
  return answers;
}
