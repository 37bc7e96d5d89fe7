import { z } from "zod";

/** One evaluation question; `mustContain` is a list of facts, each with the strings that prove it. */
export const evaluationQuestionSchema = z.object({
  id: z.string(),
  type: z.string(),
  question: z.string(),
  turns: z.array(z.string()).optional(),
  answerable: z.boolean(),
  mustContain: z.array(z.array(z.string())),
  documents: z.array(z.string()).nullish(),
  pages: z.array(z.int()).nullish(),
  note: z.string().optional(),
});
export type EvaluationQuestion = z.infer<typeof evaluationQuestionSchema>;

/** Reads questions from JSON lines. @throws ZodError */
export function parseQuestions(jsonLines: string): EvaluationQuestion[] {
  return jsonLines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => evaluationQuestionSchema.parse(JSON.parse(line)));
}
