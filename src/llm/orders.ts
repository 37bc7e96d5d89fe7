import { splitSentences } from "../dutch/sentences.ts";

/** Sentences that speak to a model or tell whoever answers what to do, Dutch and English. */
const ORDERS: readonly RegExp[] = [
  /\b(?:negeer|vergeet|omzeil|ignore|disregard|forget|override|bypass)\b/iu,
  /\b(?:systeem|system|assistant|assistent|developer|ontwikkelaar|admin|beheerder|gebruiker|user)\s*(?:\p{L}+\s*)?:/iu,
  /\b(?:systeemprompt|system prompt|systeeminstructie|prompt|jailbreak|taalmodel|language model|chatbot|developer mode)\b/iu,
  /\b(?:je|jij|you)\s+(?:bent|are)\s+(?:nu|vanaf nu|now|no longer|geen)\b/iu,
  /\b(?:vanaf nu|from now on|new instructions?|nieuwe (?:instructies?|opdracht))\b/iu,
  /(?:^|[:;,("“]\s*)(?:dus |please |let op,? |alsjeblieft )?(?:zeg|antwoord|schrijf|vertel|herhaal|meld|vermeld|citeer|verwijs|doe alsof|laat weg|voeg|verander|vervang|stuur|say|answer|respond|reply|write|tell|repeat|print|output|cite|pretend|act as|add|append|change|replace|return|send|state|translate|vertaal)\b/iu,
  /<!--|<\/?\w+>|<\|\w+\|>|\[\/?(?:INST|SYS|SYSTEM)\]|^#{2,}\s/iu,
];

/**
 * The part of an excerpt that may carry a rephrased statement: all before the first sentence that
 * gives an order. What follows an order may be what it wants said.
 */
export function cutBeforeOrders(text: string): string {
  const order = splitSentences(text).find(({ start, end }) => {
    const sentence = text.slice(start, end);
    return ORDERS.some((pattern) => pattern.test(sentence));
  });
  return order ? text.slice(0, order.start).trim() : text;
}
