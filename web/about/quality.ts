import { isRecord, isText } from "../shared/checks.ts";
import { formatDate } from "../shared/dates.ts";
import { createElement } from "../shared/dom.ts";

/** What the evaluation measured: shares from 0 to 1 over a number of questions. */
export interface Evaluation {
  correct: number;
  cited: number;
  refused: number;
  falseRefusals: number;
  questions: number;
  date: string;
}

const isShare = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= 1;

/** Whether the value that the build took from docs/evaluation.json can be shown. */
export function isEvaluation(value: unknown): value is Evaluation {
  return (
    isRecord(value) &&
    [value.correct, value.cited, value.refused, value.falseRefusals].every(isShare) &&
    typeof value.questions === "number" &&
    isText(value.date)
  );
}

/** The figures as a sentence and a table. */
export function createQuality(evaluation: Evaluation): HTMLElement[] {
  const rows: [string, number][] = [
    ["Het staat in de bronnen, en het antwoord is juist", evaluation.correct],
    ["Het staat in de bronnen, en het citaat komt van de juiste pagina", evaluation.cited],
    ["Het staat in de bronnen, maar er kwam geen antwoord", evaluation.falseRefusals],
    ["Het staat niet in de bronnen, en dat is ook gezegd", evaluation.refused],
  ];
  return [
    createElement(
      "p",
      {},
      `Op ${formatDate(evaluation.date)} zijn ${evaluation.questions} vragen gesteld waarvan het antwoord vooraf vaststond. Een antwoord is juist als alle gevraagde feiten erin staan, met een citaat van de juiste pagina.`,
    ),
    createElement(
      "table",
      { class: "utrecht-table figures" },
      createElement("caption", { class: "visually-hidden" }, "Uitkomst van de meting"),
      createElement(
        "thead",
        {},
        createElement(
          "tr",
          {},
          createElement("th", { scope: "col" }, "Wat is gemeten"),
          createElement("th", { scope: "col" }, "Aandeel"),
        ),
      ),
      createElement("tbody", {}, ...rows.map(createRow)),
    ),
  ];
}

function createRow([label, share]: [string, number]): HTMLElement {
  return createElement(
    "tr",
    {},
    createElement("th", { scope: "row" }, label),
    createElement("td", {}, `${Math.round(share * 100)}\u00a0procent`),
  );
}
