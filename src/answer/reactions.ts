import type { Lexicon } from "../retrieval/lexicon.ts";
import type { RankedPassage } from "../retrieval/retrieve.ts";

/** Somebody outside the cabinet, whose opinion a policy document may quote but seldom does. */
const OUTSIDERS = String.raw`(?:\p{L}*partij(?:en)?|fracties?|oppositie|coalitie|(?:tweede |eerste )?kamer(?:leden|lid)?|parlement|vakbond(?:en)?|journalisten|media|critici|parties|opposition|parliament|members of parliament|mps|journalists|critics)`;
/** Who thought what of something, or how was voted on it. */
const ASKS_REACTION = new RegExp(
  String.raw`\b(?:wat|hoe|what|how)\s+(?:vind(?:t|en)?|vond(?:en)?|denk(?:t|en)|dacht(?:en)?|reageer(?:t|de|den)|oordeel(?:t|de|den)|did|do|does)\s+(?:de |het |the )?(${OUTSIDERS})\b|\b(?:reactie|mening|kritiek|oordeel|standpunt|reaction|opinion|criticism) (?:van|of) (?:de |het |the )?(${OUTSIDERS})\b|\b(?:stemde|stemden|gestemd|voted?)\b`,
  "iu",
);
/** That somebody is told to have an opinion, or to have voted. */
const TELLS_REACTION =
  /\b(?:vindt|vinden|vond|vonden|meent|menen|stemde|stemden|gestemd|kritiek|bezwaar|bezwaren|motie|moties|reactie|reageerde|reageerden|verzocht|verzoekt|vroeg|vroegen)\b/i;

/** How was voted is told by such a word alone: a motion may be named without it. */
const VOTE = /\b(?:stemde|stemden|gestemd|voted?)\b/i;

/**
 * Whether a question asks how parties, parliament or media judged something, where none of the best
 * passages tells it of them.
 */
export function lacksReaction(
  text: string,
  best: readonly RankedPassage[],
  lexicon: Lexicon,
): boolean {
  const asked = text.match(ASKS_REACTION);
  if (!asked) return false;
  if (VOTE.test(asked[0])) return !best.some(({ passage }) => VOTE.test(passage.text));
  const who = lexicon.termsOf(asked[1] ?? asked[2] ?? "").map(({ term }) => term);
  return !best.some(({ passage }) => {
    if (!TELLS_REACTION.test(passage.text)) return false;
    const told = new Set(lexicon.termsOf(passage.text).map(({ term }) => term));
    return who.every((term) => told.has(term));
  });
}

/** What a question can take for granted, and the words without which a passage does not tell it. */
const GRANTED: readonly { asks: RegExp; tells: RegExp }[] = [
  // That somebody came before or after somebody else in an office.
  {
    asks: /\b(?:wie|hoe heet(?:te)?|who)\b.{0,60}\b(?:opvolgers?|opgevolgd|opvolgden?|volg(?:t|de|den)\b.{1,60}\bop(?=\s+als\b|\s*[?.]?$)|voorgangers?|succe(?:ssor|eded|eds)|predecessor)/i,
    tells: /opvolg|opgevolgd|vervolg|voorganger/i,
  },
  // That a firm makes something.
  {
    asks: /(?<!\b(?:met|voor|aan|van|bij|door|with|for|to|by)\s)\b(?:welke?|which|what)\s+(?:\S+\s+)?(?:bedrij(?:f|ven)|leveranciers?|firma|softwarehuis|compan(?:y|ies)|suppliers?|vendors?)\b.{0,30}\b(?:bouw(?:t|en|de|den)|gebouwd|maakt|maken|maakte|gemaakt|levert|leveren|leverde|geleverd|ontwikkelt|ontwikkelde|ontwikkeld|hosts?|build|builds|built|makes?|made|suppl(?:y|ies|ied)|develops?|developed)\b/i,
    tells: /leverancier|(?:gebouwd|gemaakt|ontwikkeld|geleverd) door/i,
  },
  // That somebody was given an order to make something.
  {
    asks: /\b(?:wie|welke?|who|which)\b.{0,60}\b(?:won(?!['’])|winnaar|gewonnen|gegund|awarded|aanbesteding|tender)\b/i,
    tells: /aanbested|gegund|winnaar|gewonnen/i,
  },
  // That something is done to who breaks a rule.
  {
    asks: /\b(?:straf|straffen|celstraf|gevangenisstraf|boetes?|dwangsom|penalty|penalties|fined|fines|prison|punish\p{L}*)\b/iu,
    tells: /\bstraf|boete|sanctie|dwangsom/i,
  },
];

/** Whether a question takes something for granted that none of the best passages tells. */
export function lacksTelling(text: string, best: readonly RankedPassage[]): boolean {
  return GRANTED.some(
    ({ asks, tells }) => asks.test(text) && !best.some(({ passage }) => tells.test(passage.text)),
  );
}
