import { normalise } from "../dutch/normalise.ts";
import { findNumbers } from "../dutch/numbers.ts";
import { rememberLatest } from "../dutch/remember.ts";
import { stem } from "../dutch/stem.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import { type Token, tokenize } from "../dutch/tokens.ts";
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
    "goals indicators complete of by due intended beoogde voetnoot footnote owned responsible document documents"
  )
    .split(" ")
    .map((word) => stem(word)),
);

/**
 * Words (normal form) that join and claim nothing. None of cause (omdat), quantity (alle), certainty
 * (altijd) or time (binnen): those have to stand in the excerpts.
 */
export const CONNECTING_WORDS: ReadonlySet<string> = new Set(
  (
    "daarnaast daarbij daarvoor daarmee daarin daarop daarvan hiervoor hierbij hiermee hierin bovendien " +
    "verder tevens eveneens zoals waarbij waarmee waarvoor waarin waarop waarvan welke wie volgens onder " +
    "andere zowel evenals ervoor ermee erop eraan ervan erbij elkaar " +
    "a an and also as at by for from in into is are was were it its of on or said say says according such " +
    "that the their them these they this those to which who with be been being there has have had will " +
    "source sources"
  ).split(" "),
);

/** Words (normal form), Dutch and English, that deny. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  (
    "niet geen nooit zonder noch niemand niets nergens nimmer " +
    "not no never without none nobody nothing neither nor cannot"
  ).split(" "),
);
/**
 * Whether a statement says no more than its excerpts do: every number and date of it, and at least
 * four in five of its content words, stand in them or in the headings above them. Counting words and
 * figures are the same ("twee", "2"), and so are 2,5 miljoen and 2.500.000. What the excerpts deny a
 * statement may not affirm, and the other way about.
 */
export function isSupported(statement: DraftStatement): boolean {
  const { text, evidence } = statement;
  if (evidence.length === 0) return false;
  if (isLiteral(statement)) return true;
  const grounds = groundsOf(statement);
  if (turnsAround(text, grounds)) return false;
  const values = new Set(findNumbers(grounds).map(({ value }) => value));
  const known = wordsOf(grounds);
  const stems = stemsOf(known);
  const tokens = tokenize(text);
  for (const token of tokens) {
    if (token.kind === "word" || known.has(token.normal)) continue;
    const [number] = findNumbers(token.text);
    if (!number || !values.has(number.value)) return false;
  }
  if (hasForeignName(text, tokens, known)) return false;
  const words = tokens.filter(
    ({ kind, normal }) => kind === "word" && !isEmptyWord(normal) && !NEGATIONS.has(normal),
  );
  const content = words.filter(({ normal }) => !FRAME.has(stem(normal)));
  const folded = normalise(grounds);
  const backed = content.filter(({ normal }) => stems.has(stem(normal)) || folded.includes(normal));
  return content.length === 0 || backed.length / content.length >= MIN_SHARE;
}

/** Most statements are an excerpt word for word, which says no more than itself. */
function isLiteral({ text, evidence }: DraftStatement): boolean {
  return evidence.some(({ citation }) => citation.excerpt === text);
}

/** All that a statement may rest on: its excerpts and what stands above them. */
function groundsOf({ evidence }: DraftStatement): string {
  return evidence.map(({ citation, context }) => `${citation.excerpt}\n${context}`).join("\n");
}

