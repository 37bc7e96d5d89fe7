import type { Understood } from "../question/understand.ts";
import type { Query } from "../retrieval/query.ts";
import type { RankedPassage, Retrieved } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { askedCount } from "./enumerations.ts";
import type { PassageContext } from "./passage-context.ts";
import { wantsList } from "./score-units.ts";
import { countWords, cutUnits, type Unit } from "./units.ts";

/** A list is given whole up to this many items. */
const MAX_ITEMS = 12;
/** A list that scores this share of the best passage can be the one asked for. */
const NEAR_LIST = 0.5;
/** Passages among which the list is looked for that has as many items as were asked for. */
const LISTS = 10;
/** A longer list is shortened to the openings of its items. */
const LONG_LIST = 130;
const LABEL_WORDS = 5;

/**
 * The list that was asked for, whole: the best one, or the one that has as many items as the question
 * says. None when the question asks for no list.
 */
export async function findList(
  understood: Understood,
  { query, ranked }: Retrieved,
  context: PassageContext,
): Promise<Unit[]> {
  const count = askedCount(understood.text);
  if (!wantsList(understood) && count === 0) return [];
  const [first] = ranked;
  const near = ranked
    .first(count > 0 ? LISTS : 1)
    .filter(({ score }) => score >= (first?.score ?? 0) * NEAR_LIST);
  const isNamed = ({ passage }: RankedPassage) => understood.documents.includes(passage.documentId);
  for (const one of [...near.filter(isNamed), ...near]) {
    const { kind } = one.passage;
    if (kind !== "list" && kind !== "goal" && kind !== "overview") continue;
    const units = await itemsOf(one, query, context);
    const items = units.filter(({ text }) => !text.endsWith(":"));
    if (items.length > MAX_ITEMS) continue;
    if (count > 0 ? items.length === count : items.length > 1) return units;
  }
  return [];
}

/** The items of a list, each a unit; of a long list only the first sentence of each. */
async function itemsOf(
  ranked: RankedPassage,
  query: Query,
  context: PassageContext,
): Promise<Unit[]> {
  const passages = await listAround(ranked, context);
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
async function listAround(
  { passage }: RankedPassage,
  { around }: PassageContext,
): Promise<Passage[]> {
  if (passage.actionId || passage.kind !== "list") return [passage];
  const own = (await around(passage)).filter(({ kind }) => kind !== "footnote");
  const isSame = (one: Passage | undefined) =>
    one?.kind === "list" && one.headings.join() === passage.headings.join();
  const at = own.findIndex(({ id }) => id === passage.id);
  let from = at;
  let to = at;
  while (isSame(own[from - 1])) from -= 1;
  while (isSame(own[to + 1])) to += 1;
  return own.slice(from, to + 1);
}
