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
    ["Het antwoord is juist", evaluation.correct],
    ["Het citaat staat op de juiste pagina", evaluation.cited],
    ["Weigert terecht als het niet in de bronnen staat", evaluation.refused],
    ["Weigert ten onrechte", evaluation.falseRefusals],
  ];
  return [
    createElement(
      "p",
      {},
      `Op ${formatDate(evaluation.date)} zijn ${evaluation.questions} vragen gesteld waarvan het antwoord vooraf vaststond.`,
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
    createElement("td", {}, `${Math.round(share * 100)} procent`),
  );
}
