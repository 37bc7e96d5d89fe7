import type { Ablation, CurvePoint } from "./ablate.ts";
import type { Figures } from "./figures.ts";
import type { Verdict } from "./judge.ts";
import { comparable } from "./judge.ts";
import type { Measured, Row } from "./measure.ts";

/** Columns of the table of a set, in order. */
const COLUMNS: [string, (figures: Figures) => number | undefined][] = [
  ["correct", ({ correct }) => correct],
  ["cited", ({ cited }) => cited],
  ["false refusals", ({ falseRefusals }) => falseRefusals],
  ["refused", ({ refused }) => refused],
  ["P@1", ({ precisionAt1 }) => precisionAt1],
  ["hit@5", ({ hitAt5 }) => hitAt5],
  ["MRR", ({ mrr }) => mrr],
  ["nDCG@10", ({ ndcgAt10 }) => ndcgAt10],
];

/** What the sets are, for a reader of the report. */
const SETS: Record<string, string> = {
  questions:
    "The evaluation set. Every third question is set aside: while the product is worked on, its failures are counted and not shown.",
  "own-questions": "Questions of kinds that the evaluation set lacks, written before tuning.",
};

/** Markdown table of a set: a row for each type of question, for the split and for all. */
export function writeRows(rows: readonly Row[]): string {
  return writeTable(
    ["", "questions", ...COLUMNS.map(([name]) => name)],
    rows.map(({ label, figures }) => [
      label,
      String(figures.questions),
      ...COLUMNS.map(([, read]) => writeShare(read(figures))),
    ]),
  );
}

/** What is not in the table, in sentences. */
export function writeSummary(one: Measured): string {
  const { factWords, searchMs, embedMs, unfaithful, unstable } = one;
  return [
    `- Answers to factual questions: ${factWords ?? "–"} words (median).`,
    `- A search: ${writeMs(searchMs)} (median), of which ${writeMs(embedMs)} to embed the question.`,
    `- Citations that are not literally their spans, or stand under a refusal: ${unfaithful.length}.`,
    `- Questions that got another answer when asked again: ${unstable.length}.`,
  ].join("\n");
}

/** The questions that went wrong: what was asked, what came, what was missing. */
export function writeFailures(one: Measured): string {
  const { failures, failuresAside } = one;
  const hidden = failuresAside > 0 ? ` ${failuresAside} more among those set aside.` : "";
  if (failures.length === 0) return `No failures to show.${hidden}`;
  const table = writeTable(
    ["id", "type", "question", "outcome", "what is wrong"],
    failures.map((verdict) => [
      verdict.question.id,
      verdict.question.type,
      [...(verdict.question.turns ?? []), verdict.question.question].join(" / "),
      [verdict.answer.status, verdict.answer.reason].filter(Boolean).join(", "),
      explainFailure(verdict),
    ]),
  );
  return `${failures.length} failures.${hidden}\n\n${table}`;
}

function explainFailure({ question, answer, cited }: Verdict): string {
  if (!question.answerable) return "should have been refused";
  const text = comparable(answer.answer);
  const missing = question.mustContain
    .filter((fact) => !fact.some((string) => text.includes(comparable(string))))
    .map((fact) => fact[0] ?? "");
  const place = question.pages?.length
    ? question.pages.map((page) => `page ${page}`)
    : ["its source"];
  return [
    ...(missing.length > 0 ? [`lacks ${missing.join("; ")}`] : []),
    ...(cited ? [] : [`no citation from ${place.join(" or ")}`]),
  ].join("; ");
}

