import { rememberFor } from "../dutch/remember.ts";
import type { Understood } from "../question/understand.ts";
import type { Register, RegisterAction } from "../register/register.ts";
import type { Fits } from "../retrieval/rank-passages.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { type Demand, demandOf, passageMeets } from "./demands.ts";

import { standsUnder } from "./headings.ts";
import { namesOfPassage, namesOfWords, tellsName } from "./names.ts";

/** A second action is named too when its score is this share of the first. */
const ALSO = 0.98;

/** How much a passage gains by holding what is demanded; what few passages hold says most. */
const DEMAND_FIT: Record<Demand, number> = {
  contact: 0.5,
  name: 0.6,
  money: 0.3,
  percentage: 0.3,
  date: 0.15,
  frequency: 0.15,
  number: 0.1,
  none: 0,
};

/** A date of a document has a month at least. */
const MONTH =
  /\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) 20\d\d\b/i;

/** What is gained by a passage that has a date, when a document is asked for its date. */
const DATED = 0.4;

/** Whether a passage is of the kind that a question asks for, about 0–1; a feature of the ranking. */
export function fitsQuestion(understood: Understood): Fits {
  const demand = demandOf(understood);
  const gain = DEMAND_FIT[demand];
  const dated = demand === "date" && understood.aboutDocument ? DATED : 0;
  const named = fitOfName(understood);
  return {
    ofKind: fitOfKind(understood),
    withText: (passage, ofKind) => {
      const ofDate = dated > 0 && MONTH.test(passage.text) ? dated : 0;
      const isMet = demand !== "none" && passageMeets(demand, passage);
      const fit = ofKind + ofDate + (isMet ? gain : 0);
      return named ? fit + named.fitOf(passage) : fit;
    },
    mostOfText: dated + gain + (named?.most ?? 0),
  };
}

/** What a passage is: the same for all questions of a kind, of which there are some dozens. */
function fitOfKind(understood: Understood): Fits["ofKind"] {
  const { wants, references, aboutDocument } = understood;
  const fitOf = kindFit(understood);
  const look = (passages: readonly Passage[]) => {
    const fits = new Float64Array(passages.length);
    for (const [index, passage] of passages.entries()) fits[index] = fitOf(passage);
    return fits;
  };
  if (references.actionIds.length + references.sectionIds.length > 0) return look;
  const definition = wants.includes("definition");
  const kind = [wants[0], resultYearOf(references), aboutDocument, definition].join();
  return (passages) => {
    const known = fitsByKind(passages);
    const fits = known.get(kind) ?? look(passages);
    known.set(kind, fits);
    return fits;
  };
}

const fitsByKind = rememberFor((_: readonly Passage[]) => new Map<string, Float64Array>());

/** The year of a result column that a question names. */
function resultYearOf({ years }: Understood["references"]): number | undefined {
  return years.find((year) => year === 2023 || year === 2025);
}

/** What a chapter gains whose heading is what is asked about. */
const UNDER_HEADING = 1.5;

/** What a passage gains that has the abbreviation asked for, letter for letter. */
const SAME_SHORT = 0.6;
/** Capitals inside: "PLeK" is no "plek". */
const SHORT = /(?<![\p{L}\p{N}-])\p{Lu}\p{L}*\p{Lu}\p{L}*(?![\p{L}\p{N}-])/u;

/** What a passage gains that has the whole name asked for, or stands under it. */
const NAMED_WHOLE = 0.5;

/** Words that ask for a meaning, besides what it is of. */
const OF_MEANING = /^(?:afkorting|betekenis|definitie|term|abbreviation|acronym|meaning|stands?)$/i;

/** The abbreviation whose meaning is asked for, and nothing besides. */
function abbreviationAsked({ wants, subject }: Understood): string | undefined {
  const [word, ...others] = subject.filter((one) => !OF_MEANING.test(one));
  return wants.includes("definition") && others.length === 0 ? word?.match(SHORT)?.[0] : undefined;
}

