import type { SourceDocument } from "../documents/document.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query } from "../retrieval/query.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { askedCount, demandOf, enumeratesIn, meets } from "./demands.ts";
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
const UNIT_WEIGHTS = {
  passage: 1,
  coverage: 1.2,
  dense: 0.6,
  demand: 0.8,
  defines: 0.6,
  enumerates: 0.7,
};
/** Passages from which sentences are taken. */
const PASSAGES = 5;
/** Words of an answer in running text. */
const MAX_WORDS = 85;
/** A passage of this many words is given whole. */
const WHOLE_WORDS = 55;
/** Words taken from one passage. */
const PASSAGE_WORDS = 62;
/** The same when no sentence has this share of the question's words. */
const MANY_WORDS = 100;
const CLEAR = 0.3;
/** Another passage is quoted too when its score is this share of the first. */
const NEAR_PASSAGE = 0.86;
/** The same for the other half of a paragraph, and for what stands under the same heading. */
const NEAR_NEIGHBOUR = 0.6;
const MAX_UNITS = 4;
/** A second sentence must score this share of the first. */
const SECOND = 0.7;
/** A list is given whole up to this many items. */
const MAX_ITEMS = 12;
/** A list that scores this share of the best passage can be the one asked for. */
const NEAR_LIST = 0.5;
/** Passages among which the list is looked for that has as many items as were asked for. */
const LISTS = 10;
/** A longer list is shortened to the openings of its items. */
const LONG_LIST = 130;
const LABEL_WORDS = 5;
/** Sentences of each document in a comparison. */
const PER_DOCUMENT = 2;
/** A sentence that begins so says nothing without the one before it. */
const LEANS =
  /^(?:Dit|Deze|Dat|Die|Daarmee|Daarom|Daarvoor|Daartoe|Daarbij|Daarin|Hierdoor|Hiermee|Hiervoor|Hierop|Zij|Ze|Hij|Zo|Met dit|Met deze|In dit|In deze|Op die|Op basis hiervan|Beide|Een voorbeeld|Hierbij|Wel|Toch|Maar|Zeker|Ook)\b/;
/** A list asked for can go on in a sentence that begins so. */
const GOES_ON = /^(?:Dat|Dit|Daarbij|Denk|Het gaat|Bijvoorbeeld|Zo|Daarnaast|Ook|Deze)\b/;

