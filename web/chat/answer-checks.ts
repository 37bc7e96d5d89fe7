import type { Action, Answer, Citation, Related } from "../../src/schema.ts";
import { isRecord, isText, isWhole, listOf, optional } from "../shared/checks.ts";
import type { Stretch } from "../shared/marks.ts";

/** The parts of an action that the chat page shows. */
export type ShownAction = Pick<
  Action,
  "id" | "documentId" | "section" | "title" | "ownerText" | "url"
>;

/** The parts of a citation that the chat page shows. */
export type ShownCitation = Omit<Citation, "source" | "documentDate">;

/** The parts of a related place that the chat page shows. */
export type ShownRelated = Pick<Related, "documentTitle" | "page" | "section" | "url">;

/** The parts of how an answer was made that the chat page tells. */
export type ShownMethod = Pick<
  Answer["generatedBy"],
  "method" | "model" | "droppedStatements" | "note"
>;

/** The parts of an answer that the chat page shows; the rest is not looked at. */
export interface ShownAnswer extends Pick<Answer, "status" | "answer" | "language"> {
  reason?: string;
  citations: ShownCitation[];
  actions: ShownAction[];
  related?: ShownRelated[];
  interpretedAs?: string;
  suggestions: string[];
  generatedBy: ShownMethod;
}

const isStretch = (value: unknown): value is Stretch =>
  Array.isArray(value) && value.length === 2 && value.every(isWhole);

/** Addresses are followed, so only paths of this site pass. */
const isPath = (value: unknown): value is string => isText(value) && /^\/(?!\/)/.test(value);

const isCitation = (value: unknown): value is ShownCitation =>
  isRecord(value) &&
  [value.documentId, value.documentTitle, value.dateText].every(isText) &&
  [value.section, value.excerpt].every(isText) &&
  isWhole(value.number) &&
  isWhole(value.page) &&
  isPath(value.url) &&
  listOf(isStretch)(value.highlights);

const isAction = (value: unknown): value is ShownAction =>
  isRecord(value) &&
  [value.id, value.documentId, value.title, value.ownerText].every(isText) &&
  optional(isText)(value.section) &&
  isPath(value.url);

const isRelated = (value: unknown): value is ShownRelated =>
  isRecord(value) &&
  [value.documentTitle, value.section].every(isText) &&
  isWhole(value.page) &&
  isPath(value.url);

const methods = ["register", "extractive", "llm"];

const isMethod = (value: unknown): value is ShownMethod =>
  isRecord(value) &&
  isText(value.method) &&
  methods.includes(value.method) &&
  [value.model, value.note].every(optional(isText)) &&
  optional(isWhole)(value.droppedStatements);

const statuses = ["answered", "partial", "not_found", "clarification"];

/** Whether a response is an answer this page can show. */
export function isAnswer(value: unknown): value is ShownAnswer {
  return (
    isRecord(value) &&
    isText(value.status) &&
    statuses.includes(value.status) &&
    (value.language === "nl" || value.language === "en") &&
    isText(value.answer) &&
    listOf(isCitation)(value.citations) &&
    listOf(isAction)(value.actions) &&
    listOf(isText)(value.suggestions) &&
    isMethod(value.generatedBy) &&
    optional(isText)(value.reason) &&
    optional(isText)(value.interpretedAs) &&
    optional(listOf(isRelated))(value.related)
  );
}
