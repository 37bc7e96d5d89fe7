import { createButton, createElement, getById } from "../shared/dom.ts";
import { describeFailure } from "../shared/problem-text.ts";
import type { Failure } from "../shared/request.ts";

type Shown = Exclude<Failure, { kind: "cancelled" }>;

/** Shows what went wrong above the question box, with a button to try again where that can help. */
export function showFailure(failure: Shown, retry: () => void): void {
  const { title, advice } = describeFailure(failure);
  const faultOfQuestion = failure.kind === "problem" && isFaultOfQuestion(failure.status);
  const box = createElement(
    "div",
    { class: "utrecht-alert utrecht-alert--error" },
    createElement("p", { class: "utrecht-alert__title" }, title),
    createElement("p", {}, advice, faultOfQuestion ? "" : " Je vraag staat nog in het vak."),
  );
  if (!faultOfQuestion) {
    box.append(
      createButton("utrecht-button utrecht-button--secondary-action", "Opnieuw proberen", retry),
    );
  }
  getById("melding", HTMLDivElement).replaceChildren(box);
}

/** Takes the message away. */
export function hideFailure(): void {
  getById("melding", HTMLDivElement).replaceChildren();
}

function isFaultOfQuestion(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429 && status !== 408;
}
