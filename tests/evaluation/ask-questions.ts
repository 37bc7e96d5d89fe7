import type { Pipeline } from "../../src/ask.ts";
import type { Answer, Turn } from "../../src/schema.ts";
import { judge, type Verdict } from "./judge.ts";
import type { EvaluationQuestion } from "./questions.ts";

/** Asks every question of the real pipeline; earlier turns are asked first, with their answers. */
export async function askQuestions(
  questions: readonly EvaluationQuestion[],
  pipeline: Pick<Pipeline, "ask">,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const question of questions) {
    const history: Turn[] = [];
    for (const turn of question.turns ?? []) {
      const answer = await ask(pipeline, turn, history);
      history.push({ role: "user", content: turn }, { role: "assistant", content: answer.answer });
    }
    const started = performance.now();
    const answer = await ask(pipeline, question.question, history);
    verdicts.push(judge(question, answer, performance.now() - started));
  }
  return verdicts;
}

function ask(
  pipeline: Pick<Pipeline, "ask">,
  question: string,
  history: readonly Turn[],
): Promise<Answer> {
  const signal = new AbortController().signal;
  return pipeline.ask({ question, history: [...history] }, { requestId: "evaluation", signal });
}
