import { tokenize } from "./tokens.ts";

// Words of the one language that the other does not have (so not: in, is, of, was, we, over, die).
const DUTCH = new Set(
  (
    "de het een en van wat wie wanneer waar waarom hoe hoeveel welke welk wordt worden heeft hebben " +
    "voor met bij naar aan op uit om te dat dit deze er ook niet geen nog kan kun kunt moet moeten " +
    "zijn ik je jij mij mijn hij zij wij ons onze hun door als dan maar of uw u zegt staat gaat doet " +
    "komt krijgt vertel geef noem tot tegen onder tussen sinds eind klaar verantwoordelijk"
  ).split(" "),
);
const ENGLISH = new Set(
  (
    "the a an and of to for with from by about what who when where why how which whose does do did " +
    "are were has have had can could will would should must be been being this that these those " +
    "there their they them he she you your it its not no many much any i my our us if at into " +
    "tell give list show name explain please owns own say says said between under"
  ).split(" "),
);
// What an English question is about tells less than how it is put.
const ENGLISH_TOPICS = new Set(
  (
    "government ministry ministries citizens policy strategy action actions ready goals responsible " +
    "people organisation organisations"
  ).split(" "),
);
const SHARED = new Set(["of", "had", "over", "die", "u", "i", "a", "an", "by", "under", "no"]);
// Letters that one language uses and the other hardly ever does.
const DUTCH_LETTERS = /ij|aa|uu|oe|eeu|ieu|sch|lijk|heid|atie|eren$|ing(?:en)$/u;
const ENGLISH_LETTERS = /th|wh|tion|ough|ould|ity$|ment$|ness$|[a-z]{2}y$|[a-z]{3}ed$|sh/u;

/**
 * The language a question is asked in, by its function words and, lighter, by its letters. A text
 * that is too short or too mixed to tell is Dutch: a Dutch question often names an English law.
 */
export function detectLanguage(text: string): "nl" | "en" {
  let dutch = 0;
  let english = 0;
  for (const { normal, kind } of tokenize(text)) {
    if (kind !== "word") continue;
    const weight = SHARED.has(normal) ? 0.5 : 2;
    if (DUTCH.has(normal)) dutch += weight;
    if (ENGLISH.has(normal)) english += weight;
    if (ENGLISH_TOPICS.has(normal)) english += 1;
    if (DUTCH_LETTERS.test(normal)) dutch += 0.5;
    if (ENGLISH_LETTERS.test(normal)) english += 0.5;
  }
  return english >= 2 && english > dutch ? "en" : "nl";
}
