import { markStretches } from "../shared/marks.ts";
import { findStretches } from "./fold.ts";

/** The text as nodes, with every place where a folded word stands marked. */
export function markWords(text: string, words: readonly string[]): Node[] {
  return markStretches(text, findStretches(text, words));
}