/** What passages gain by what is named in this very question, and the most; undefined for nothing. */
function fitOfName(
  understood: Understood,
): { fitOf(passage: Passage): number; most: number } | undefined {
  const isUnder = standsUnder(understood);
  const short = abbreviationAsked(understood);
  const names = namesOfWords(understood).map(tellsName);
  if (!isUnder && short === undefined && names.length === 0) return undefined;
  return {
    fitOf: (passage) => {
      const isNamed = names.some((isTold) => isTold(namesOfPassage(passage)));
      return (
        (isUnder?.(passage) ? UNDER_HEADING : 0) +
        (short !== undefined && passage.text.includes(short) ? SAME_SHORT : 0) +
        (isNamed ? NAMED_WHOLE : 0)
      );
    },
    most:
      (isUnder ? UNDER_HEADING : 0) +
      (short === undefined ? 0 : SAME_SHORT) +
      (names.length > 0 ? NAMED_WHOLE : 0),
  };
}

function kindFit({ wants, references, aboutDocument }: Understood): (passage: Passage) => number {
  const { actionIds, sectionIds, years } = references;
  const namesAction = actionIds.length > 0;
  const namesSection = sectionIds.length > 0;
  const year = resultYearOf(references);
  const asksDefinition = wants.includes("definition");
  return (passage) => {
    if (namesAction && passage.actionId && actionIds.includes(passage.actionId)) {
      return years.length === 0 ||
        passage.id.endsWith(String(years[0])) ||
        passage.kind === "action"
        ? 4
        : 3;
    }
    const inSection = namesSection && sectionIds.includes(passage.section ?? "") ? 1 : 0;
    const isResult = year && passage.kind === "list" && passage.actionId !== undefined;
    if (isResult && passage.id.endsWith(`/${year}`)) return 1 + inSection;
    if (wants[0] === "owner" && passage.kind === "action") return 0.7 + inSection;
    if (wants[0] === "goals" && passage.kind === "goal") return 1 + inSection;
    if (passage.kind === "footnote" && aboutDocument) return 0.3;
    if (passage.kind === "footnote" && !asksDefinition) return inSection - 0.2;
    return inSection;
  };
}

/**
 * The actions that a question describes without giving their number: when it asks for an owner or a
 * result and the best passage is of an action. Another action that fits as well is named too.
 */
export function chooseActions(
  understood: Understood,
  { ranked }: Retrieved,
  register: Register,
): RegisterAction[] {
  const { wants, references } = understood;
  const [best] = ranked;
  if (!best?.passage.actionId) return [];
  const asksOwner =
    wants[0] === "owner" || (wants.includes("owner") && best.passage.kind === "action");
  const asksYear = references.years.some((year) => year === 2023 || year === 2025);
  const isResult = best.passage.kind === "list" && asksYear;
  const asksResult = wants[0] === "result" || (asksYear && wants.includes("result")) || isResult;
  // The description of an action without its owners would be half an answer.
  const isAction =
    best.passage.kind === "action" && ["none", "name"].includes(demandOf(understood));
  if (!asksOwner && !asksResult && !isAction) return [];
  const ids = new Set<string>();
  for (const one of ranked) {
    if (!isClose(one, best)) break;
    if (one.passage.actionId) ids.add(one.passage.actionId);
  }
  return [...ids]
    .slice(0, 2)
    .flatMap((id) => register.actions.find((action) => action.id === id) ?? [])
    .filter((action) => asksOwner || isAction || hasResults(action, register));
}

/** Only the Werkagenda's tables always have columns for results; elsewhere the row itself may tell. */
function hasResults({ documentId, results }: RegisterAction, register: Register): boolean {
  return documentId === register.documentId || [...results[2023], ...results[2025]].length > 0;
}

function isClose(one: RankedPassage, best: RankedPassage): boolean {
  return one.score >= best.score * ALSO;
}
