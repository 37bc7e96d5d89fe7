import type { AnswerFigures } from "./measure-answers.ts";
import { HUB_MODELS } from "./retrieval/hub-models.ts";
import type { RankFigures, RetrievalFigures } from "./retrieval/measure-retrieval.ts";
import { table, withInterval } from "./table.ts";

/** What was found and what was answered; the part of the benchmarks that does not depend on time. */
export interface Quality {
  /** Questions that were searched for, and all that were asked. */
  questions: number;
  asked: number;
  retrieval: readonly RetrievalFigures[];
  /** The hub models that were there, as EMBEDDING_MODEL takes them. */
  hubModels: readonly string[];
  answers: readonly AnswerFigures[];
}

/** What ranks are measured by, with its name. */
export const MEASURES: [string, keyof RankFigures][] = [
  ["P@1", "precisionAt1"],
  ["hit@5", "hitAt5"],
  ["MRR", "mrr"],
  ["nDCG@10", "ndcgAt10"],
];

/** What answers are measured by, with its name. */
export const ANSWER_MEASURES: [string, Exclude<keyof AnswerFigures, "without">][] = [
  ["correct", "correct"],
  ["cited", "cited"],
  ["refused", "refused"],
  ["false refusals", "falseRefusals"],
];

/** The sections on retrieval and on answers, in Markdown. */
export function writeQuality(run: Quality): string {
  return `## Retrieval

The ${run.questions} answerable questions of the evaluation whose page is known, a follow-up as it was understood. A hit is right when it stands on an accepted page. 95 % interval: percentile bootstrap, 2,000 resamples, fixed seed; where all questions or none succeed, resampling says nothing of the chance that the next one differs. The other engines search the same passages with their headings, but for vectra's own index, which splits the sources as delivered. They do not have what was written by hand for this project: thesaurus, questions per passage, register. One row gives MiniSearch those questions, to see what the rest is worth. The weights of our ranking were set on part of these questions, those of the others were not set at all, which flatters ours; docs/evaluation.md has the part that was set aside.

![P@1 by engine](benchmarks-retrieval.svg)

${table(
  ["engine", ...MEASURES.map(([name]) => name), "ms a search"],
  run.retrieval.map((one) => [
    one.engine,
    ...MEASURES.map(([, measure]) => withInterval(one[measure])),
    one.milliseconds.toFixed(2),
  ]),
)}

${writeHubModels(run.hubModels)}

${MEASURES.map(
  ([name, measure]) => `${name} by type of question:\n\n${writeTypes(run.retrieval, measure)}`,
).join("\n\n")}

## Answers

All ${run.asked} questions of the evaluation, judged as in [the evaluation](evaluation.md), which has them by type and without smaller parts too. Each row leaves out one part and fits nothing anew. Without the register nothing is looked up, counted or taken whole from it; its rows are still passages that are searched. Without dense search no question has a vector, neither for the passages nor for the choice of sentences. Without the support check a statement stays that its excerpts do not carry; since answers are put together from excerpts, the check guards against faults of our own and against a language model, and seldom acts here.

![Correct answers without a part](benchmarks-answers.svg)

${table(
  ["without", ...ANSWER_MEASURES.map(([name]) => name)],
  run.answers.map((one) => [
    one.without,
    ...ANSWER_MEASURES.map(([, measure]) => withInterval(one[measure])),
  ]),
)}`;
}

/** What is there is in the table; what is not is said here. */
function writeHubModels(present: readonly string[]): string {
  const missing = HUB_MODELS.filter((model) => !present.some((name) => name.endsWith(model)));
  const rows =
    present.length > 0
      ? `The rows with ${present.join(" and ")} search an index of that model; the weights of the ranking were set for ours. `
      : "";
  return missing.length > 0
    ? `${rows}Not measured, since models/ of this machine has no such folder: ${missing.join(", ")}. A folder with the model in the layout of transformers.js (config.json, tokenizer.json, onnx/model_quantized.onnx), under models/ by that name or in a folder of its maker, gives it its rows.`
    : rows.trim();
}

function writeTypes(retrieval: readonly RetrievalFigures[], measure: keyof RankFigures): string {
  const types = [...(retrieval[0]?.byType.keys() ?? [])];
  return table(
    ["engine", ...types],
    retrieval.map(({ engine, byType }) => [
      engine,
      ...types.map((type) => {
        const figures = byType.get(type);
        return figures ? withInterval(figures[measure]) : "–";
      }),
    ]),
  );
}
