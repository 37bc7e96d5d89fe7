import { z } from "zod";
import type { DraftStatement } from "../answer/draft.ts";
import type { Evidence } from "../answer/evidence.ts";
import type { Language } from "../schema.ts";
import { type ChatFailure, type ChatParts, createChat } from "./chat.ts";
import { cleanText, isFaithful, tellsSame } from "./check-statement.ts";
import { writePrompt } from "./prompt.ts";

/** Why the extractive answer stands: the model failed, or said what its excerpts do not. */
export type RephraseFailure = ChatFailure | "unsupported";

export interface RephraseRequest {
  question: string;
  /** The question as understood, where that differs. */
  interpretedAs?: string | undefined;
  language: Language;
  /** The extractive answer with its evidence. */
  statements: readonly DraftStatement[];
  /** Excerpts of passages that came close. */
  near: readonly Evidence[];
}

export type Rephrased =
  | { statements: DraftStatement[]; dropped: number }
  | { failed: RephraseFailure };

export interface Rephraser {
  model: string;
  /** Never throws, and settles within the time limit. */
  rephrase(request: RephraseRequest, signal: AbortSignal): Promise<Rephrased>;
}

/** What may be logged of a call: nothing that was asked or answered. */
export interface RephraseLogEntry {
  event: "rephrase";
  outcome: "rephrased" | RephraseFailure;
  milliseconds: number;
  dropped?: number;
}

export interface RephraserParts extends ChatParts {
  log?: (entry: RephraseLogEntry) => void;
}

const MAX_STATEMENTS = 30;

const replySchema = z.object({
  statements: z
    .array(z.object({ text: z.string(), excerpts: z.array(z.number()) }))
    .max(MAX_STATEMENTS),
});
type Reply = z.infer<typeof replySchema>;

/** Asks a model to rephrase an extractive answer, and lets through only what its excerpts prove. */
export function createRephraser({ log, ...parts }: RephraserParts): Rephraser {
  const chat = createChat(parts);
  const rephrase = async (request: RephraseRequest, signal: AbortSignal): Promise<Rephrased> => {
    const { question, interpretedAs, language, statements, near } = request;
    const own = statements.flatMap(({ evidence }) => evidence);
    const offered = listExcerpts([...own, ...near.filter((one) => !hasSameText(one, own))]);
    const excerpts = offered.map(({ citation }) => citation.excerpt);
    const answer = await chat(writePrompt({ question, interpretedAs, language, excerpts }), signal);
    if ("failed" in answer) return answer;
    const reply = readReply(answer.content);
    return reply ? checkReply(reply, offered, statements) : { failed: "wrongJson" };
  };
  return {
    model: parts.model,
    rephrase: async (request, signal) => {
      const started = performance.now();
      const result = await rephrase(request, signal);
      log?.({
        event: "rephrase",
        outcome: "failed" in result ? result.failed : "rephrased",
        milliseconds: Math.round(performance.now() - started),
        ...("failed" in result ? {} : { dropped: result.dropped }),
      });
      return result;
    },
  };
}

/** Each excerpt once; its number is its place from 1. */
function listExcerpts(evidence: readonly Evidence[]): Evidence[] {
  const listed: Evidence[] = [];
  for (const one of evidence) {
    if (!listed.some((other) => isSame(one, other))) listed.push(one);
  }
  return listed;
}

/** A paragraph of which the answer quotes a sentence would be a second, vaguer place for the same. */
function hasSameText({ citation }: Evidence, own: readonly Evidence[]): boolean {
  return own.some(
    ({ citation: { excerpt } }) =>
      excerpt.includes(citation.excerpt) || citation.excerpt.includes(excerpt),
  );
}

function isSame(a: Evidence, b: Evidence): boolean {
  return a.citation.url === b.citation.url && a.citation.excerpt === b.citation.excerpt;
}

/** The JSON of a reply, also in a code fence or after a model's loud thinking. */
function readReply(content: string): Reply | undefined {
  const spoken = content.replace(/^\s*<think>[\s\S]*?<\/think>/i, "").trim();
  const [, fenced] = /^```(?:json)?\s*([\s\S]*?)\s*```$/i.exec(spoken) ?? [];
  try {
    return replySchema.safeParse(JSON.parse(fenced ?? spoken)).data;
  } catch {
    return undefined;
  }
}

/** Keeps the faithful statements, and gives literally what they leave out of the answer. */
function checkReply(
  reply: Reply,
  offered: readonly Evidence[],
  original: readonly DraftStatement[],
): Rephrased {
  const isList = original.length > 1 && original.every(({ bullet }) => bullet);
  const faithful: DraftStatement[] = [];
  for (const { text, excerpts } of reply.statements) {
    const evidence = [...new Set(excerpts)].flatMap((number) => offered[number - 1] ?? []);
    const plain = cleanText(
      text,
      evidence.map(({ citation }) => citation.excerpt),
    );
    if (plain === undefined || faithful.some((one) => one.text === plain)) continue;
    const statement = { text: plain, evidence, ...(isList ? { bullet: true } : {}) };
    if (isFaithful(statement)) faithful.push(citeOnlyNeeded(statement));
  }
  if (faithful.length === 0 || faithful.length < reply.statements.length / 2) {
    return { failed: "unsupported" };
  }
  const statements = completeAnswer(faithful, original);
  const kept = statements.filter((one) => faithful.includes(one)).length;
  return kept === 0
    ? { failed: "unsupported" }
    : { statements, dropped: reply.statements.length - kept };
}

/** Without the excerpts that a statement can do without: those do not prove it. */
function citeOnlyNeeded(statement: DraftStatement): DraftStatement {
  let needed = statement;
  for (const one of statement.evidence.toReversed()) {
    const fewer = { ...needed, evidence: needed.evidence.filter((other) => other !== one) };
    if (isFaithful(fewer)) needed = fewer;
  }
  return needed;
}

/**
 * A model that leaves out half of the answer, told to or not, does not shorten it: what its statements
 * do not tell of the extractive answer stands there literally, instead of what they do tell of it.
 */
function completeAnswer(
  rephrased: readonly DraftStatement[],
  original: readonly DraftStatement[],
): DraftStatement[] {
  const restsOn = (statement: DraftStatement, { evidence }: DraftStatement): boolean =>
    statement.evidence.some((one) => evidence.some((other) => isSame(one, other)));
  const untold = original.filter(
    (one) =>
      !tellsSame(
        one,
        rephrased.filter((statement) => restsOn(statement, one)),
      ),
  );
  const left = rephrased.filter(
    (statement) =>
      !statement.evidence.every((one) =>
        untold.some(({ evidence }) => evidence.some((other) => isSame(one, other))),
      ),
  );
  // Each statement stands where the first excerpt of the answer that it rests on stood.
  const placeOf = (statement: DraftStatement): number => {
    const place = original.findIndex((one) => one === statement || restsOn(statement, one));
    return place < 0 ? original.length : place;
  };
  return [...left, ...untold].sort((a, b) => placeOf(a) - placeOf(b));
}
