import { describe, expect, it } from "vitest";
import { findComplement } from "../../src/answer/like-question.ts";
import { cutUnits } from "../../src/answer/units.ts";
import { buildLexicon } from "../../src/retrieval/lexicon.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { rankInOrder } from "../make-ranking.ts";
import { expandNothing, makePassage } from "../retrieval/small-corpus.ts";

const text =
  "In Noorwegen en Zweden geldt een motto. Verzoeken worden daar binnen enkele uren afgerond. Digitalisering vergt openheid.";
const lexicon = buildLexicon(
  [text, "Gemeenten delen gegevens.", "Ouderen krijgen hulp."],
  new Set(),
);

/** The passage as it was found by a stored question that is this like the one asked. */
function cut(likeQuestion: string, question: number) {
  const [ranked] = rankInOrder([makePassage("manifest/p1-1", text)]);
  if (!ranked) throw new Error("A ranking of one passage has one.");
  const one = { ...ranked, likeQuestion, features: { ...ranked.features, question } };
  const asked = "Hoe snel krijg je stukken in Zweden?";
  const units = cutUnits(one, readQuery(asked, "nl", lexicon, expandNothing), lexicon);
  return { one, units };
}

const stored = "Hoe snel worden verzoeken in Noorwegen en Zweden afgerond?";

describe("the sentence that a stored question was written for", () => {
  it("is quoted besides the one that shares words with the question asked", () => {
    const { one, units } = cut(stored, 0.5);
    const found = findComplement(one, units.slice(0, 1), units, lexicon, 85);
    expect(found?.text).toBe("Verzoeken worden daar binnen enkele uren afgerond.");
  });

  it("is left out when it is chosen already, or when it is too long", () => {
    const { one, units } = cut(stored, 0.5);
    expect(findComplement(one, units.slice(0, 2), units, lexicon, 85)).toBeUndefined();
    expect(findComplement(one, units.slice(0, 1), units, lexicon, 5)).toBeUndefined();
  });

  it("is not looked for when that question is about something else", () => {
    const { one, units } = cut(stored, 0.2);
    expect(findComplement(one, units.slice(0, 1), units, lexicon, 85)).toBeUndefined();
  });
});
