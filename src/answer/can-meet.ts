import { splitHyphens, tokenize } from "../dutch/tokens.ts";
import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import type { Query, QueryWord } from "../retrieval/query.ts";
import { weightOf } from "../retrieval/query-weight.ts";
import type { Ranking } from "../retrieval/ranking.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";
import type { Passage } from "../schema.ts";
import { type Demand, demandOf, demandOfWritten, unitMeets } from "./demands.ts";
import { askedCount, enumerates } from "./enumerations.ts";
import { speaksOfLaws } from "./names.ts";
import {
  joinTerms,
  shareOf,
  termsOfContext,
  termsOfHeading,
  termsOfQuestion,
  termsOfText,
} from "./terms.ts";
import { cutUnits, type Unit } from "./units.ts";

/** Words of a question for money that say nothing of what it is for. */
const MONEY_WORD =
  /^(?:geld|euro|kost|kosten|budget|begroting|bedrag|prijs|financ|gefinanc|cost|money|totaal|maand|jaar|per)/i;
/** Passages among which an answer must stand. */
const BEST = 4;
/** A passage is as good as the best with this share of its score. */
const NEAR = 0.85;
/** A sentence with a figure is about the question when it has this share of its words. */
const MIN_COVERAGE = 0.18;
/** A sentence with so many of the question's words may call what is counted otherwise: "3 cases". */
const MOST_OF_IT = 0.6;
/** A sentence with so many of them need not have the rarest; few sentences tell how often. */
const MUCH_OF_IT: Partial<Record<Demand, number>> = {
  frequency: 0.35,
  number: 0.5,
};
/** So like a question that the passage is known to answer, that it may use other words. */
const SAME_QUESTION = 0.6;
const SAME_MEANING = 0.85;
/** Nearly so like it in both ways, which vouch for each other. */
const NEAR_QUESTION = 0.5;
const NEAR_MEANING = 0.75;
/** Somewhat like it, which says enough where the same is demanded. */
const SOMEWHAT_QUESTION = 0.3;
const SOMEWHAT_MEANING = 0.5;
/** The best passage is likely about the question from here on. */
const LIKE_QUESTION = 0.42;
const LIKE_MEANING = 0.6;

/** Whether some sentence of the best passages is about the question and holds what it demands. */
export function canMeet(
  understood: Understood,
  ranked: Ranking,
  query: Query,
  lexicon: Lexicon,
  contextOf: (passage: Passage) => string,
): boolean {
  const demand = demandOf(understood);
  const count = askedCount(understood.text);
  const best = ranked.first(BEST);
  const near = best.filter(({ score }) => score >= NEAR * (best[0]?.score ?? 0));
  if (count > 0 && !near.some((one) => enumerates(one, count))) return false;
  if (demand === "none") return true;
  const nouns = demand === "number" ? countedNouns(query) : [];
  const rarest = rarestWord(query, lexicon);
  const subject = query.words.filter(
    ({ text, importance }) => importance === 1 && !MONEY_WORD.test(text),
  );
  const units = best.flatMap((one) => cutUnits(one, query, lexicon));
  const speaksOfItsLaws = speaksOfLaws(understood, query, lexicon);
  return units.some((unit) => {
    if (!unitMeets(demand, unit)) return false;
    const { question, denseQuestion } = unit.ranked.features;
    if (question >= SAME_QUESTION || denseQuestion >= SAME_MEANING) return true;
    if (question >= NEAR_QUESTION && denseQuestion >= NEAR_MEANING) return true;
    const speaks = () => !rarest || speaksOf(unit.ranked, rarest, contextOf, lexicon);
    const isBest = unit.ranked === best[0];
    if (demand !== "money" && isBest && asksSame(unit.ranked, demand) && speaks()) return true;
    const isLikely = isBest && (question >= LIKE_QUESTION || denseQuestion >= LIKE_MEANING);
    if (!isLikely && unit.coverage < MIN_COVERAGE) return false;
    // The rarest word can be a verb that a sentence which tells it has no need of: "missen", "legt af".
    const tells = unit.coverage >= (MUCH_OF_IT[demand] ?? 1);
    const mustSpeak = !tells && (!isLikely || demand === "number");
    if (mustSpeak && !speaks()) return false;
    if (demand === "date" && !speaksOfItsLaws(unit.ranked)) return false;
    if (!isLikely && demand === "date" && !sharesSubject(unit, subject, lexicon)) return false;
    if (demand === "money") return isLikely || sharesSubject(unit, subject, lexicon);
    if (nouns.length === 0 || (isLikely && unit.coverage >= MOST_OF_IT)) return true;
    const { passage } = unit.ranked;
    const terms = joinTerms(termsOfText(unit.cut, lexicon), termsOfHeading(passage, lexicon));
    return nouns.some((noun) => shareOf(noun, terms) > 0);
  });
}

/**
 * Whether a passage is known to answer a question that is somewhat like the one asked and demands the
 * same: how many there are is then told in it, whatever they are called.
 */
function asksSame({ likeQuestion, features }: RankedPassage, demand: Demand): boolean {
  const { question, denseQuestion } = features;
  if (question < SOMEWHAT_QUESTION && denseQuestion < SOMEWHAT_MEANING) return false;
  return likeQuestion !== undefined && demandOfWritten(likeQuestion) === demand;
}

/** What the question is about more than anything: its rarest word that the corpus has. */
function rarestWord(query: Query, lexicon: Lexicon): QueryWord | undefined {
  const known = query.words.filter(
    ({ importance, alternatives }) =>
      importance === 1 && alternatives.some(({ term }) => lexicon.has(term)),
  );
  return known.sort((a, b) => weightOf(b, lexicon) - weightOf(a, lexicon))[0];
}

/** Whether a passage, its headings or a question it is known to answer has a word. */
function speaksOf(
  { passage, likeQuestion }: RankedPassage,
  word: QueryWord,
  contextOf: (passage: Passage) => string,
  lexicon: Lexicon,
): boolean {
  const terms = joinTerms(
    termsOfText(passage, lexicon),
    termsOfContext(passage, lexicon, contextOf),
    termsOfQuestion(likeQuestion ?? "", lexicon),
  );
  return shareOf(word, terms) > 0;
}

/** An amount is for what is asked about only when half of that is in the same sentence. */
function sharesSubject(unit: Unit, subject: readonly QueryWord[], lexicon: Lexicon): boolean {
  const terms = termsOfText(unit.cut, lexicon);
  const shared = subject.filter((word) => shareOf(word, terms) >= 0.5);
  return subject.length > 0 && shared.length / subject.length >= 0.5;
}

/** The thing that is counted, with the words that describe it: "hoeveel grote bronnen". */
function countedNouns({ text, words }: Query): QueryWord[] {
  const asked = text.match(/\b(?:hoeveel|aantal|how many)\b/i);
  if (asked?.index === undefined) return [];
  const rest = tokenize(text.slice(asked.index + asked[0].length)).flatMap(splitHyphens);
  const nouns: QueryWord[] = [];
  for (const { normal } of rest) {
    const word = words.find(
      (one) =>
        one.importance === 1 && (one.text.toLowerCase() === normal || one.corrected === normal),
    );
    if (word) nouns.push(word);
    else if (nouns.length > 0) break;
  }
  return nouns;
}
