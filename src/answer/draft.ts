import type { Action, Answer, Citation, Language, Related, Statement } from "../schema.ts";
import type { Evidence } from "./evidence.ts";

/** A sentence of an answer with what it rests on. */
export interface DraftStatement {
  text: string;
  evidence: Evidence[];
  /** One item of a list. */
  bullet?: boolean;
}

/** An answer before its citations are numbered. */
export interface Draft {
  status: Answer["status"];
  reason?: Answer["reason"];
  method: "register" | "extractive";
  /** A fixed sentence that opens a list: what the list is and that it is complete. */
  lead?: string;
  statements: DraftStatement[];
  /** A sentence about the answer itself, resting on nothing: what is missing, what was looked for. */
  remark?: string;
  actions: Action[];
  related?: Related[];
  suggestions: string[];
  /** How a language model took part, or why it did not; the method is then this one. */
  generatedBy?: {
    method: "llm" | "extractive";
    model?: string;
    droppedStatements?: number;
    note?: string;
  };
}

/** A draft that states nothing: a remark at most says why. */
export function stateNothing(
  status: "not_found" | "clarification",
  reason: NonNullable<Answer["reason"]>,
  method: Draft["method"],
  remark: string,
): Draft {
  return { status, reason, method, statements: [], remark, actions: [], suggestions: [] };
}

/** Abbreviations and what they stand for, as far as an answer uses them. */
export type ExplainAbbreviations = (text: string) => { short: string; long: string }[];

/** Numbers the citations and writes the answer as markdown with [1] markers. */
export function finishAnswer(
  draft: Draft,
  about: { language: Language; embeddingModel: string; requestId: string; interpretedAs?: string },
  explainAbbreviations: ExplainAbbreviations,
  /** Abbreviations that the question asks the meaning of; they come first. */
  asked: readonly { short: string; long: string }[] = [],
): Answer {
  const citations: Citation[] = [];
  const statements = draft.statements.map((statement): Statement => {
    const numbers = statement.evidence.map(({ citation }) => numberOf(citations, citation));
    return { text: statement.text, citations: [...new Set(numbers)] };
  });
  const lines = statements.map(({ text, citations: numbers }, index) => {
    const marks = numbers.map((number) => `[${number}]`).join("");
    const line = marks ? `${escapeMarkdown(text)} ${marks}` : escapeMarkdown(text);
    return draft.statements[index]?.bullet ? `- ${line}` : line;
  });
  const lead = draft.lead ? [escapeMarkdown(draft.lead)] : [];
  const remark = draft.remark ? [escapeMarkdown(draft.remark)] : [];
  const shorts = explainAbbreviations(statements.map(({ text }) => text).join("\n")).filter(
    ({ short }) => !asked.some((one) => one.short === short),
  );
  const isAnswered = statements.length > 0;
  const first = isAnswered
    ? asked.map(({ short, long }) => `${short} = ${escapeMarkdown(long)}.`)
    : [];
  const abbreviations = shorts.length
    ? [shorts.map(({ short, long }) => `${short} = ${escapeMarkdown(long)}`).join("; ")]
    : [];
  const { interpretedAs, ...rest } = about;
  return {
    status: draft.status,
    ...(draft.reason ? { reason: draft.reason } : {}),
    answer: joinLines([...first, ...lead, ...lines, ...remark, ...abbreviations]),
    statements,
    citations,
    actions: draft.actions,
    ...(draft.related?.length ? { related: draft.related } : {}),
    ...(interpretedAs ? { interpretedAs } : {}),
    suggestions: draft.suggestions,
    language: rest.language,
    generatedBy: {
      kind: "ai",
      method: draft.method,
      ...draft.generatedBy,
      embeddingModel: rest.embeddingModel,
    },
    requestId: rest.requestId,
  };
}

/** Items of a list stay together, everything else is a paragraph of its own. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined) return line;
      return next.startsWith("- ") && (line.startsWith("- ") || line.endsWith(":"))
        ? `${line}\n`
        : `${line}\n\n`;
    })
    .join("");
}

/** The same excerpt has one number. */
function numberOf(citations: Citation[], citation: Omit<Citation, "number">): number {
  const known = citations.find(
    ({ url, excerpt }) => url === citation.url && excerpt === citation.excerpt,
  );
  if (known) return known.number;
  citations.push({ number: citations.length + 1, ...citation });
  return citations.length;
}

/** Source text and questions are text, never markup; web addresses stay as they are. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<>~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/^(\s*)([-+#=](?=\s|-|=|#)|\d+(?=[.)]\s))/gm, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}