/** The sentences that answer, each with its citation; lists whole. */
export async function answerFromPassages(
  understood: Understood,
  retrieved: Retrieved,
  context: PassageContext,
): Promise<Draft> {
  const list = findList(understood, retrieved, context);
  const chosen =
    list.length > 0
      ? list
      : chooseUnits(understood, await scoreUnits(understood, retrieved, context));
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
  const inOrder = [...retrievedPer].sort((a, b) =>
    dateOf(a, context).localeCompare(dateOf(b, context)),
  );
  for (const { documentId, retrieved } of inOrder) {
    const info = context.documents.find((one) => one.info.id === documentId)?.info;
    if (!info) continue;
    const chosen = isSufficient(retrieved)
      ? chooseUnits(understood, await scoreUnits(understood, retrieved, context))
      : [];
    if (chosen.length === 0) silent.push(context.phrases.noPart(info.title));
    const source = context.phrases.accordingTo(info.title, info.dateText);
    for (const [index, unit] of chosen.slice(0, PER_DOCUMENT).entries()) {
      const { text, evidence } = toStatement(unit, context, false);
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
  const count = askedCount(understood.text);
  const units = best.flatMap((one) => cutUnits(one, query, context.lexicon));
  const dense = await context.compare(units.map(({ text }) => text));
  return units
    .map((unit, index) => {
      const own = coverageOf(
        `${unit.text}\n${unit.ranked.passage.headings.at(-1) ?? ""}`,
        query,
        context.lexicon,
      );
      return {
        ...unit,
        score:
          UNIT_WEIGHTS.passage * (unit.ranked.score / top) +
          UNIT_WEIGHTS.coverage * (0.7 * unit.coverage + 0.3 * own) +
          UNIT_WEIGHTS.dense * Math.max(0, dense[index] ?? 0) +
          (demand !== "none" && meets(demand, unit.text) ? UNIT_WEIGHTS.demand : 0) +
          (count > 0 && enumeratesIn(unit.text, count) ? UNIT_WEIGHTS.enumerates : 0) +
          (understood.wants.includes("definition") && defines(unit.text, query)
            ? UNIT_WEIGHTS.defines
            : 0),
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** Sentences of the best passage, then one of a passage that is nearly as good. */
function chooseUnits(understood: Understood, units: readonly ScoredUnit[]): ScoredUnit[] {
  const [best] = units;
  if (!best) return [];
  const demand = demandOf(understood);
  const first = units.find(({ text }) => demand === "none" || meets(demand, text)) ?? best;
  const chosen = fromPassage(first, understood, unitsOf(first.ranked, units));
  let words = countAll(chosen);
  for (const unit of units) {
    const share = isNeighbour(unit, first) ? NEAR_NEIGHBOUR : NEAR_PASSAGE;
    const isNear = unit.ranked.score >= first.ranked.score * share;
    const isKnown = chosen.some(({ ranked, text }) => ranked === unit.ranked || text === unit.text);
    if (isKnown || !isNear || unit.score < first.score * SECOND) continue;
    if (words + countWords(unit.text) > MAX_WORDS || chosen.length > MAX_UNITS) break;
    chosen.push(unit);
    words += countWords(unit.text);
  }
  return chosen;
}

function isNeighbour(one: Unit, other: Unit): boolean {
  const [a, b] = [one.ranked.passage, other.ranked.passage];
  return a.documentId === b.documentId && a.headings.join() === b.headings.join();
}

/** A short passage whole; of a longer one its best sentences, in their order. */
function fromPassage(
  best: ScoredUnit,
  understood: Understood,
  siblings: readonly ScoredUnit[],
): ScoredUnit[] {
  if (countAll(siblings) <= WHOLE_WORDS) return [...siblings];
  const chosen = wantsList(understood) ? withNext(best, siblings) : withPrevious(best, siblings);
  // When no sentence shares much with the question, none stands out: quote more of them.
  const limit =
    best.coverage < CLEAR && demandOf(understood) === "none" ? MANY_WORDS : PASSAGE_WORDS;
  const others = [...siblings].sort((a, b) => b.score - a.score);
  for (const unit of others) {
    if (countAll(chosen) + countWords(unit.text) > limit) continue;
    if (!chosen.includes(unit) && unit.score >= best.score * SECOND) chosen.push(unit);
  }
  return chosen.sort(byPlace);
}

/** A sentence that leans on the one before it brings it along. */
function withPrevious(unit: ScoredUnit, siblings: readonly ScoredUnit[]): ScoredUnit[] {
  const at = siblings.indexOf(unit);
  if (unit.text.endsWith("?")) return siblings.slice(at, at + 3);
  const previous = siblings[at - 1];
  return previous && LEANS.test(unit.text) ? [previous, unit] : [unit];
}

function withNext(unit: ScoredUnit, siblings: readonly ScoredUnit[]): ScoredUnit[] {
  const next = siblings[siblings.indexOf(unit) + 1];
  return next && GOES_ON.test(next.text) ? [unit, next] : withPrevious(unit, siblings);
}

function unitsOf(ranked: RankedPassage, units: readonly ScoredUnit[]): ScoredUnit[] {
  return units.filter((unit) => unit.ranked === ranked).sort(byPlace);
}

function byPlace(a: Unit, b: Unit): number {
  const parts = a.ranked.passage.parts;
  return parts.indexOf(a.part) - parts.indexOf(b.part) || a.start - b.start;
}

/** "X is een …", "X bestaat uit …", "Platform Open Overheidsinformatie (PLOOI)". */
function defines(text: string, query: Query): boolean {
  const said =
    /\b(?:is een|zijn een|is het|staat voor|betekent|verzamelterm|bestaat uit|houdt in|is de)\b/i;
  return (
    said.test(text) ||
    query.words.some(({ text: word, importance }) => importance === 1 && text.includes(`(${word})`))
  );
}

function wantsList({ wants }: Understood): boolean {
  return wants.includes("list") && !wants.includes("number") && !wants.includes("definition");
}

/** The list that was asked for, whole: the best one that has as many items as the question says. */
function findList(
  understood: Understood,
  { query, ranked }: Retrieved,
  context: PassageContext,
): Unit[] {
  const count = askedCount(understood.text);
  if (!wantsList(understood) && count === 0) return [];
  const near = ranked
    .slice(0, count > 0 ? LISTS : 1)
    .filter(({ score }) => score >= (ranked[0]?.score ?? 0) * NEAR_LIST);
  const isNamed = ({ passage }: RankedPassage) => understood.documents.includes(passage.documentId);
  for (const one of [...near.filter(isNamed), ...near]) {
    const { kind } = one.passage;
    if (kind !== "list" && kind !== "goal" && kind !== "overview") continue;
    const units = itemsOf(one, query, context);
    const items = units.filter(({ text }) => !text.endsWith(":"));
    if (items.length > MAX_ITEMS) continue;
    if (count > 0 ? items.length === count : items.length > 1) return units;
  }
  return [];
}

/** The items of a list, each a unit; of a long list only the first sentence of each. */
function itemsOf(ranked: RankedPassage, query: Query, context: PassageContext): Unit[] {
  const passages = listAround(ranked, context);
  const words = passages.reduce((sum, { text }) => sum + countWords(text), 0);
  return passages.flatMap((passage) => {
    const units = cutUnits({ ...ranked, passage }, query, context.lexicon);
    return passage.parts.flatMap((part) => {
      const own = units.filter((unit) => unit.part === part);
      const [first] = own;
      const last = own.at(-1);
      if (!first || !last) return [];
      if (part.text.endsWith(":")) return [last];
      const end = words > LONG_LIST ? endOfOpening(part.text, own) : last.end;
      return [{ ...first, end, text: part.text.slice(first.start, end) }];
    });
  });
}

/** "2. Digitale overheid." is a label; the sentence behind it is the item. */
function endOfOpening(text: string, units: readonly Unit[]): number {
  const enough = units.find(({ end }) => countWords(text.slice(0, end)) >= LABEL_WORDS);
  return enough?.end ?? text.length;
}

/** A list that a page border or its length cut into passages, together again. */
function listAround({ passage }: RankedPassage, { passages }: PassageContext): Passage[] {
  if (passage.actionId || passage.kind !== "list") return [passage];
  const own = passages.filter(
    ({ documentId, kind }) => documentId === passage.documentId && kind !== "footnote",
  );
  const isSame = (one: Passage | undefined) =>
    one?.kind === "list" && one.headings.join() === passage.headings.join();
  const at = own.findIndex(({ id }) => id === passage.id);
  let from = at;
  let to = at;
  while (isSame(own[from - 1])) from -= 1;
  while (isSame(own[to + 1])) to += 1;
  return own.slice(from, to + 1);
}

function toStatement(unit: Unit, context: PassageContext, isOneOfMore: boolean): DraftStatement {
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

function countAll(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + countWords(text), 0);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
