import type { Draft } from "../answer/draft.ts";
import type { Language } from "../schema.ts";
import type { RephraseFailure, RephraseRequest, Rephraser } from "./rephrase.ts";

const NOTES: Record<Language, Record<RephraseFailure, string>> = {
  nl: {
    down: "Het taalmodel is niet bereikbaar. Je ziet de letterlijke tekst van de bronnen.",
    slow: "Het taalmodel was te langzaam. Je ziet de letterlijke tekst van de bronnen.",
    serverError: "Het taalmodel gaf een fout. Je ziet de letterlijke tekst van de bronnen.",
    rateLimited: "Het taalmodel is te druk. Je ziet de letterlijke tekst van de bronnen.",
    rejected: "Het taalmodel nam de vraag niet aan. Je ziet de letterlijke tekst van de bronnen.",
    wrongJson:
      "Het taalmodel gaf geen bruikbare tekst. Je ziet de letterlijke tekst van de bronnen.",
    stopped: "Het taalmodel is gestopt. Je ziet de letterlijke tekst van de bronnen.",
    unsupported:
      "De tekst van het taalmodel klopte niet met de bronnen. Je ziet de letterlijke tekst van de bronnen.",
  },
  en: {
    down: "The language model cannot be reached. This is the literal text of the sources.",
    slow: "The language model was too slow. This is the literal text of the sources.",
    serverError: "The language model failed. This is the literal text of the sources.",
    rateLimited: "The language model is too busy. This is the literal text of the sources.",
    rejected: "The language model refused the question. This is the literal text of the sources.",
    wrongJson: "The language model gave no usable text. This is the literal text of the sources.",
    stopped: "The language model was stopped. This is the literal text of the sources.",
    unsupported:
      "The language model's text did not match the sources. This is the literal text of the sources.",
  },
};

/**
 * The final draft of an answer: rephrased where a model may and can do so, and else as it was, with a
 * note on why. Refusals, register answers and answers with a fixed opening never reach the model, and
 * nothing but the statements ever changes.
 * @param draft after its support check
 */
export async function applyRephrasing(
  draft: Draft,
  rephraser: Rephraser,
  about: Omit<RephraseRequest, "statements">,
  signal: AbortSignal,
): Promise<Draft> {
  if (!mayRephrase(draft)) return draft;
  const { statements } = draft;
  const result = await rephraser.rephrase({ ...about, statements }, signal);
  if ("failed" in result) {
    const note = NOTES[about.language][result.failed];
    return { ...draft, generatedBy: { method: "extractive", note } };
  }
  return {
    ...draft,
    statements: result.statements,
    generatedBy: { method: "llm", model: rephraser.model, droppedStatements: result.dropped },
  };
}

function mayRephrase({ status, method, lead, statements, actions }: Draft): boolean {
  const isAnswer = status === "answered" || status === "partial";
  const isCited = statements.length > 0 && statements.every(({ evidence }) => evidence.length > 0);
  return isAnswer && isCited && method === "extractive" && !lead && actions.length === 0;
}
