import { QUESTION_WORDS, STOP_WORDS } from "../dutch/stop-words.ts";
import { tokenize } from "../dutch/tokens.ts";
import type { Understood } from "./understand.ts";

/** What a question asks of a document itself, instead of something that stands in it. */
export type DocumentAspect = "about" | "addressee" | "sender" | "signature" | "basis" | "title";

/** How an aspect is asked for, and the words that may stand in such a question besides. */
interface Wording {
  aspect: DocumentAspect;
  asks: RegExp;
  words: RegExp;
}

/** The first that fits is what is asked; what is about the document has no word of its own. */
const WORDINGS: readonly Wording[] = [
  {
    aspect: "addressee",
    asks: /\b(?:aan|naar|tot) (?:wie|welke)\b|\bgeadresseerde\b|\bontvanger\b|\b(?:who|whom)\b.*\bto\b|\bto whom\b|\baddressee\b|\brecipient\b/i,
    words:
      /^(?:gericht|richt|gestuurd|stuurde|verstuurd|verstuurde|verzonden|gezonden|geadresseerde?|ontvanger|bestemd|aangeboden|geschreven|addressed|addressee|recipient|sent|presented|written|directed)$/,
  },
  {
    aspect: "signature",
    asks: /\b(?:wie|wiens|who|whose|welke?)\b.*\b(?:ondertekend|ondertekenden?|tekenden?|getekend|handtekening|signed|signature)\b|\bondertekenaars?\b/i,
    words:
      /^(?:ondertekend|ondertekenden?|tekenden?|getekend|handtekening|ondertekenaars?|signed|signature|bewindspers\p{L}+|ministers?|staatssecretaris|namens)$/u,
  },
  {
    aspect: "sender",
    asks: /\b(?:wie|wiens|who|whose|welke?|wat|which|what)\b.*\b(?:schre(?:ef|ven)|geschreven|gestuurd|stuurden?|verstuurden?|verstuurd|verzonden|opgesteld(?:en)?|gemaakt|maakten?|afkomstig|afzender|auteurs?|kwam(?:en)?|komt|komen|namens|aangeboden|boden?|uitgegeven|uitgebracht|gepubliceerd|publiceerden?|bedacht|wrote|written|sent|published|issued|made|authors?|behind|from)\b|\b(?:van|door|namens) (?:wie|welke?\s+\S+)\b|\bfrom whom\b|^\W*(?:auteurs?|afzender)\b/i,
    words:
      /^(?:schre(?:ef|ven)|geschreven|gestuurd|stuurden?|verstuurden?|verstuurd|verzonden|opgesteld(?:en)?|gemaakt|maakten?|afkomstig|afzender|auteurs?|schrijvers?|kwam(?:en)?|komt|komen|namens|aangeboden|boden?|uitgegeven|uitgebracht|gepubliceerd|publiceerden?|bedacht|bewindspers\p{L}+|ministers?|ministeries?|staatssecretaris|organisaties?|partijen|overheden|twee|samen|oorspronkelijk|wrote|written|sent|published|issued|made|authors?|behind|ministers|organi[sz]ations|two)$/u,
  },
  {
    aspect: "basis",
    asks: /\b(?:gebaseerd|baseert|bouwt|bouwen|voortbouwt|voortbouwen|voortgebouwd|borduurt|steunt|builds?|based|draws?|relies)\b|\b(?:komt|komen|vloeit|vloeien) voort\b/i,
    words:
      /^(?:gebaseerd|baseert|zich|bouwt|bouwen|voort|voortbouwt|voortbouwen|voortgebouwd|borduurt|steunt|komt|komen|vloeit|vloeien|bestaande|eerdere|documenten|stukken|beleidsstukken|rapporten|strategie(?:ën|en)|plannen|beleid|wetten|bronnen|agenda['’]?s|welk|builds?|based|draws?|relies|upon|existing|earlier|documents|reports|strategies|plans|policy|policies|sources|agendas)$/,
  },
  {
    aspect: "title",
    asks: /\bhoe heet\b|\b(?:volledige|officiële|hele) (?:titel|naam)\b|\btitel van\b|\b(?:full|official) (?:title|name)\b|\btitle of\b/i,
    words:
      /^(?:heet|titel|naam|voluit|volledige|officiële|officieel|hele|full|official|title|name)$/,
  },
  {
    aspect: "about",
    asks: /\bover welke (?:onderwerpen|thema['’]?s|zaken)\b.*\bgaat\b/i,
    words: /^(?:onderwerpen|thema['’]?s|zaken|gaat)$/,
  },
  {
    aspect: "about",
    asks: /\bwaar gaat\b|\bwaar(?:toe|voor) dient\b|\bwat (?:is|zijn|doet|wil|behandelt|beschrijft|omschrijft|regelt)\b|\bwat (?:staat|houdt|zegt)\b|\bwhat\b/i,
    words:
      /^(?:gaat|dient|inhoud|inhoudt|houdt|doel|doelen|strekking|kern|bedoeling|behandelt|beschrijft|omschrijft|regelt|kort|samengevat|hoofdzaak|hoofdlijn|about|purpose|aim|goal|contents?|cover|covers|contain|contains)$/,
  },
];

/** Words that only help to name a document: "de hoofdlijnenbrief over digitalisering", "de brief uit 2022". */
const NAMING =
  /^(?:digitalisering|digitaliseringsbeleid|digitalisation|tweede|kamer|parlement|brief|kamerbrief|document|agenda|plan|kabinet|letter|parliament|dutch|government|documents?|die|dat|deze|dit|die|dateert|20\d\d|\d{1,2}|maart|november)$/;

/**
 * What is asked of the one document that a question names: what it is about, to whom or from whom it is,
 * who signed it, what it builds on, its title. Undefined when any word asks for something else.
 */
export function aspectOf({
  text,
  documents,
  documentNames,
}: Pick<Understood, "text" | "documents" | "documentNames">): DocumentAspect | undefined {
  if (documents.length !== 1) return undefined;
  const bare = documentNames.reduce((rest, name) => rest.replace(name, " "), text);
  const words = tokenize(bare)
    .map(({ normal }) => normal)
    .filter((word) => !STOP_WORDS.has(word) && !QUESTION_WORDS.has(word) && !NAMING.test(word));
  return WORDINGS.find((one) => one.asks.test(bare) && words.every((word) => one.words.test(word)))
    ?.aspect;
}
