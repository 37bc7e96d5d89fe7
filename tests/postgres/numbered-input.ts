import type { StoreInput } from "../../src/store/passage-store.ts";
import { makeDocument, makeInput, makePassage, makeUnit } from "../store/make-input.ts";

/** A build whose changing passages name its number; half of its passages stay as they were. */
export function makeNumberedInput(number: number): StoreInput {
  const passages = Array.from({ length: 200 + (number % 7) }, (_, index) =>
    index % 2
      ? makePassage(`vast-${index}`, `Dit blijft bladzijde ${index}.`)
      : makePassage(`bouw-${index}`, `Bouw ${number} heeft bladzijde ${index}.`),
  );
  const vectors = passages.map((_, index) => makeUnit(1, index / 200, number / 100));
  return makeInput({
    passages,
    passageVectors: vectors,
    questions: passages.map(({ id, text }) => ({ passageId: id, text: `Waarom? ${text}` })),
    questionVectors: vectors,
    documents: [makeDocument("nota", `Bouw ${number}`)],
  });
}