/** A word with a capital inside a sentence names something; it may not come from elsewhere. */
function hasForeignName(
  text: string,
  tokens: readonly Token[],
  known: ReadonlySet<string>,
): boolean {
  return tokens.some(
    ({ kind, text: word, normal, start }) =>
      kind === "word" &&
      !known.has(normal) &&
      /^\p{Lu}/u.test(word) &&
      !/(?:^|[.?!:;(“"‘'•–-])\s*$/.test(text.slice(0, start)) &&
      !FRAME.has(stem(normal)) &&
      !word.split("-").every((piece) => known.has(normalise(piece))),
  );
}

function isEmptyWord(normal: string): boolean {
  return STOP_WORDS.has(normal) || QUESTION_WORDS.has(normal) || CONNECTING_WORDS.has(normal);
}

/** Statements whose check is kept, about all that the register gives: 1 kB each. */
const CHECKED = 1_500;

/** Drops what is not supported; a draft without statements keeps its remark. */
export function keepSupported(draft: Draft): Draft {
  const statements = draft.statements.filter((one) => isLiteral(one) || isSupportedAgain(one));
  return { ...draft, statements };
}

/** The same statements come back in many answers; they hold nothing but words of the sources. */
const isSupportedAgain = rememberLatest(
  CHECKED,
  isSupported,
  (statement) => `${statement.text}\0${groundsOf(statement)}`,
);

const MERELY = new Set("alleen slechts enkel only merely just".split(" "));
/** Where one claim ends and the next begins; not inside 50.000. */
const CLAUSE_BORDER =
  /[.!?,:](?=\s|$)|[;()[\]"“”„…\n•–]|\s-\s|(?<=\s)(?=(?:maar|dat|terwijl|omdat|doordat|zodat|waardoor|hoewel|zonder|but|that|while|because|although|without)\s)/iu;
/** Share of a clause's words that another must have to speak of the same thing. */
const SAME_CLAIM = 2 / 3;

interface Clause {
  /** Stems of the words that say something. */
  words: string[];
  negated: boolean;
}

/** Whether a text denies something: "niet", "geen", "without"; "niet alleen A" denies nothing. */
export function hasNegation(text: string): boolean {
  return readClauses(text).some(({ negated }) => negated);
}

/** Whether a text affirms what its grounds deny or denies what they affirm, clause by clause. */
function turnsAround(text: string, grounds: string): boolean {
  const said = readClauses(text);
  const known = readClauses(grounds);
  const denied = known.filter(({ negated }) => negated);
  const affirmed = known.filter(({ negated }) => !negated);
  return (
    usesOpposite(text, grounds) ||
    losesNotOnly(text, grounds) ||
    said.some((clause) =>
      clause.negated
        ? !deniesAlike(clause, denied, affirmed)
        : denied.some((other) => affirmsDenied(clause, other, affirmed)),
    )
  );
}

/** A denial needs a denial of the same, at least as near to it as anything that is affirmed. */
function deniesAlike(
  clause: Clause,
  denied: readonly Clause[],
  affirmed: readonly Clause[],
): boolean {
  // "De Werkagenda noemt geen resultaat": said of the source, not by it.
  if (clause.words.length === 0) return true;
  const nearest = (clauses: readonly Clause[]): number =>
    Math.max(0, ...clauses.map((other) => shareWords(clause, other).length));
  const near = nearest(denied);
  return near >= clause.words.length / 2 && near >= nearest(affirmed);
}

function affirmsDenied(clause: Clause, denied: Clause, affirmed: readonly Clause[]): boolean {
  const shared = shareWords(clause, denied);
  const isAll = shareWords(denied, clause).length >= denied.words.length * SAME_CLAIM;
  const isMost = shared.length > 1 && shared.length >= clause.words.length * SAME_CLAIM;
  if (shared.length === 0 || !(isAll || isMost)) return false;
  return !affirmed.some(({ words }) => shared.every((word) => words.some((one) => one === word)));
}

/** The words of the first that the second has, also as the end of a compound. */
function shareWords(first: Clause, second: Clause): string[] {
  return first.words.filter((word) =>
    second.words.some((other) => {
      const isCompound = Math.min(word.length, other.length) >= 5;
      return word === other || (isCompound && (word.endsWith(other) || other.endsWith(word)));
    }),
  );
}

function readClauses(text: string): Clause[] {
  // "Dit betekent niet | dat we stoppen": a denial that says nothing itself denies what follows.
  let isDenied = false;
  return text.split(CLAUSE_BORDER).map((clause) => {
    const tokens = tokenize(clause);
    const isNegation = (index: number): boolean => {
      const normal = tokens[index]?.normal ?? "";
      if (!NEGATIONS.has(normal) && !/n['’]t$/.test(normal)) return false;
      const isNotOnly = MERELY.has(tokens[index + 1]?.normal ?? "") && index + 2 < tokens.length;
      const before = tokens.slice(Math.max(0, index - 2), index).map((token) => token.normal);
      return !isNotOnly && before.join(" ") !== "al dan";
    };
    const words = tokens
      .map(({ normal }) => normal)
      .filter((normal) => !NEGATIONS.has(normal) && !/n['’]t$/.test(normal))
      .filter((normal) => !isEmptyWord(normal))
      .map((normal) => stem(normal))
      .filter((word) => !FRAME.has(word));
    const inherits = isDenied && /^(?:dat|that)\b/i.test(clause);
    const negated = inherits || tokens.some((_, index) => isNegation(index));
    isDenied = negated && words.length === 0;
    return { words, negated };
  });
}

/** "veilig" where the grounds have only "onveilig", or the other way about. */
function usesOpposite(text: string, grounds: string): boolean {
  const said = wordsOf(text);
  const known = wordsOf(grounds);
  const stems = stemsOf(known);
  const opposites = new Set([...known].map(dropDenial).filter((word) => word !== undefined));
  return [...said].some((word) => {
    if (stems.has(stem(word))) return false;
    const positive = dropDenial(word);
    return opposites.has(stem(word)) || (positive !== undefined && stems.has(positive));
  });
}

/** The stem of the word without its denying prefix; undefined when it has none. */
function dropDenial(word: string): string | undefined {
  const [, positive] = /^(?:on|niet-|non-|un)(\p{L}{4,})$/u.exec(word) ?? [];
  return positive === undefined ? undefined : stem(positive);
}

/** "alleen A" where the grounds say only "niet alleen A". */
function losesNotOnly(text: string, grounds: string): boolean {
  const only = /(?<!\b(?:niet|not)\s+)\b(?:alleen|slechts|enkel|only|merely)\b/i;
  const notOnly = /\b(?:niet|not)\s+(?:alleen|slechts|enkel|only|merely)\b/i;
  return only.test(text) && notOnly.test(grounds) && !only.test(grounds);
}

function wordsOf(text: string): Set<string> {
  return new Set(tokenize(text).map(({ normal }) => normal));
}

function stemsOf(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].map(stem));
}
