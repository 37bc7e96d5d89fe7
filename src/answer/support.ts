import { normalise } from "../dutch/normalise.ts";
import { findNumbers } from "../dutch/numbers.ts";
import { stem } from "../dutch/stem.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import { tokenize } from "../dutch/tokens.ts";
import type { Draft, DraftStatement } from "./draft.ts";

/** Share of a statement's content words that must stand in its excerpts or their headings. */
const MIN_SHARE = 0.8;

/** Words of the fixed sentences around excerpts; they claim nothing. */
const FRAME = new Set(
  (
    "volgens werkagenda kamerbrief manifest bron bronnen actie acties uitvoerder uitvoerders " +
    "paragraaf ambitie staat staan genoemd noemen noemt wordt worden volledig van de eind resultaat " +
    "resultaten moet moeten klaar gereed organisatie doel doelen indicatoren indicator nummer pagina " +
    "according action actions owner owners section result results ready sources source page goal " +
    "goals indicators complete of by due responsible document documents"
  )
    .split(" ")
    .map((word) => stem(word)),
);

/**
 * Whether a statement says no more than its excerpts do: every number and date of it, and at least
 * four in five of its content words, stand in them or in the headings above them. Counting words and
 * figures are the same ("twee", "2"), and so are 2,5 miljoen and 2.500.000.
 */
export function isSupported(statement: DraftStatement): boolean {
  if (statement.evidence.length === 0) return false;
  const grounds = statement.evidence
    .map(({ citation, context }) => `${citation.excerpt}\n${context}`)
    .join("\n");
  const values = new Set(findNumbers(grounds).map(({ value }) => value));
  const known = new Set(tokenize(grounds).map(({ normal }) => normal));
  const stems = new Set([...known].map((word) => stem(word)));
  for (const token of tokenize(statement.text)) {
    if (token.kind === "word" || known.has(token.normal)) continue;
    const [number] = findNumbers(token.text);
    if (!number || !values.has(number.value)) return false;
  }
  const words = tokenize(statement.text).filter(
    ({ kind, normal }) => kind === "word" && !STOP_WORDS.has(normal) && !QUESTION_WORDS.has(normal),
  );
  const content = words.filter(({ normal }) => !FRAME.has(stem(normal)));
  const backed = content.filter(
    ({ normal }) => stems.has(stem(normal)) || normalise(grounds).includes(normal),
  );
  return content.length === 0 || backed.length / content.length >= MIN_SHARE;
}

/** Drops what is not supported; a draft without statements keeps its remark. */
export function keepSupported(draft: Draft): Draft {
  return { ...draft, statements: draft.statements.filter(isSupported) };
}
