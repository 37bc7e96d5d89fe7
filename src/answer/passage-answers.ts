import type { SourceDocument } from "../documents/document.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { demandOf, meets } from "./demands.ts";
import type { Draft, DraftStatement } from "./draft.ts";
import { cite, type Highlight } from "./evidence.ts";
import type { Phrases } from "./phrases.ts";
import { coverageOf, cutUnits, type Unit } from "./units.ts";

/** What answers from passages are made with. */
export interface PassageContext {
  documents: readonly SourceDocument[];
  passages: readonly Passage[];
  lexicon: Lexicon;
  phrases: Phrases;
  highlight: Highlight;
  /** Cosine of the question with each text; all zeros where there is no vector. */
  compare(texts: readonly string[]): Promise<number[]>;
}

/** How a unit's parts of the score weigh; docs/evaluation.md has the figures. */
const UNIT_WEIGHTS = { passage: 1, coverage: 1.2, dense: 0.6, demand: 0.8, lists: 0.3 };
/** Passages from which sentences are taken. */
const PASSAGES = 5;
/** Words of an answer in running text. */
const MAX_WORDS = 75;
/** A passage of this many words is given whole. */
const WHOLE_WORDS = 42;
/** A second sentence must score this share of the first. */
const SECOND = 0.82;
/** A list is given whole up to this many items. */
const MAX_ITEMS = 12;

/** The sentences that answer, each with its citation; lists whole. */
export async function answerFromPassages(
  understood: Understood,
  retrieved: Retrieved,
  context: PassageContext,
): Promise<Draft> {
  const units = await scoreUnits(understood, retrieved, context);
  const chosen = chooseUnits(understood, units, context);
  return {
    status: chosen.length > 0 ? "answered" : "not_found",
    ...(chosen.length > 0 ? {} : { reason: "notInSources" as const }),
    method: "extractive",
    statements: chosen.map((unit) => toStatement(unit, context, chosen.length > 1)),
    actions: [],
    suggestions: [],
  };
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
  const inOrder = [...retrievedPer].sort((a, b) => dateOf(a, context).localeCompare(dateOf(b, context)));
  for (const { documentId, retrieved } of inOrder) {
    const info = context.documents.find((one) => one.info.id === documentId)?.info;
    if (!info) continue;
    const [best] = isSufficient(retrieved)
      ? chooseUnits(understood, await scoreUnits(understood, retrieved, context), context)
      : [];
    if (!best) {
      silent.push(context.phrases.noPart(info.title));
      continue;
    }
    const statement = toStatement(best, context, true);
    const text = `${context.phrases.accordingTo(info.title, info.dateText)} ${statement.text}`;
    statements.push({ ...statement, text });
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

interface ScoredUnit extends Unit {
  score: number;
}

async function scoreUnits(
  understood: Understood,
  { query, ranked }: Retrieved,
  context: PassageContext,
): Promise<ScoredUnit[]> {
  const best = ranked.slice(0, PASSAGES);
  const top = best[0]?.score ?? 1;
  const demand = demandOf(understood);
  const units = best.flatMap((one) => cutUnits(one, query, context.lexicon));
  const dense = await context.compare(units.map(({ text }) => text));
  return units
    .map((unit, index) => {
      const own = coverageOf(`${unit.text}\n${unit.ranked.passage.headings.at(-1) ?? ""}`, query, context.lexicon);
      return {
        ...unit,
        score:
          UNIT_WEIGHTS.passage * (unit.ranked.score / top) +
          UNIT_WEIGHTS.coverage * (0.7 * unit.coverage + 0.3 * own) +
          UNIT_WEIGHTS.dense * Math.max(0, dense[index] ?? 0) +
          (demand !== "none" && meets(demand, unit.text) ? UNIT_WEIGHTS.demand : 0),
      };
    })
    .sort((a, b) => b.score - a.score);
}

function chooseUnits(
  understood: Understood,
  units: readonly ScoredUnit[],
  context: PassageContext,
): ScoredUnit[] {
  const [best] = units;
  if (!best) return [];
  const siblings = unitsOf(best.ranked, units);
  if (wantsList(understood)) {
    const list = wholeList(best, units, context);
    if (list.length > 1) return list;
  }
  const whole = siblings.reduce((sum, { text }) => sum + countWords(text), 0);
  if (whole <= WHOLE_WORDS) return siblings;
  const chosen: ScoredUnit[] = [best];
  let words = countWords(best.text);
  for (const unit of units.slice(1)) {
    if (chosen.length >= 3 || unit.score < best.score * SECOND) break;
    const sameText = chosen.some(({ text }) => text === unit.text);
    if (sameText || words + countWords(unit.text) > MAX_WORDS) continue;
    chosen.push(unit);
    words += countWords(unit.text);
  }
  return inSourceOrder(chosen, best);
}

/** Sentences of the best passage stay in their order and come first. */
function inSourceOrder(chosen: readonly ScoredUnit[], best: ScoredUnit): ScoredUnit[] {
  const own = chosen.filter(({ ranked }) => ranked === best.ranked);
  const others = chosen.filter(({ ranked }) => ranked !== best.ranked);
  return [...own.sort(byPlace), ...others];
}

function unitsOf(ranked: RankedPassage, units: readonly ScoredUnit[]): ScoredUnit[] {
  return units.filter((unit) => unit.ranked === ranked).sort(byPlace);
}

function byPlace(a: Unit, b: Unit): number {
  const parts = a.ranked.passage.parts;
  return parts.indexOf(a.part) - parts.indexOf(b.part) || a.start - b.start;
}

function wantsList({ wants }: Understood): boolean {
  return wants.includes("list") && !wants.includes("number") && !wants.includes("definition");
}

/** All items of the list that the unit is in, with the sentence that announces them. */
function wholeList(
  best: ScoredUnit,
  units: readonly ScoredUnit[],
  _context: PassageContext,
): ScoredUnit[] {
  const { passage } = best.ranked;
  const items = unitsOf(best.ranked, units);
  const isList = passage.kind === "list" || passage.kind === "goal";
  return isList && items.length > 1 && items.length <= MAX_ITEMS ? items : [];
}

function toStatement(unit: ScoredUnit, context: PassageContext, isOneOfMore: boolean): DraftStatement {
  const { passage } = unit.ranked;
  const document = context.documents.find(({ info }) => info.id === passage.documentId);
  if (!document) throw new Error(`Passage ${passage.id} belongs to no known document.`);
  const setting = {
    section: passage.headings.join(" › ") || document.info.title,
    actionId: passage.actionId,
  };
  return {
    text: unit.text,
    evidence: [cite(document, unit.part, setting, context.highlight, unit)],
    ...(isOneOfMore && passage.kind !== "paragraph" ? { bullet: true } : {}),
  };
}

function dateOf({ documentId }: { documentId: string }, { documents }: PassageContext): string {
  return documents.find(({ info }) => info.id === documentId)?.info.date ?? "";
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