/** The section that `--ablation` measures; without it the one of an earlier run is kept. */
export function writeAblation(
  ablations: readonly Ablation[],
  curve: readonly CurvePoint[],
  date: string,
): string {
  const shown = COLUMNS.filter(([name]) => name !== "nDCG@10");
  return [
    `Measured on ${date} with \`npm run eval -- --ablation\` on both sets together. Each row leaves out one part; the other weights stay as they are, so a row says what the part adds as it is now.`,
    writeTable(
      ["without", ...shown.map(([name]) => name)],
      ablations.map(({ without, figures }) => [
        without,
        ...shown.map(([, read]) => writeShare(read(figures))),
      ]),
    ),
    "### The threshold\n\nA question is refused when the estimated chance that the sources answer it lies below the threshold (`CHANCE_THRESHOLD` in src/config.ts).",
    writeTable(
      ["threshold", "correct", "false refusals", "refused"],
      curve.map(({ threshold, figures }) => [
        String(threshold),
        writeShare(figures.correct),
        writeShare(figures.falseRefusals),
        writeShare(figures.refused),
      ]),
    ),
  ].join("\n\n");
}

/** docs/evaluation.md. */
export function writeReport(
  measured: readonly Measured[],
  ablation: string,
  about: { date: string; model: string },
): string {
  return `${[
    "# Evaluation",
    `\`npm run eval\` wrote this file on ${about.date}: it asks questions whose answer is known of the real pipeline (index, register, embedding model \`${about.model}\`, no language model) and judges the answers by rule. It fails when a figure is under its floor (\`tests/evaluation/floors.json\`), when a citation is not literal, or when the same question gets another answer.`,
    METHOD,
    ...measured.map((one) =>
      [
        `## ${one.set}`,
        SETS[one.set] ?? "",
        writeRows(one.rows),
        writeSummary(one),
        writeFailures(one),
      ].join("\n\n"),
    ),
    "## What each part adds",
    `<!-- ablation -->\n${ablation}\n<!-- /ablation -->`,
  ].join("\n\n")}\n`;
}

const METHOD = `## How answers are judged

- **correct**: the question can be answered from the sources, the outcome is answered or partial, every required fact is in the answer (one of its accepted spellings; capitals, accents and white space do not count), and **cited** holds.
- **cited**: one of the first three citations is of an accepted document and page.
- **refused**: the question cannot be answered from the sources, and the outcome is not_found or clarification.
- **false refusals**: the question can be answered, and the outcome is not_found.
- **P@1, hit@5, MRR, nDCG@10**: where the search (\`POST /v1/search\`) puts the first passage of an accepted page. Accepted pages are alternatives: one of them is enough. Follow-ups are searched for as they were understood; questions without known pages are left out.
- Earlier turns of a follow-up are asked first, and their answers sent along. Every question is asked twice, the second time in reverse order. Shares of few questions are rough: with 110 questions, one is 0.009.`;

/** The lines for the README. */
export function writeFigures(measured: readonly Measured[], date: string): string {
  return [
    `Measured on ${date} by \`npm run eval\`; method, all types and failures in [docs/evaluation.md](docs/evaluation.md):`,
    writeTable(
      ["questions", "number", ...COLUMNS.slice(0, 6).map(([name]) => name)],
      measured.map(({ set, all }) => [
        set,
        String(all.questions),
        ...COLUMNS.slice(0, 6).map(([, read]) => writeShare(read(all))),
      ]),
    ),
  ].join("\n\n");
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. @throws Error without both */
export function fillBetween(text: string, name: string, content: string): string {
  const [before, rest] = split(text, `<!-- ${name} -->`);
  const [, after] = split(rest, `<!-- /${name} -->`);
  return `${before}<!-- ${name} -->\n${content}\n<!-- /${name} -->${after}`;
}

/** What stands between the two marks. @throws Error without both */
export function readBetween(text: string, name: string): string {
  const [, rest] = split(text, `<!-- ${name} -->`);
  return split(rest, `<!-- /${name} -->`)[0].trim();
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The text has no ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [write(head), `|${head.map(() => "---|").join("")}`, ...rows.map(write)].join("\n");
}

function writeShare(share: number | undefined): string {
  return share === undefined ? "–" : share.toFixed(3);
}

function writeMs(ms: number | undefined): string {
  return ms === undefined ? "–" : `${ms.toFixed(1)} ms`;
}
