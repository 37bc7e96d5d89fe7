import type { Understood } from "../question/understand.ts";
import type { Lexicon } from "../retrieval/lexicon.ts";
import { weightOf } from "../retrieval/lexical.ts";
import type { Retrieved } from "../retrieval/retrieve.ts";
import { type Demand, demandOf, meets } from "./demands.ts";
import { shareOf } from "./units.ts";

/** How well the best passages carry the question. */
export interface Sufficiency {
  /** Best likeness to a question that a passage is known to answer, 0–1. */
  question: number;
  /** Cosine with the nearest such question. */
  denseQuestion: number;
  /** Share of the question's words that the best passage, its headings or its questions have. */
  coverage: number;
  /** Weight of the question's words that exist nowhere, as a share. */
  unknown: number;
  demand: Demand;
  demandMet: boolean;
  /** Names in the question that the best passages do not have. */
  missingNames: string[];
  /** Years in the question that the best passages do not have. */
  missingYears: number[];
  /** The estimated chance that the sources answer this, 0–1. */
  chance: number;
}

/** Weights of the estimate; fitted with the curve in docs/evaluation.md. */
export const CHANCE_WEIGHTS = {
  bias: -4.2,
  question: 4,
  denseQuestion: 3.2,
  coverage: 4.2,
  unknown: -3,
  unmetDemand: -2.5,
  missingName: -1.6,
  missingYear: -3,
};

/** Passages looked at: the answer is among them or nowhere. */
const BEST = 3;

/** Estimates whether the best passages answer the question. */
export function estimateSufficiency(
  understood: Understood,
  { query, ranked }: Retrieved,
  lexicon: Lexicon,
  questionsOf: (passageId: string) => readonly string[],
): Sufficiency {
  const best = ranked.slice(0, BEST);
  const texts = best.map(({ passage }) =>
    [passage.text, ...passage.headings, passage.documentId].join("\n"),
  );
  const grounds = best.map(({ passage }, index) => {
    const own = texts[index] ?? "";
    return new Set(
      lexicon
        .termsOf([own, ...questionsOf(passage.id)].join("\n"))
        .map(({ term }) => term),
    );
  });
  const demand = demandOf(understood);
  const all = texts.join("\n");
  const partial = {
    question: Math.max(0, ...best.map(({ features }) => features.question)),
    denseQuestion: Math.max(0, ...best.map(({ features }) => features.denseQuestion)),
    coverage: Math.max(0, ...grounds.map((terms) => share(query.words, terms, lexicon))),
    unknown: unknownShare(query.words, lexicon),
    demand,
    demandMet: texts.some((text) => meets(demand, text)),
    missingNames: missingNames(understood, query.words, grounds),
    missingYears: understood.references.years.filter(
      (year) => !all.includes(String(year)) && !best.some(({ passage }) => passage.id.endsWith(String(year))),
    ),
  };
  return { ...partial, chance: chanceOf(partial) };
}

function chanceOf(found: Omit<Sufficiency, "chance">): number {
  const weights = CHANCE_WEIGHTS;
  const sum =
    weights.bias +
    weights.question * found.question +
    weights.denseQuestion * found.denseQuestion +
    weights.coverage * found.coverage +
    weights.unknown * found.unknown +
    (found.demandMet ? 0 : weights.unmetDemand) +
    weights.missingName * Math.min(2, found.missingNames.length) +
    (found.missingYears.length > 0 ? weights.missingYear : 0);
  return 1 / (1 + Math.exp(-sum));
}

type Words = Retrieved["query"]["words"];

function share(words: Words, terms: ReadonlySet<string>, lexicon: Lexicon): number {
  let whole = 0;
  let found = 0;
  for (const word of words) {
    const weight = weightOf(word, lexicon);
    whole += weight;
    found += weight * shareOf(word, terms);
  }
  return whole > 0 ? found / whole : 0;
}

function unknownShare(words: Words, lexicon: Lexicon): number {
  let whole = 0;
  let unknown = 0;
  for (const word of words) {
    const weight = weightOf(word, lexicon);
    whole += weight;
    if (word.unknown) unknown += weight;
  }
  return whole > 0 ? unknown / whole : 0;
}

/** Words with a capital inside the question that none of the best passages knows. */
function missingNames(
  { text }: Understood,
  words: Words,
  grounds: readonly ReadonlySet<string>[],
): string[] {
  const first = text.search(/\p{L}/u);
  return words
    .filter(({ text: word, importance }) => /^\p{Lu}/u.test(word) && importance === 1 && !text.slice(first).startsWith(word))
    .filter((word) => grounds.every((terms) => shareOf(word, terms) === 0))
    .map(({ text: word }) => word);
}
