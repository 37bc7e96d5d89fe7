import { findDates, findNumbers } from "../dutch/numbers.ts";
import type { Understood } from "../question/understand.ts";

/** What an answer must hold to be one: a question for an amount is not answered without a figure. */
export type Demand = "money" | "percentage" | "number" | "date" | "name" | "none";

const MONEY = /€|\beuro\b|\b(?:miljoen|miljard)\b/i;
const PERCENTAGE = /\d\s?%|\bprocent\b|\bpercent\b/i;
const NUMBER_WORD =
  /\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|drietal|beide|dubbel|helft|kwart|enkele|om de)\b/i;
const TIME =
  /\b(?:19|20)\d\d\b|\b(?:jaarlijks|maandelijks|dagelijks|medio|zomer|voorjaar|najaar|kwartaal|Q[1-4]|regelmatig|begin|eind|dit jaar|volgend jaar|komende|binnenkort|straks|tijdens)\b/i;
/** Two words with a capital in a row, initials allowed: Alexandra C. van Huffelen. */
const PERSON = /\p{Lu}\p{Ll}+ (?:\p{Lu}\. )?(?:(?:van|de|der|den|ter) )*\p{Lu}\p{Ll}+/u;

/** What the question demands of its answer. */
export function demandOf({ wants, text }: Understood): Demand {
  if (wants.includes("money")) return "money";
  if (/\b(?:procent|percentage|percent)\b|%/i.test(text) && wants.includes("number")) {
    return "percentage";
  }
  if (wants.includes("date")) return "date";
  if (wants.includes("person") && /\b(?:wie|who|naam|name|namens)\b/i.test(text)) return "name";
  if (wants[0] === "number" || (wants.includes("number") && wants[0] !== "owner")) return "number";
  return "none";
}

/** Whether a text holds what is demanded. */
export function meets(demand: Demand, text: string): boolean {
  switch (demand) {
    case "money":
      return MONEY.test(text) && findNumbers(text).length > 0;
    case "percentage":
      return PERCENTAGE.test(text) || /\b(?:helft|kwart|derde|op de)\b/i.test(text);
    case "number":
      return findNumbers(text).length > 0 || NUMBER_WORD.test(text);
    case "date":
      return findDates(text).length > 0 || TIME.test(text);
    case "name":
      return PERSON.test(text);
    case "none":
      return true;
  }
}
