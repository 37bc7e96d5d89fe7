import type { Pipeline } from "../../src/ask.ts";
import { askQuestions } from "./ask-questions.ts";
import { type Figures, tally } from "./figures.ts";
import { makePipeline, type Parts } from "./open-parts.ts";
import type { EvaluationQuestion } from "./questions.ts";
import { searchQuestions } from "./search-questions.ts";

/** The pipeline without one of its parts, and what it then comes to. */
export interface Ablation {
  without: string;
  figures: Figures;
}

/** What a threshold costs and brings. */
export interface CurvePoint {
  threshold: number;
  figures: Figures;
}

/** Thresholds of the curve. */
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The whole pipeline first, then each part out in turn. Nothing is fitted anew. */
export async function ablate(
  parts: Parts,
  questions: readonly EvaluationQuestion[],
  progress: (done: string) => void,
): Promise<Ablation[]> {
  const ablations: Ablation[] = [];
  for (const [without, changed] of listVariants(parts)) {
    ablations.push({ without, figures: await score(changed, questions) });
    progress(without);
  }
  return ablations;
}

/** The same questions at each threshold. */
export async function drawCurve(
  parts: Parts,
  questions: readonly EvaluationQuestion[],
): Promise<CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const threshold of THRESHOLDS) {
    const verdicts = await askQuestions(questions, makePipeline({ ...parts, threshold }));
    points.push({ threshold, figures: tally(verdicts, []) });
  }
  return points;
}

function listVariants(parts: Parts): [string, Parts][] {
  const { weights, index, lexicon } = parts;
  const features = Object.keys(weights).map((name): [string, Parts] => [
    `feature ${name}`,
    { ...parts, weights: { ...weights, [name]: 0 } },
  ]);
  return [
    ["nothing", parts],
    ...features,
    ...Object.entries(leaveOut(parts)),
    ["passage questions", { ...parts, index: leaveOutQuestions(index) }],
    ["typo correction", { ...parts, lexicon: { ...lexicon, correct: () => undefined } }],
    [
      "compounds",
      { ...parts, lexicon: leaveOutCompounds(lexicon), index: { ...index, words: undefined } },
    ],
  ];
}

/**
 * The parts that make most of a difference in kind, each left out. Without the register nothing is
 * looked up, counted or taken whole from it; its rows are still passages that are searched.
 */
export function leaveOut(
  parts: Parts,
): Record<"register" | "thesaurus" | "dense search" | "support check", Parts> {
  const noVector = { ...parts.embedder, embedQuestion: async () => undefined };
  return {
    register: {
      ...parts,
      stages: { answerFromRegister: () => undefined, chooseActions: () => [] },
    },
    thesaurus: { ...parts, expand: () => [] },
    "dense search": { ...parts, embedder: noVector },
    "support check": { ...parts, stages: { keepSupported: (draft) => draft } },
  };
}

function leaveOutQuestions(index: Parts["index"]): Parts["index"] {
  const compare: Parts["index"]["compare"] = (vector) => {
    return { ...index.compare(vector), questions: new Float32Array(0) };
  };
  return { ...index, questions: [], words: undefined, compare };
}

/** Neither taken apart nor put together: whole words only. */
function leaveOutCompounds(lexicon: Parts["lexicon"]): Parts["lexicon"] {
  return {
    ...lexicon,
    words: new Set<string>(),
    termsOf: (text) => lexicon.termsOf(text).filter(({ part }) => !part),
    termsOfToken: (token) => lexicon.termsOfToken(token).filter(({ part }) => !part),
  };
}

async function score(parts: Parts, questions: readonly EvaluationQuestion[]): Promise<Figures> {
  const pipeline: Pipeline = makePipeline(parts);
  const verdicts = await askQuestions(questions, pipeline);
  const pagesOf = new Map(parts.index.passages.map(({ id, pages }) => [id, pages]));
  return tally(verdicts, await searchQuestions(verdicts, pipeline, pagesOf));
}
