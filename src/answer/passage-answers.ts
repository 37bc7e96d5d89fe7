import { detectLanguage } from "../dutch/language.ts";
import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Ranking } from "../retrieval/ranking.ts";
import type { Retrieved } from "../retrieval/retrieve.ts";
import type { Language } from "../schema.ts";
import { chooseUnits, findOtherFigures } from "./choose-units.ts";
import type { Draft, DraftStatement } from "./draft.ts";
import { cite } from "./evidence.ts";
import type { PassageContext } from "./passage-context.ts";
import { mergeAdjacent, type Unit } from "./units.ts";
import { findList } from "./whole-lists.ts";

/** Sentences of each document in a comparison. */
const PER_DOCUMENT = 2;
/** Questions offered beside an answer, and the passages they are taken from. */
const SUGGESTIONS = 2;
const SUGGESTED_FROM = 6;

/** The sentences that answer, each with its citation; lists whole. */
export async function answerFromPassages(
  understood: Understood,
  retrieved: Retrieved,
  context: PassageContext,
): Promise<Draft> {
  const list = await findList(understood, retrieved, context);
  const chosen =
    list.length > 0 ? list : mergeAdjacent(await chooseUnits(understood, retrieved, context));
  const others =
    list.length > 0 ? [] : await findOtherFigures(understood, retrieved, chosen, context);
  const statements = [
    ...chosen.map((unit) => toStatement(unit, context)),
    ...others.map((unit) => attribute(toStatement(unit, context), unit, context)),
  ];
  return {
    status: chosen.length > 0 ? "answered" : "not_found",
    ...(chosen.length > 0 ? {} : { reason: "notInSources" as const }),
    method: "extractive",
    statements: statements.map((statement) =>
      list.length > 0 && !statement.text.endsWith(":") ? { bullet: true, ...statement } : statement,
    ),
    actions: [],
    suggestions: suggest(understood, retrieved.ranked, chosen, context),
  };
}

/** "Volgens het manifest (2020): …", for a source that differs from the first. */
function attribute(statement: DraftStatement, unit: Unit, context: PassageContext): DraftStatement {
  const { documentId } = unit.ranked.passage;
  const info = context.documents.find((one) => one.info.id === documentId)?.info;
  if (!info) return statement;
  const source = context.phrases.accordingTo(info.title, info.dateText);
  return { ...statement, text: `${source} ${statement.text}` };
}

/** A part per document, in order of date; a document that is silent is said to be. */
export async function compareDocuments(
  understood: Understood,
  retrievedPer: readonly { documentId: string; retrieved: Retrieved }[],
  isSufficient: (retrieved: Retrieved) => boolean,
  context: PassageContext,
): Promise<Draft> {
  const statements: DraftStatement[] = [];
  const silent: string[] = [];
  const inOrder = [...retrievedPer].sort((a, b) =>
    dateOf(a, context).localeCompare(dateOf(b, context)),
  );
  for (const { documentId, retrieved } of inOrder) {
    const info = context.documents.find((one) => one.info.id === documentId)?.info;
    if (!info) continue;
    const chosen = isSufficient(retrieved)
      ? mergeAdjacent(await chooseUnits(understood, retrieved, context))
      : [];
    if (chosen.length === 0) silent.push(context.phrases.noPart(info.title));
    const source = context.phrases.accordingTo(info.title, info.dateText);
    for (const [index, unit] of chosen.slice(0, PER_DOCUMENT).entries()) {
      const { text, evidence } = toStatement(unit, context);
      statements.push({ text: index === 0 ? `${source} ${text}` : text, evidence });
    }
  }
  const found = statements.length > 0;
  return {
    status: !found ? "not_found" : silent.length > 0 ? "partial" : "answered",
    ...(silent.length > 0 ? { reason: "notInSources" as const, remark: silent.join(" ") } : {}),
    method: "extractive",
    statements,
    actions: [],
    suggestions: [],
  };
}

/** A sentence as it stands; a table cell with the row it belongs to, or it would be about nothing. */
function toStatement(unit: Unit, context: PassageContext): DraftStatement {
  const { passage } = unit.ranked;
  const document = context.documents.find(({ info }) => info.id === passage.documentId);
  if (!document) throw new Error(`Passage ${passage.id} belongs to no known document.`);
  const setting = {
    section: passage.headings.join(" › ") || document.info.title,
    actionId: passage.actionId,
  };
  const evidence = [cite(document, unit.part, setting, context.highlight, unit)];
  return { text: `${rowOf(unit, context)}${unit.text}`, evidence };
}

function rowOf({ part, ranked }: Unit, { phrases }: PassageContext): string {
  const { actionId } = ranked.passage;
  if (actionId && (part.column === "2023" || part.column === "2025")) {
    return phrases.inRow(actionId, part.column);
  }
  return part.column === "indicators" ? phrases.indicator() : "";
}

/** Questions that the next best passages are known to answer, in the language of the asker. */
function suggest(
  { language }: Understood,
  ranked: Ranking,
  chosen: readonly Unit[],
  context: PassageContext,
): string[] {
  const used = new Set(chosen.map((unit) => unit.ranked.passage.headings.join()));
  const suggestions: string[] = [];
  for (const { passage } of ranked.first(SUGGESTED_FROM)) {
    const question = firstQuestions(context.questionsOf(passage.id))[language];
    if (!question || used.has(passage.headings.join())) continue;
    used.add(passage.headings.join());
    suggestions.push(question);
  }
  return suggestions.slice(0, SUGGESTIONS);
}

/** The first of a passage's questions in each language. */
const firstQuestions = rememberFor(
  (questions: readonly string[]): Record<Language, string | undefined> => ({
    nl: questions.find((text) => detectLanguage(text) === "nl"),
    en: questions.find((text) => detectLanguage(text) === "en"),
  }),
);

function dateOf({ documentId }: { documentId: string }, { documents }: PassageContext): string {
  return documents.find(({ info }) => info.id === documentId)?.info.date ?? "";
}
