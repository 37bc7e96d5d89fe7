import type { Action, Answer, Citation, Related } from "../../src/schema.ts";
import { isRecord, isText, isWhole, listOf, optional } from "../shared/checks.ts";
import type { Stretch } from "../shared/marks.ts";

/** The parts of an action that the chat page shows. */
export type ShownAction = Pick<Action, "id" | "title" | "ownerText" | "url">;

/** The parts of a citation that the chat page shows. */
export type ShownCitation = Omit<Citation, "source">;

/** The parts of an answer that the chat page shows; the rest is not looked at. */
export interface ShownAnswer extends Pick<Answer, "status" | "answer" | "language" | "requestId"> {
  reason?: string;
  citations: ShownCitation[];
  actions: ShownAction[];
  related?: Related[];
  interpretedAs?: string;
  suggestions: string[];
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
  isRecord(value) && [value.id, value.title, value.ownerText].every(isText) && isPath(value.url);

const isRelated = (value: unknown): value is Related =>
  isRecord(value) &&
  [value.documentTitle, value.section].every(isText) &&
  isWhole(value.page) &&
  isPath(value.url);

const statuses = ["answered", "partial", "not_found", "clarification"];

/** Whether a response is an answer this page can show. */
export function isAnswer(value: unknown): value is ShownAnswer {
  return (
    isRecord(value) &&
    isText(value.status) &&
    statuses.includes(value.status) &&
    (value.language === "nl" || value.language === "en") &&
    [value.answer, value.requestId].every(isText) &&
    listOf(isCitation)(value.citations) &&
    listOf(isAction)(value.actions) &&
    listOf(isText)(value.suggestions) &&
    optional(isText)(value.reason) &&
    optional(isText)(value.interpretedAs) &&
    optional(listOf(isRelated))(value.related)
  );
}
