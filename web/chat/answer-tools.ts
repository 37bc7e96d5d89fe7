import { createButton, createElement } from "../shared/dom.ts";
import { createFeedback } from "./feedback.ts";
import { writeReferences } from "./references.ts";
import { announce } from "./status.ts";
import type { Turn, TurnActions } from "./turn.ts";

/** The row of small actions under an answer: copy, link to the question, "Klopt dit?". */
export function createAnswerTools(turn: Turn, actions: TurnActions): HTMLElement {
  const { question, answer } = turn;
  return createElement(
    "div",
    { class: "turn__tools no-print" },
    createElement(
      "div",
      { class: "turn__copy" },
      ...(answer.citations.length === 0
        ? []
        : [
            createButton("text-button", "Kopieer antwoord met bronnen", () =>
              copy(writeReferences(turn, location.origin), "Antwoord met bronnen gekopieerd."),
            ),
          ]),
      createButton("text-button", "Kopieer link naar deze vraag", () =>
        copy(linkToQuestion(question), "Link naar deze vraag gekopieerd."),
      ),
    ),
    ...(answer.status === "clarification" ? [] : [createFeedback(() => actions.edit(question))]),
  );
}

/** The question stands in the fragment, which a browser never sends: it reaches no log. */
function linkToQuestion(question: string): string {
  return `${location.origin}/#vraag=${encodeURIComponent(question)}`;
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
  } catch {
    announce("Kopiëren is niet gelukt: de browser staat het niet toe.");
  }
}
